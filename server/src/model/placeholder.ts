/** Words that people write in the place of an answer. */

const STUBS = new Set([
  "",
  "tbd",
  "tba",
  "todo",
  "fixme",
  "changeme",
  "replaceme",
  "placeholder",
  "none",
  "na",
  "n/a",
  "unknown",
  "unset",
  "null",
  "xxx",
  "?",
  "???",
  "...",
]);

/** Words that stand in an owner's place and name nobody who could be called. */
const NOBODIES = new Set([
  "everyone",
  "everybody",
  "anyone",
  "anybody",
  "nobody",
  "noone",
  "noowner",
  "unowned",
  "shared",
  "guest",
  "guests",
  "example",
  "yourteam",
  "myteam",
  "teamname",
  "ownername",
]);

/** Whether the text is an unfilled stub: empty, `TODO …`, `tbd`, `n/a`, `<what it does>`. */
export function isStub(text: string): boolean {
  const word = text.trim().toLowerCase();
  return (
    /^<[^<>@]*>$/.test(word) ||
    /^(todo|tbd|tba|fixme|changeme|xxx)\b/.test(word) ||
    STUBS.has(word) ||
    STUBS.has(squeezed(word))
  );
}

/** Whether an owner's name is a stub or names everybody and so nobody: `everyone`, `user:guest`, `@acme/shared`, `No owner`. */
export function isPlaceholderOwner(ref: string): boolean {
  if (isStub(ref)) return true;
  const last = ref
    .trim()
    .toLowerCase()
    .replace(/^.*[/:]/, "")
    .replace(/^@/, "");
  return isStub(last) || NOBODIES.has(squeezed(last)) || NOBODIES.has(squeezed(ref.toLowerCase()));
}

const squeezed = (word: string): string => word.replace(/[\s_-]+/g, "");
