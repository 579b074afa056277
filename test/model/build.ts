/** Facts by hand, for tests of the index alone: no format has a part in them. */

import {
  type Container,
  type Exception,
  type Facts,
  type Identity,
  noFacts,
  type OwnerMatch,
  type OwnerRule,
  type PolicyEntry,
  type Scope,
  type Team,
} from "../../server/src/model/facts.ts";
import { type Field, present, type Sourced, UNSAYABLE } from "../../server/src/model/field.ts";
import { NATIVE_ONLY } from "../../server/src/model/identity.ts";
import { createIndex, type Index, replace } from "../../server/src/model/index.ts";
import type { World } from "../../server/src/model/world.ts";
import { worldOf } from "../../server/src/model/world-of.ts";
import { type Segment, spot } from "../../server/src/text/span.ts";

export const ROOT = "file:///work/";
export const TODAY = 20_779;

export const segment = (path: string, base = 0): Segment => ({
  uri: `${ROOT}${path}`,
  text: "",
  base,
  line: 0,
});

/** The facts of one segment; `make` gets the segment and fills in what it says. */
export function facts(
  path: string,
  base: number,
  make: (at: Segment) => Partial<Facts>,
  format = "native",
): Facts {
  const at = segment(path, base);
  const made = { ...noFacts(at, format), ...make(at) };
  const declarations = [
    ...made.teams.map(({ id }) => ({ section: "teams", id })),
    ...made.identities
      .filter(({ system }) => system === "native")
      .map(({ id }) => ({ section: "identities", id })),
  ];
  return { ...made, declarations: [...made.declarations, ...declarations] };
}

export const word = (at: Segment, value: string, start = 0): Sourced<string> => ({
  value,
  at: spot(at, start, start + value.length),
});

/** A field with its value, or absent. */
export const field = <T>(at: Segment, key: string, value: T | undefined): Field<T> =>
  value === undefined ? { is: "absent", to: { in: at, path: [key] } } : present(value, spot(at, 1, 2));

export interface TeamSaid {
  readonly contact?: string;
  readonly function?: string;
  readonly lead?: string;
  readonly aliases?: readonly string[];
  readonly members?: readonly string[];
  readonly status?: "active" | "disbanded";
}

export const team = (at: Segment, id: string, said: TeamSaid = {}): Team => ({
  kind: "team",
  id: word(at, id),
  contact: field(at, "contact", said.contact),
  function: field(at, "function", said.function),
  lead: field(at, "lead", said.lead),
  aliases: (said.aliases ?? []).map((one) => word(at, one)),
  status: field(at, "status", said.status),
  members: (said.members ?? []).map((one) => word(at, one)),
  former: [],
});

/** One segment with one team in it. */
export const teamFacts = (path: string, base: number, id: string, said: TeamSaid = {}): Facts =>
  facts(path, base, (at) => ({ teams: [team(at, id, said)] }));

export interface IdentitySaid {
  readonly owner?: string;
  readonly bind?: readonly string[];
  readonly scopes?: readonly (readonly [string, Scope["reach"]])[];
}

export const identity = (
  at: Segment,
  id: string,
  said: IdentitySaid = {},
  more: Partial<Identity> = {},
): Identity => ({
  kind: "identity",
  system: "native",
  id: word(at, id),
  title: `identity "${id}"`,
  refs: [],
  traits: { name: id },
  type: UNSAYABLE,
  owner: field(at, "owner", said.owner),
  claims: [],
  containers: [],
  sponsor: UNSAYABLE,
  purpose: UNSAYABLE,
  environment: UNSAYABLE,
  privilege: { is: "absent", to: { in: at, path: ["privilege"] } },
  status: UNSAYABLE,
  bind: (said.bind ?? []).map((one) => word(at, one)),
  scopes: (said.scopes ?? []).map(([text, reach]) => scope(at, text, reach)),
  requestedBy: UNSAYABLE,
  approvedBy: UNSAYABLE,
  approvedOn: UNSAYABLE,
  credentials: [],
  review: UNSAYABLE,
  monitoring: UNSAYABLE,
  usedBy: [],
  thirdParty: UNSAYABLE,
  agent: UNSAYABLE,
  controls: [],
  ...NATIVE_ONLY,
  ...more,
});

