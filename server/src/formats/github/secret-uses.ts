/** The stored secrets that a workflow takes: `${{ secrets.NPM_TOKEN }}`, wherever it stands in a value. */
import type { SecretUse } from "../../model/facts.ts";
import type { Sourced } from "../../model/field.ts";
import { NOTE } from "../../syntax/hcl-rewrite.ts";
import type { Node } from "../../syntax/node.ts";
import { spot } from "../../text/span.ts";
import { placeAt } from "../place.ts";
import { claimsOf, type Note, periodIn, speaksOf, whenIn } from "./notes.ts";
import { names } from "./reader.ts";
import { SYSTEM } from "./scope.ts";
import type { StoredKey } from "./stored-keys.ts";
import type { Workflow } from "./workflow.ts";

/** As manifests bind to it. GitHub takes the name in any case, and shows it in capitals. */
export const secretRef = (name: string): string => `gha-secret:${name.toUpperCase()}`;

export interface NotedUse {
  readonly use: SecretUse;
  /** The comment that speaks of it. */
  readonly note: Note | undefined;
}

/** `stored`: what is known of the keys among them, by the offset of the value that holds them. */
export function secretUses(
  workflow: Workflow,
  notes: readonly Note[],
  stored: ReadonlyMap<number, StoredKey>,
): readonly NotedUse[] {
  const handed = handedIn(workflow);
  return mentions(workflow).map(({ name, value, steps }) => {
    const note = notes.find((one) => speaksOf(one, name.at.start) || speaksOf(one, value.start));
    const key = stored.get(value.start);
    const use: SecretUse = {
      kind: "secretUse",
      system: SYSTEM,
      ref: secretRef(name.value),
      name,
      claims: note ? claimsOf(note) : [],
      rotated: whenIn(note?.first("rotated")),
      rotateEvery: periodIn(note?.first("every")),
      expires: whenIn(note?.first("expires")),
      replaceable: key?.name === name.value ? key.key : undefined,
      noteTo: { in: workflow.segment, path: [...pathOf(steps), NOTE] },
      handedIn: handed(name.value),
    };
    return { use, note };
  });
}

interface Mention {
  readonly name: Sourced<string>;
  /** The value in which it stands. */
  readonly value: Node;
  readonly steps: Steps | undefined;
}

/** The way from the root, last step first, so that thousands of nodes share theirs. */
interface Steps {
  readonly step: string | number;
  readonly above: Steps | undefined;
}

const pathOf = (steps: Steps | undefined): readonly (string | number)[] => {
  const path: (string | number)[] = [];
  for (let at = steps; at; at = at.above) path.push(at.step);
  return path.reverse();
};

/** The token that every job gets is none that anybody keeps. */
const GIVEN = /^GITHUB_TOKEN$/i;

function mentions({ segment }: Workflow): readonly Mention[] {
  if (!segment.root || !segment.text.includes("secrets")) return [];
  const found: Mention[] = [];
  const open: { readonly node: Node; readonly steps: Steps | undefined }[] = [
    { node: segment.root, steps: undefined },
  ];
  for (let one = open.pop(); one; one = open.pop()) {
    const { node, steps } = one;
    if (node.kind === "scalar") found.push(...mentionsIn(segment, node, steps));
    if (node.kind === "list")
      for (const [step, { value }] of node.items.entries())
        if (value) open.push({ node: value, steps: { step, above: steps } });
    if (node.kind === "map")
      for (const { key, value } of node.pairs)
        if (value) open.push({ node: value, steps: { step: key.value, above: steps } });
  }
  return found.sort((a, b) => a.name.at.start - b.name.at.start);
}

const SECRET = /(?<![\w.-])secrets\s*(?:\.\s*([A-Za-z_]\w*)|\[\s*'([A-Za-z_]\w*)'\s*\])/g;

function* mentionsIn(segment: Workflow["segment"], value: Node, steps: Steps | undefined): Iterable<Mention> {
  const text = segment.text.slice(value.start, value.end);
  if (!text.includes("secrets")) return;
  for (let at = text.indexOf("${{"); at >= 0; ) {
    const end = text.indexOf("}}", at);
    if (end < 0) return;
    for (const match of text.slice(at, end).matchAll(SECRET)) {
      const name = match[1] ?? match[2] ?? "";
      if (GIVEN.test(name)) continue;
      const start = value.start + at + match.index + match[0].indexOf(name, "secrets".length);
      yield { name: { value: name, at: spot(segment, start, start + name.length) }, value, steps };
    }
    at = text.indexOf("${{", end);
  }
}

/** In a workflow that is only ever called, the caller names the secrets; one that also starts by itself has its own. */
function handedIn({ root }: Workflow): (name: string) => boolean {
  const on = placeAt(root, "on");
  const events = names(on);
  if (events.length !== 1 || events[0]?.value !== "workflow_call") return () => false;
  const declared = new Set(
    names(placeAt(placeAt(on, "workflow_call"), "secrets")).map(({ value }) => value.toUpperCase()),
  );
  return (name) => declared.has(name.toUpperCase());
}
