/** Folders as they were, for the server: git is loaded when it is first asked. */
import { type FSWatcher, watch } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { History } from "../lsp/host.ts";

export const gitHistory: History = {
  async read({ folder, file, exclude }, ref) {
    if (!folder.startsWith("file:"))
      return { trouble: "only folders on a disk have a past that can be read" };
    const [{ GitTrouble }, { pastOf }] = await Promise.all([
      import("./git.node.ts"),
      import("./past.node.ts"),
    ]);
    const place = { folder: fileURLToPath(folder), ...(file !== undefined && { file: fileURLToPath(file) }) };
    try {
      return await pastOf({ ...place, exclude }, ref);
    } catch (error) {
      return { trouble: error instanceof GitTrouble ? error.message : String(error) };
    }
  },
  watch(folder, moved) {
    const watchers: FSWatcher[] = [];
    let over = false;
    if (folder.startsWith("file:"))
      void gitFolderOf(fileURLToPath(folder)).then((dir) => {
        if (over || dir === undefined) return;
        // A commit is written to the log of HEAD, a checkout to HEAD itself.
        for (const place of [dir, path.join(dir, "logs")]) {
          const watcher = watched(place, (name) => name === "HEAD" && moved());
          if (watcher) watchers.push(watcher);
        }
      });
    return () => {
      over = true;
      for (const watcher of watchers) watcher.close();
    };
  },
};

async function gitFolderOf(folder: string): Promise<string | undefined> {
  const { gitFolder } = await import("./git.node.ts");
  return gitFolder(folder).catch(() => undefined);
}

/** undefined: there is nothing to be watched, or no watcher left to be had. */
function watched(place: string, changed: (name: string | null) => void): FSWatcher | undefined {
  try {
    const watcher = watch(place, { persistent: false }, (_, name) => changed(name));
    watcher.on("error", () => watcher.close());
    return watcher;
  } catch {
    return undefined;
  }
}
