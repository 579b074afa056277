/** What a suppression says: `# nhi-ignore scope-wildcard until=2027-03-31 by=security reason="bootstrap role, SEC-88"`. */
import type { Span } from "../text/span.ts";

export const SUPPRESSION_KEYS = ["until", "by", "reason"] as const;

export type SuppressionKey = (typeof SUPPRESSION_KEYS)[number];

/** A word with its place in the text. */
export interface Word extends Span {
  readonly text: string;
}

/** A key with its value, whose quotes are left out of its place. */
export interface KeyWord extends Word {
  readonly key: SuppressionKey;
}

/** What means nothing: a key that there is not, a key for the second time, a word behind the keys, a quote that is not closed. */
export interface StrayWord extends Word {
  readonly is: "key" | "twice" | "word" | "quote";
}

export interface SuppressionWords {
  /** The word that begins it. */
  readonly head: Word;
  /** For the whole file. */
  readonly file: boolean;
  readonly rules: readonly Word[];
  /** Each key once. */
  readonly keys: readonly KeyWord[];
  readonly stray: readonly StrayWord[];
}

/** What every text that holds one has in it. */
export const SUPPRESSION_MARK = "nhi-ignore";

const HEAD = /^(?:#+|\/\/+)[ \t]*(nhi-ignore(?:-file)?):?(?=[\s,]|$)/;
const PART = /([A-Za-z][\w-]*)=(?:(["'])([\s\S]*?)(\2|$)|([^\s,]*))|([^\s,]+)/g;

/** The words of one comment (with its `#` or `//`, without the line break); undefined: it is none of ours. */
export function parseSuppression(comment: string): SuppressionWords | undefined {
  const head = HEAD.exec(comment);
  const word = head?.[1];
  if (!head || word === undefined) return undefined;
  const start = head[0].indexOf(word);
  return {
    head: { text: word, start, end: start + word.length },
    file: word !== SUPPRESSION_MARK,
    ...partsOf(comment, head[0].length),
  };
}

/** The words of an annotation `nhi/ignore`, which needs no head: its first rule stands for one, or the whole value. */
export function annotatedSuppression(value: string): SuppressionWords {
  const parts = partsOf(value, 0);
  return { head: parts.rules[0] ?? { text: value, start: 0, end: value.length }, file: false, ...parts };
}

/** The words behind `from`. */
function partsOf(text: string, from: number): Pick<SuppressionWords, "rules" | "keys" | "stray"> {
  const rules: Word[] = [];
  const keys: KeyWord[] = [];
  const stray: StrayWord[] = [];
  let named = false;
  for (const match of text.slice(from).matchAll(PART)) {
    const [whole, key, quote, quoted, closing, bare, plain] = match;
    const start = from + match.index;
    if (key === undefined) {
      const word = { text: plain ?? "", start, end: start + whole.length };
      if (named) stray.push({ ...word, is: "word" });
      else rules.push(word);
      continue;
    }
    named = true;
    const place = { text: key, start, end: start + key.length };
    if (quote !== undefined && closing === "")
      stray.push({ ...place, end: start + whole.length, is: "quote" });
    else if (!isKey(key)) stray.push({ ...place, is: "key" });
    else if (keys.some((one) => one.key === key)) stray.push({ ...place, is: "twice" });
    else {
      const value = quoted ?? bare ?? "";
      const at = place.end + 1 + (quote === undefined ? 0 : 1);
      keys.push({ key, text: value, start: at, end: at + value.length });
    }
  }
  return { rules, keys, stray };
}

const isKey = (key: string): key is SuppressionKey => (SUPPRESSION_KEYS as readonly string[]).includes(key);