const scope = (at: Segment, text: string, reach: Scope["reach"]): Scope => ({
  kind: "scope",
  text,
  at: spot(at, 3, 4),
  reach,
  because: "for the test",
  justification: UNSAYABLE,
  requestedBy: UNSAYABLE,
  approvedBy: UNSAYABLE,
  approvedOn: UNSAYABLE,
  expires: UNSAYABLE,
  lastUsed: UNSAYABLE,
  changedOn: UNSAYABLE,
  entry: { in: at, path: [] },
  in: "identity",
});

export const identityFacts = (path: string, base: number, id: string, said: IdentitySaid = {}): Facts =>
  facts(path, base, (at) => ({ identities: [identity(at, id, said)] }));

/** A Kubernetes ServiceAccount `namespace/name`; `label` is its own `team` label. */
export const serviceAccount = (path: string, name: string, label?: string): Facts =>
  facts(
    path,
    0,
    (at) => {
      const [namespace, short = ""] = name.includes("/") ? name.split("/") : [undefined, name];
      const claims =
        label === undefined ? [] : [{ rung: 3 as const, owner: word(at, label, 7), how: "label team" }];
      const more: Partial<Identity> = {
        system: "kubernetes",
        title: `ServiceAccount "${name}"`,
        refs: [`k8s:ServiceAccount/${name}`],
        traits: { kind: "ServiceAccount", name: short, ...(namespace === undefined ? {} : { namespace }) },
        claims,
        containers: namespace === undefined ? [] : [`k8s:Namespace/${namespace}`],
      };
      return { identities: [identity(at, `k8s:ServiceAccount/${name}`, {}, more)] };
    },
    "kubernetes",
  );

export const namespace = (
  path: string,
  name: string,
  owner: string | undefined,
  labels: Readonly<Record<string, string>> = {},
): Facts =>
  facts(path, 0, (at) => {
    const claims =
      owner === undefined ? [] : [{ rung: 4 as const, owner: word(at, owner), how: "Namespace label team" }];
    const container: Container = { key: `k8s:Namespace/${name}`, id: word(at, name), claims, labels };
    return { containers: [container] };
  });

export const rule = (
  at: Segment,
  source: OwnerRule["source"],
  match: OwnerMatch,
  owners: readonly string[],
): OwnerRule => ({
  source,
  match: { value: match, at: spot(at, 0, 5) },
  owners: owners.map((owner) => word(at, owner, 6)),
});

export const ownersFacts = (
  path: string,
  base: number,
  match: OwnerMatch,
  ...owners: readonly string[]
): Facts => facts(path, base, (at) => ({ ownerRules: [rule(at, "owners", match, owners)] }));

/** A CODEOWNERS file: a line is a pattern and its owners, with blanks between. */
export const codeowners = (path: string, ...lines: readonly string[]): Facts =>
  facts(
    path,
    0,
    (at) => ({
      ownerRules: lines.map((line) => {
        const [pattern = "", ...owners] = line.split(" ");
        return rule(at, "codeowners", { path: pattern }, owners);
      }),
    }),
    "codeowners",
  );

export const policy = (path: string, base: number, key: string, value: unknown): Facts =>
  facts(path, base, (at) => {
    const spotOf: PolicyEntry["spotOf"] = (steps) => spot(at, 100 + steps.length, 200);
    return { policy: [{ key, at: spot(at, 0, 1), value, entry: { in: at, path: ["policy", key] }, spotOf }] };
  });

export const exception = (path: string, base: number, id: string): Facts =>
  facts(path, base, (at) => {
    const none = UNSAYABLE;
    const it: Exception = {
      kind: "exception",
      at: spot(at, 0, 1),
      rule: field(at, "rule", id),
      match: none,
      reason: none,
      approvedBy: none,
      expires: none,
      compensating: none,
      entry: { in: at, path: [0] },
    };
    return { exceptions: [it] };
  });

export const indexOf = (...all: readonly Facts[]): Index => {
  const index = createIndex((uri) => uri.slice(ROOT.length));
  replace(index, [], all);
  return index;
};

export const worldFrom = (...all: readonly Facts[]): World =>
  worldOf(indexOf(...all), TODAY, () => undefined);

/** The only identity of the facts. */
export function only(of: Facts): Identity {
  const [it] = of.identities;
  if (!it) throw new Error("The facts hold no identity");
  return it;
}
