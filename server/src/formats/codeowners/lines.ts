/** Lines of a CODEOWNERS file: a pattern, then owners; GitLab's sections with their default owners. */

/** With its place in the file's text. */
export interface Word {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

export interface Line {
  /** undefined for the header of a section. */
  readonly pattern: Word | undefined;
  readonly owners: readonly Word[];
  /** What stands in an owner's place and is none. */
  readonly stray: readonly Word[];
}

/** GitLab: `[Section]`, `^[Optional section][2] @default`. GitHub has no brackets in patterns. */
const SECTION = /^\^?\[[^\]]*\](?:\[\d+\])?(?=\s|$)/;
const WORDS = /(?:\\.|[^\s\\])+|\\$/g;

/** All lines that say something. Below a section's header, a line without owners has the header's. */
export function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  let inherited: readonly Word[] = [];
  for (const { 0: whole, index } of text.matchAll(/[^\r\n]+/g)) {
    const skip = whole.length - whole.replace(/^[\s\uFEFF]+/, "").length;
    const said = whole.slice(skip);
    if (said === "" || said.startsWith("#")) continue;
    const base = index + skip;
    const section = SECTION.exec(said)?.[0];
    if (section !== undefined) {
      const header = {
        pattern: undefined,
        ...sorted(wordsOf(said.slice(section.length), base + section.length)),
      };
      inherited = header.owners;
      lines.push(header);
      continue;
    }
    const [pattern, ...rest] = wordsOf(said, base);
    if (!pattern) continue;
    const { owners, stray } = sorted(rest);
    lines.push({
      pattern: {
        ...pattern,
        value: pattern.value.replace(/\\(.)/g, (all, it) => (/[\s#]/.test(it) ? it : all)),
      },
      owners: rest.length === 0 ? inherited : owners,
      stray,
    });
  }
  return lines;
}

/** Words up to a comment; `\ ` is a blank inside a word. */
function wordsOf(text: string, base: number): readonly Word[] {
  const words: Word[] = [];
  for (const { 0: value, index } of text.matchAll(WORDS)) {
    if (value.startsWith("#")) break;
    words.push({ value, start: base + index, end: base + index + value.length });
  }
  return words;
}

/** `@user`, `@org/team`, `@group/sub/team`, GitLab's `@@role`, or a mail address. */
const OWNER = /^(?:@{1,2}[\w.-]+(?:\/[\w.-]+)*|[^\s@,]+@[^\s@,]+\.[^\s@,]+)$/;

export const isOwner = (word: string): boolean => word.length < 300 && OWNER.test(word);

const sorted = (words: readonly Word[]): Pick<Line, "owners" | "stray"> => ({
  owners: words.filter(({ value }) => isOwner(value)),
  stray: words.filter(({ value }) => !isOwner(value)),
});
