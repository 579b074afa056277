/** What the first kilobyte of a JSON text shows: the keys of its outermost map. */

const TOKEN = /"(?:[^"\\]|\\.)*"?|[{}[\]:,]|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|[^\s{}[\]:,"/]+|\//g;

/** The keys of the outermost braces, as far as the head reaches; undefined where the text begins with something else. Comments are passed over. */
export function outerKeys(head: string): ReadonlySet<string> | undefined {
  if (!/^\uFEFF?\s*(\{|\/[/*])/.test(head)) return undefined;
  const keys = new Set<string>();
  let depth = 0;
  let before = "";
  for (const [token] of head.matchAll(TOKEN)) {
    if (token.startsWith("//") || token.startsWith("/*")) continue;
    if (depth === 0 && token !== "{" && token !== "\uFEFF") return undefined;
    if (token === "{" || token === "[") depth++;
    else if (token === "}" || token === "]") depth--;
    else if (token === ":" && depth === 1) keys.add(before);
    else before = token.startsWith('"') ? token.slice(1, -1) : token;
    if (depth === 0) break;
  }
  return keys;
}
