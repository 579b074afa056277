/** A file is half typed most of the time: every beginning of every fixture and example is read without a fault of our own. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { SECTIONS } from "../../schemas/manifest.ts";
import { Workspace } from "../../server/src/engine/workspace.ts";
import { languageOf } from "../../server/src/formats/registry.ts";
import { rules } from "../../server/src/rules/registry.ts";
import { pagesOf } from "../harness/annotated.ts";
import { ROOT } from "./sources.ts";

const FOLDERS = ["examples", "test/formats/native/fixtures", "test/syntax/fixtures"];

/** Beginnings of one text that are tried; in a longer text not every character ends one. */
const MOST = 150;

interface Sample {
  readonly name: string;
  readonly path: string;
  readonly text: string;
}

const fixtures: readonly Sample[] = FOLDERS.flatMap((folder) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(ya?ml|json)$|CODEOWNERS$/.test(name))
    .map((name) => ({
      name: `${folder}/${name}`,
      path: name,
      text: readFileSync(path.join(ROOT, folder, name), "utf8"),
    })),
);

const examples: readonly Sample[] = rules.flatMap(({ id, examples }) =>
  examples.flatMap(({ bad, good, path: at }, i) =>
    [bad, good].flatMap((doc, half) =>
      pagesOf(doc, at).map(({ path: name, text }) => ({
        name: `${id} example ${i + 1} ${half === 0 ? "bad" : "good"} ${name}`,
        path: name,
        text,
      })),
    ),
  ),
);

/** Lengths from nothing to all, a prime apart, so that words, blanks and line ends are all cut. */
function lengths(text: string): readonly number[] {
  const step =
    [1, 2, 3, 5, 7, 11, 13, 17, 23, 31, 41, 53, 71, 97].find((one) => text.length / one <= MOST) ?? 131;
  const found: number[] = [];
  for (let n = 0; n < text.length; n += step) found.push(n);
  return [...found, text.length];
}

function faults({ path: name, text }: Sample): readonly string[] {
  const uri = `file:///w/${name}`;
  const workspace = new Workspace({ folder: "file:///w", today: 20_779 });
  const found: string[] = [];
  for (const n of lengths(text)) {
    workspace.set({ uri, version: n, language: languageOf(name), text: text.slice(0, n) });
    for (const { finding, message } of workspace.verdicts(uri)) {
      const { at, with: values } = finding;
      if (finding.rule === "internal") found.push(`${n}: ${message}`);
      if (at.start > at.end || at.end > at.in.text.length) found.push(`${n}: ${finding.rule} stands outside`);
      if (Object.values(values).some((value) => /undefined|\[object/.test(value)))
        found.push(`${n}: ${message} is not in words`);
    }
  }
  return found;
}

test("every section of a manifest stands in one of them, and every kind of subject", () => {
  const all = [...fixtures, ...examples];
  const missing = SECTIONS.filter((name) => !all.some(({ text }) => new RegExp(`^${name}:`, "m").test(text)));
  assert.deepEqual(missing, []);
  const facts = all.flatMap(({ path: name, text }) => {
    const uri = `file:///w/${name}`;
    const workspace = new Workspace({ folder: "file:///w", today: 20_779, rules: [] });
    workspace.set({ uri, version: 1, language: languageOf(name), text });
    return workspace.facts(uri);
  });
  for (const kind of [
    "controls",
    "risks",
    "cases",
    "citations",
    "evidence",
    "breakGlass",
    "exceptions",
  ] as const)
    assert.ok(
      facts.some((one) => one[kind].length > 0),
      kind,
    );
});

for (const [what, samples] of [
  ["fixture", fixtures],
  ["example", examples],
] as const)
  test(`every beginning of every ${what} is read`, () => {
    assert.ok(samples.length > 3);
    for (const sample of samples) assert.deepEqual(faults(sample), [], sample.name);
  });

test("so is every ending", () => {
  for (const { name, path: at, text } of fixtures) {
    const uri = `file:///w/${at}`;
    const workspace = new Workspace({ folder: "file:///w", today: 20_779 });
    for (const n of lengths(text)) {
      workspace.set({ uri, version: n, language: languageOf(at), text: text.slice(n) });
      const broken = workspace.verdicts(uri).filter(({ finding }) => finding.rule === "internal");
      assert.deepEqual(
        broken.map(({ message }) => message),
        [],
        `${name} from ${n}`,
      );
    }
  }
});
