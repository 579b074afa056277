/** Whatever the text and the edit: the value is as wanted, everything else is as it was, and comments are still there. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parseDocument } from "yaml";
import { parse } from "../../server/src/syntax/parse.ts";
import type { SymbolicEdit } from "../../server/src/syntax/rewrite.ts";
import { rewrite } from "../../server/src/syntax/rewrite.ts";
import { judge } from "../../server/src/syntax/slow.ts";
import { apply } from "../../server/src/text/edits.ts";
import { append, put, remove, segmentOf } from "./rewrite-mend.ts";
import {
  documentValue,
  type Json,
  type Keys,
  key,
  plain,
  taste,
  type Written,
  text as words,
  writeJson,
  writeYaml,
} from "./rewrite-written.ts";

interface Task {
  readonly edit: SymbolicEdit;
  readonly expected: Json;
  /** Comments of what stands at this path may go. */
  readonly at: Keys;
}

/** Every path of a value, the root left out. */
function pathsOf(value: Json, path: Keys = []): readonly Keys[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const own = [...path, Array.isArray(value) ? Number(name) : name];
    return [own, ...pathsOf(inner, own)];
  });
}

function valueAt(value: Json, path: Keys): Json | undefined {
  let at: Json | undefined = value;
  for (const step of path) {
    if (Array.isArray(at)) at = at[Number(step)];
    else if (typeof at === "object" && at !== null)
      at = Object.hasOwn(at, step) ? (at as Record<string, Json>)[String(step)] : undefined;
    else return undefined;
  }
  return at;
}

/** The value with another one (undefined: none) at a path. */
function changed(value: Json, path: Keys, to: Json | undefined): Json {
  const [step, ...rest] = path;
  if (step === undefined) return to ?? null;
  if (Array.isArray(value)) {
    const copy = [...value];
    if (rest.length === 0 && to === undefined) copy.splice(Number(step), 1);
    else copy[Number(step)] = changed(copy[Number(step)] ?? null, rest, to);
    return copy;
  }
  const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
  const map = new Map<string, Json>(entries);
  if (rest.length === 0 && to === undefined) map.delete(String(step));
  else map.set(String(step), changed(map.get(String(step)) ?? null, rest, to));
  return Object.fromEntries(map);
}

/** A random edit that makes sense for the value. */
const taskFor = (value: Json): fc.Arbitrary<Task> => {
  const paths = pathsOf(value);
  return fc
    .tuple(
      fc.constantFrom("put", "new", "remove", "append"),
      fc.nat(),
      fc.array(key, { minLength: 1, maxLength: 3 }),
      plain,
    )
    .map(([what, pick, names, fresh]): Task => {
      const path = paths[pick % Math.max(1, paths.length)] ?? [];
      const here = valueAt(value, path);
      if (what === "remove")
        return { edit: remove(path), expected: changed(value, path, undefined), at: path };
      if (what === "append" && Array.isArray(here))
        return {
          edit: append(path, fresh),
          expected: changed(value, path, [...here, fresh]),
          at: [...path, here.length],
        };
      const map = typeof here === "object" && !Array.isArray(here);
      const added = [...path, ...names];
      const free = here === null || (map && !Object.hasOwn(here, names[0] ?? ""));
      if (what === "new" && free)
        return { edit: put(added, fresh), expected: changed(value, added, fresh), at: added };
      if (what === "append" && free)
        return { edit: append(added, fresh), expected: changed(value, added, [fresh]), at: added };
      return { edit: put(path, fresh), expected: changed(value, path, fresh), at: path };
    });
};

const cases = fc
  .tuple(documentValue, taste)
  .chain(([value, choices]) =>
    fc.tuple(
      fc.constant(value),
      fc.constant(choices),
      fc.array(taskFor(value), { minLength: 4, maxLength: 4 }),
    ),
  );

function check(
  written: Written,
  task: Task,
  language: "yaml" | "json",
  read: (text: string) => unknown,
): void {
  const segment = segmentOf(written.text, { language });
  const edits = rewrite(segment, [task.edit]);
  const show = `${JSON.stringify(written.text)}\n${JSON.stringify(task.edit)}`;
  if ("refused" in edits) assert.fail(`refused (${edits.refused})\n${show}`);
  const after = apply(written.text, edits);
  assert.deepEqual(read(after), task.expected, `${show}\n${JSON.stringify(after)}`);
  const left = language === "json" ? [] : judge(after).comments.map((c) => c.text);
  for (const comment of written.comments) {
    const may = task.at.every((step, i) => String(step) === String(comment.of[i]));
    if (!may) assert.ok(left.includes(comment.text), `lost ${comment.text}\n${show}\n${after}`);
  }
  assert.doesNotMatch(after, written.text.includes("\r\n") ? /(^|[^\r])\n/ : /\r/, `line ends\n${show}`);
  assert.equal(
    /\n$/.test(after),
    /\n$/.test(written.text),
    `final line break\n${show}\n${JSON.stringify(after)}`,
  );
}

