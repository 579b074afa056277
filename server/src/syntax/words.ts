/** What the YAML parser complains about, in our words. */
import type { Flaw } from "./cuts.ts";
import type { SyntaxProblem } from "./node.ts";

interface Word {
  readonly code: string;
  readonly message: string;
}

const UNEXPECTED: Word = { code: "unexpected", message: "This is not valid YAML here." };

/** By the parser's code. */
const WORDS: Readonly<Record<string, Word>> = {
  ALIAS_PROPS: { code: "alias", message: "An alias cannot have an anchor or a tag of its own." },
  BAD_ALIAS: {
    code: "alias",
    message:
      "A name is missing here. `*` and `&` start an alias or an anchor; quote the text if it means itself.",
  },
  BAD_COLLECTION_TYPE: { code: "tag", message: "This tag does not fit what it stands before." },
  BAD_DIRECTIVE: {
    code: "directive",
    message: "A line that starts with `%` is a directive; this one is not known.",
  },
  BAD_DQ_ESCAPE: {
    code: "escape",
    message: "This escape is not known. Write `\\\\` for a backslash, or use single quotes.",
  },
  BAD_INDENT: { code: "indent", message: "This line does not stand at the column of its neighbours." },
  BAD_PROP_ORDER: {
    code: "tag",
    message: "An anchor or a tag stands behind the indicator, before the value.",
  },
  BAD_SCALAR_START: {
    code: "quote-needed",
    message: "Plain text cannot start with this character. Put the text in quotes.",
  },
  BLOCK_AS_IMPLICIT_KEY: {
    code: "colon",
    message: "A second `: ` on one line. Quote the value, or start a new line.",
  },
  BLOCK_IN_FLOW: {
    code: "flow",
    message: "Lines with a dash or an indented key cannot stand inside brackets.",
  },
  KEY_OVER_1024_CHARS: { code: "key", message: "A key of more than 1,024 characters." },
  MULTILINE_IMPLICIT_KEY: {
    code: "colon",
    message: "A key stands on one line with its colon. Is a colon missing on the line above?",
  },
  MULTIPLE_ANCHORS: { code: "anchor", message: "A value has one anchor at most." },
  MULTIPLE_DOCS: { code: "document", message: "A second document starts here; `---` is missing above it." },
  MULTIPLE_TAGS: { code: "tag", message: "A value has one tag at most." },
  RESOURCE_EXHAUSTION: { code: "nesting", message: "This is nested too deep." },
  TAB_AS_INDENT: { code: "tab", message: "A tab indents this line; YAML wants spaces." },
  TAG_RESOLVE_FAILED: { code: "tag", message: "This tag cannot be understood." },
};

/** By the start of the parser's message, where its code says too little. */
const MISSING: readonly (readonly [string, Word])[] = [
  ["Missing closing", { code: "quote", message: "This quote is never closed." }],
  ["Implicit map keys", { code: "colon", message: "A colon is missing: expected `key: value`." }],
  ["Implicit keys", { code: "colon", message: "A colon is missing: expected `key: value`." }],
  ["Missing , ", { code: "comma", message: "A comma is missing between two entries." }],
  ["Missing space", { code: "space", message: "A space is missing here." }],
  ["Comments must", { code: "space", message: "A comment needs a space before its `#`." }],
  ["Tags and anchors", { code: "space", message: "A space is missing behind this tag or anchor." }],
  ["Sequence item without", { code: "dash", message: "A list item starts with `- `." }],
  [
    "Block scalars with",
    { code: "indent", message: "The first lines of this text are indented deeper than the rest." },
  ],
  [
    "Block scalar header",
    { code: "unexpected", message: "Only `|` or `>` with an indent or a `+` or `-` can stand here." },
  ],
  ["Missing directives-end", { code: "directive", message: "`---` is missing behind the directives." }],
  [
    "Plain value cannot start with",
    { code: "quote-needed", message: "Plain text cannot start with this character. Put the text in quotes." },
  ],
  ["Unexpected flow-seq-end", { code: "bracket", message: "This `]` closes nothing." }],
  ["Unexpected flow-map-end", { code: "bracket", message: "This `}` closes nothing." }],
];

/** The problem for an error of the parser at `at`. The span ends with the word there, or with its line. */
export function inOurWords(text: string, code: string, message: string, at: number): SyntaxProblem {
  const byMessage = MISSING.find(([start]) => message.startsWith(start))?.[1];
  const open = /^(Flow \w+|Expected flow)\b/.test(message) && /must|end with|to end|expected/i.test(message);
  const bracket: Word | undefined = open
    ? { code: "bracket", message: "This bracket is never closed." }
    : undefined;
  const word = byMessage ?? bracket ?? WORDS[code] ?? UNEXPECTED;
  return { ...place(text, at), code: word.code, message: word.message, grade: "error" };
}

/** A small span at `at`: the word there; at a line's end the last word before it, so that there is something to see. */
export function place(text: string, at: number): { start: number; end: number } {
  let start = Math.max(0, Math.min(at, text.length));
  while (start > 0 && /^(\s|)$/.test(text.charAt(start))) start--;
  const word = /^[^\s,[\]{}]+/.exec(text.slice(start, start + 200));
  let from = start;
  if (start < at) while (from > 0 && !/\s/.test(text.charAt(from - 1))) from--;
  return { start: from, end: Math.min(text.length, start + (word?.[0].length ?? 1)) };
}

/** The problem for a segment that stands where it should not. It sits on the segment's first line of content. */
export function flawed(text: string, flaw: Flaw, section: string): SyntaxProblem {
  const line = /^(?:[ \t]*(?:#[^\n]*)?\r?\n)*[ ]*/.exec(text)?.[0].length ?? 0;
  const [code, message] = FLAWS[flaw];
  const stop = /^[^\s]*/.exec(text.slice(line, line + 200))?.[0].length ?? 0;
  return {
    start: line,
    end: line + Math.max(stop, 1),
    code,
    message: message.replace("…", section),
    grade: "error",
  };
}

const FLAWS: Readonly<Record<Flaw, readonly [string, string]>> = {
  misplaced: [
    "misplaced",
    "This line stands in the middle of `…`: the entries behind it belong there. Move it above or below them.",
  ],
  dedented: ["indent", "This line does not stand at the column of the entries of `…`."],
  style: ["indent", "The entries of `…` are all `key:` or all `- `; this one differs."],
};

/** No span of a problem is wider. */
const WIDEST = 200;

const SAID = {
  quote: "This quote is not closed on its line.",
  bracket: "This bracket is never closed.",
  colon: "A colon is missing: expected `key: value`.",
  deep: "This line is indented deeper than its neighbours.",
  stray: "This line belongs to nothing: expected `key: value` at the column of its neighbours.",
  tab: "A tab indents this line; YAML wants spaces.",
  conflict: "A merge conflict is left here. Choose one side and remove the marks.",
  nesting: "This is nested too deep to be read.",
  encoding:
    "The file is not valid UTF-8 from here on, or holds the sign that stands for a broken character. Save it as UTF-8.",
} as const;

/** A problem that we find ourselves. */
export const said = (what: keyof typeof SAID, start: number, end: number): SyntaxProblem => ({
  start,
  end: Math.min(end, start + WIDEST),
  code: what === "deep" ? "indent" : what,
  message: SAID[what],
  grade: "error",
});
