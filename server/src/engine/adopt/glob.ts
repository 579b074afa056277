/** A CODEOWNERS pattern as a glob from the folder that its file governs. */

/** undefined for a pattern that matches nothing (`!docs`), which no rule can say. */
export function globOf(pattern: string): string | undefined {
  const text = pattern.trim();
  if (text === "" || text.startsWith("!")) return undefined;
  if (text === "*" || text === "/" || text === "**" || text === "/**") return "**";
  // A slash at the start or in the middle ties the pattern to the folder; without one it counts at any depth.
  const tied = text.slice(0, -1).includes("/");
  const inner = text.replace(/^\/+/, "");
  // Braces mean themselves there.
  const rooted = (tied || inner.startsWith("**/") ? inner : `**/${inner}`).replace(/[{}]/g, "\\$&");
  if (rooted.endsWith("/")) return `${rooted}**`;
  const last = rooted.slice(rooted.lastIndexOf("/") + 1);
  // `web-*` means folders of that name too, with all in them; `*.ts` means files, and `folder/*` the files of one folder.
  return /[*?[]/.test(last) && last !== "*" && !last.includes(".") && last !== "**"
    ? `${rooted}{,/**}`
    : rooted;
}