const yaml = (text: string): unknown => {
  const doc = parseDocument(text, { uniqueKeys: true });
  assert.deepEqual(
    doc.errors.map((e) => e.message),
    [],
    text,
  );
  return doc.toJS();
};

test("YAML: the value is as wanted and the rest as it was", () => {
  fc.assert(
    fc.property(cases, ([value, choices, tasks]) => {
      const written = writeYaml(value, choices);
      assert.deepEqual(yaml(written.text), value, `the test wrote a wrong text\n${written.text}`);
      for (const task of tasks) check(written, task, "yaml", yaml);
    }),
    { numRuns: 300 },
  );
});

test("JSON: the value is as wanted and the rest as it was", () => {
  fc.assert(
    fc.property(cases, ([value, choices, tasks]) => {
      const written = writeJson(value, choices);
      assert.deepEqual(JSON.parse(written.text), value);
      for (const task of tasks) check(written, task, "json", JSON.parse);
    }),
    { numRuns: 300 },
  );
});

/** Whether the two tasks lie in different branches, and neither moves the items that the other counts. */
function apart(a: Task, b: Task): boolean {
  const fork = a.at.findIndex((step, i) => String(step) !== String(b.at[i]));
  if (fork < 0 || fork >= b.at.length) return false;
  return typeof a.at[fork] === "string" || (fork < a.at.length - 1 && fork < b.at.length - 1);
}

test("two edits at once do what each does alone, or are refused", () => {
  let made = 0;
  fc.assert(
    fc.property(cases, fc.boolean(), ([value, choices, [first, second]], json) => {
      if (!first || !second || !apart(first, second)) return;
      const written = json ? writeJson(value, choices) : writeYaml(value, choices);
      const edits = rewrite(segmentOf(written.text, { language: json ? "json" : "yaml" }), [
        first.edit,
        second.edit,
      ]);
      if ("refused" in edits) return;
      made++;
      const after = apply(written.text, edits);
      const wanted = second.edit.do === "remove" ? undefined : valueAt(second.expected, second.at);
      const both = changed(first.expected, second.at, wanted);
      assert.deepEqual(
        (json ? JSON.parse : yaml)(after),
        both,
        `${written.text}\n${JSON.stringify([first.edit, second.edit])}\n${after}`,
      );
    }),
    { numRuns: 500 },
  );
  assert.ok(made > 50, `only ${made} pairs were tried`);
});

test("an entry that is a segment of its own is edited like the whole document", () => {
  const small = { maxKeys: 3, noNullPrototype: true };
  const manifest = fc.dictionary(
    fc.constantFrom("identities", "teams", "access"),
    fc.oneof(
      fc.dictionary(key, fc.dictionary(key, plain, small), { ...small, minKeys: 1 }),
      fc.array(plain, { minLength: 1, maxLength: 3 }),
    ),
    {
      minKeys: 1,
      noNullPrototype: true,
    },
  );
  const claim = () => ({ format: "native", sections: new Set(["identities", "teams", "access"]) });
  let made = 0;
  fc.assert(
    fc.property(manifest, taste, fc.nat(), key, words, (value, choices, pick, name, owner) => {
      const written = writeYaml(value, choices);
      const { segments } = parse(
        { uri: "file:///nhi.yaml", version: 1, language: "yaml", text: written.text },
        claim,
      );
      const entries = segments.filter((segment) => segment.kind === "entry");
      const segment = entries[pick % Math.max(1, entries.length)];
      if (!segment?.root || segment.section === undefined) return;
      const id = segment.root.kind === "map" ? (segment.root.pairs[0]?.key.value ?? "") : 0;
      const index = entries.filter((one) => one.section === segment.section).indexOf(segment);
      const edits = rewrite(segment, [put([id, name], owner)], {
        eol: written.text.includes("\r\n") ? "\r\n" : "\n",
      });
      if ("refused" in edits) return;
      made++;
      const { base } = segment;
      const after = apply(
        written.text,
        edits.map(({ span, text }) => ({ span: { start: span.start + base, end: span.end + base }, text })),
      );
      const path = [segment.section, typeof id === "number" ? index : id, name];
      assert.deepEqual(
        yaml(after),
        changed(value, path, owner),
        `${written.text}\n${JSON.stringify([path, owner])}\n${after}`,
      );
    }),
    { numRuns: 300 },
  );
  assert.ok(made > 50, `only ${made} entries were edited`);
});
