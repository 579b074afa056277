/** What a comment says in foreign files: `# nhi: owner=payments every=180d purpose="bank file upload"`. */

export const NOTE_KEYS = ["owner", "sponsor", "purpose", "rotated", "every", "expires", "review"] as const;

export type NoteKey = (typeof NOTE_KEYS)[number];

/** `start` and `end` are the value's place in the comment, its quotes left out. */
export interface CommentKey {
  readonly key: NoteKey;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** A word that is no `key=value` of ours, with its place in the comment. */
export interface StrayWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface CommentKeys {
  readonly keys: readonly CommentKey[];
  readonly stray: readonly StrayWord[];
}

const HEAD = /^(?:#+|\/\/)\s*nhi:/;
const PAIR = /([A-Za-z][\w-]*)=(?:"([^"]*)"|'([^']*)'|(\S*))|(\S+)/g;

export const isNoteKey = (key: string): key is NoteKey => (NOTE_KEYS as readonly string[]).includes(key);

/** The keys of one comment (with its `#`, without the line break); undefined: the comment is not addressed to us. A key written twice is kept twice. */
export function parseComment(comment: string): CommentKeys | undefined {
  const head = HEAD.exec(comment);
  if (!head) return undefined;
  const keys: CommentKey[] = [];
  const stray: StrayWord[] = [];
  for (const match of comment.slice(head[0].length).matchAll(PAIR)) {
    const start = head[0].length + match.index;
    const end = start + match[0].length;
    const key = match[1];
    if (key === undefined || !isNoteKey(key)) {
      stray.push({ text: key ?? match[0], start, end: key === undefined ? end : start + key.length });
      continue;
    }
    const quoted = match[2] ?? match[3];
    const from = start + key.length + 1 + (quoted === undefined ? 0 : 1);
    const value = quoted ?? match[4] ?? "";
    keys.push({ key, value, start: from, end: from + value.length });
  }
  return { keys, stray };
}
