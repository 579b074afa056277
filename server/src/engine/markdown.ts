/** Markdown that shows any text as it is: names come from files and could hold anything. */

/** As code; backticks inside get a longer fence. */
export function code(text: string): string {
  const line = text.replace(/\s+/g, " ");
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  if (longest === 0) return `\`${line}\``;
  const fence = "`".repeat(longest + 1);
  return `${fence} ${line} ${fence}`;
}

/** As prose. */
export const plain = (text: string): string =>
  text.replace(/\s+/g, " ").replace(/[\\`*_{}[\]<>#|~]/g, "\\$&");

/** A link with a tooltip. */
export const link = (name: string, uri: string, tip: string): string =>
  `[${plain(name)}](${uri.replace(/[()\s<>]/g, encodeURIComponent)} "${tip.replace(/["\\\n]/g, "'")}")`;
