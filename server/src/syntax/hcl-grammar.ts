/** The grammar of HCL, which is WebAssembly: a host hands it in once, and until then HCL texts stay unread. */
import type { Parser, TreeCursor } from "web-tree-sitter";

let parser: Parser | undefined;

/** Compiles the runtime and the grammar; texts that are parsed from then on are read. Rejects where one of them is no WebAssembly. */
export async function readyHcl(runtime: Uint8Array, grammar: Uint8Array): Promise<void> {
  if (parser) return;
  // Most workspaces have no such file: they do not pay for the library.
  const { Language, Parser } = await import("web-tree-sitter");
  // A bundle has no place that a file could be beside; nothing is looked for, because the bytes are here.
  await Parser.init({ wasmBinary: runtime, locateFile: (name: string) => name });
  const made = new Parser();
  made.setLanguage(await Language.load(grammar));
  parser = made;
}

/** What `read` makes of the tree's root; undefined where there is no grammar yet, or the text is beyond it. The tree is gone afterwards. */
export function withHclTree<T>(text: string, read: (cursor: TreeCursor) => T): T | undefined {
  const tree = parser?.parse(text);
  if (!tree) return undefined;
  const cursor = tree.walk();
  try {
    return read(cursor);
  } finally {
    cursor.delete();
    tree.delete();
  }
}
