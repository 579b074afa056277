/** The editor hears of every file that a format may read: the client has the list by itself, because it imports none of the server. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import picomatch from "picomatch";
import { formats } from "../../server/src/formats/registry.ts";
import { ROOT } from "./sources.ts";

test("the client's selector covers the files of every format", () => {
  const source = readFileSync(path.join(ROOT, "client/src/selector.ts"), "utf8");
  const list = /READ_FILES = \[(.*?)\]/s.exec(source)?.[1] ?? "";
  const covers = picomatch(
    [...list.matchAll(/"([^"]+)"/g)].map(([, glob]) => glob ?? ""),
    { dot: true },
  );
  for (const { id, files } of formats)
    for (const file of files)
      for (const name of namesIn(file))
        assert.ok(
          covers(name.replace("**/", "a/").replaceAll("**/", "b/").replaceAll("*", "x")),
          `${id}: ${file}`,
        );
});

/** The alternatives of `{a,b}`. */
function namesIn(glob: string): readonly string[] {
  const [all, words = ""] = /\{([^}]+)\}/.exec(glob) ?? [];
  return all === undefined ? [glob] : words.split(",").flatMap((word) => namesIn(glob.replace(all, word)));
}
