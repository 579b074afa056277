/** Folders of the project as pages. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../house/sources.ts";
import type { Page } from "./annotated.ts";

/** The files below a folder (a path from the project's root) whose paths match, with their paths from that folder. */
export const pagesIn = (folder: string, matching = /(?:)/): readonly Page[] =>
  readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true }).flatMap((one) => {
    if (!one.isFile()) return [];
    const file = path.join(one.parentPath, one.name);
    const name = path.relative(path.join(ROOT, folder), file).split(path.sep).join("/");
    return matching.test(name) ? { path: name, text: readFileSync(file, "utf8") } : [];
  });
