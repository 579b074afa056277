/** A small organisation with something in every section of the report. Today is 2026-11-22. */
import { Workspace } from "../../../server/src/engine/workspace.ts";
import { languageOf } from "../../../server/src/formats/registry.ts";
import { parseWhen } from "../../../server/src/model/day.ts";
import { frameworkNamed } from "../../../server/src/report/governance/frameworks.ts";
import { type Input, reportOf } from "../../../server/src/report/governance/report.ts";
import type { Part, Report } from "../../../server/src/report/governance/shape.ts";
import { rules } from "../../../server/src/rules/registry.ts";

export const HASH = "0123456789abcdef".repeat(4);

export const POLICY = `nhi: 1
teams:
  web: { contact: "#web" }
  security: { contact: sec@shop.example, function: security }
  it: { contact: "#it", function: it }
  sales: { contact: "#sales", function: business }
policy:
  model: shared
  accountable: security
  duties:
    contain: { team: it, reason: On call at night }
  delegations:
    - { match: "shop/**", to: web, duties: [rotate], review: { every: 30d, last: 2026-09-01, by: security } }
  sla: { remediate: { high: 10d } }
exceptions:
  - rule: rotation-stale
    match: identity:signer
    reason: One ceremony a year
    approvedBy: security
    expires: 2027-02-28
    compensating: Two people
  - rule: owner-missing
    match: identity:orphan
    reason: Was moving
    approvedBy: security
    expires: 2026-10-01
`;

export const SHOP = `nhi: 1
identities:
  deploy:
    type: ci-cd
    owner: web
    sponsor: sales
    purpose: Ships the site
    environment: [prod, staging]
    privilege: elevated
    approvedBy: security
    credentials: [{ kind: api-token, rotated: 2026-11-10, store: "vault:kv" }]
    review: { last: 2026-03-01, by: security }
  orphan:
    type: bot
    purpose: Nobody knows
    credentials: [{ kind: access-key, rotated: 2026-01-01 }]
  signer:
    type: certificate
    owner: web
    purpose: Signs
    credentials: [{ kind: signing-key, rotated: 2026-01-01 }]
access:
  - subject: team:web
    scopes: ["db:SELECT@shop"]
    mode: jit
    maxDuration: 2h
    justification: Reads orders
    approvedBy: security
`;

export const REGISTER = `nhi: 1
breakGlass:
  cluster:
    owner: security
    activatedBy: it
    scopes: ["k8s:view@shop"]
    maxDuration: 1h
    preApproved: true
    audit: "vault:log"
    reviewWithin: 2d
    tested: 2026-10-01
    uses:
      - { on: 2026-10-18, by: it, incident: INC-1, attestedBy: security, attestedOn: 2026-10-25, evidence: [{ kind: recording, ref: proof/inc-1.txt, on: 2026-10-18 }] }
      - { on: 2026-11-02, by: it, incident: INC-2 }
cases:
  leak-1:
    identity: deploy
    severity: high
    status: closed
    openedBy: security
    opened: 2026-09-01
    assignee: web
    resolution: rotated
    closed: 2026-09-04
    closedBy: security
    evidence: [{ kind: report, ref: proof/leak-1.md, on: 2026-09-04 }, { kind: ticket, ref: "https://shop.example/7" }]
  leak-2:
    identity: signer
    severity: critical
    status: contained
    openedBy: security
    opened: 2026-11-01
    assignee: web
    due: 2026-11-05
risks:
  keys:
    title: Keys grow old
    owner: security
    severity: high
    status: open
    opened: 2026-11-01
  gone:
    title: Gone
    owner: security
    severity: low
    status: closed
    opened: 2026-01-01
controls:
  tokens:
    title: Service tokens
    owner: ines@shop.example
    surface: service-tokens
    protects: Orders
    exceptionsBy: security
    raci:
      design: { R: web, A: ines@shop.example }
      review: { R: web, A: [security, it] }
    frameworks: ["NIST CSF 2.0 PR.AA-05"]
    evidence: { logging: proof/leak-1.md }
    milestones: [{ name: release, due: 2026-11-01 }]
`;

export const STORY: Readonly<Record<string, string>> = {
  "policy.nhi.yaml": POLICY,
  "shop/shop.nhi.yaml": SHOP,
  "register.nhi.yaml": REGISTER,
};

export const ROOT_URI = "file:///repo";

export interface Told {
  /** The order in which the files are read, as numbers of the files' own order. */
  readonly order?: readonly number[];
  readonly folder?: string;
  readonly framework?: string;
  readonly model?: "shared" | "federated";
  readonly title?: string;
  readonly name?: string;
}

/** The input as a host would make it; the file `proof/leak-1.md` is there, nothing else is. */
export function inputOf(files: Readonly<Record<string, string>>, told: Told = {}): Input {
  const { folder = "", order } = told;
  const workspace = new Workspace({
    folder: folder === "" ? ROOT_URI : `${ROOT_URI}/${folder}`,
    today: parseWhen("2026-11-22")?.day ?? 0,
  });
  workspace.moveRoot(ROOT_URI);
  const named = Object.entries(files).map(([name, text]) => ({
    uri: `${ROOT_URI}/${folder === "" ? "" : `${folder}/`}${name}`,
    name,
    text,
  }));
  const read = order ? order.flatMap((i) => named[i] ?? []) : named;
  for (const { uri, name, text } of read)
    workspace.set({ uri, version: 0, language: languageOf(name), text });
  return {
    name: told.name ?? "shop",
    folder,
    workspace,
    uris: read.map(({ uri }) => uri),
    commit: { is: "commit", id: "a".repeat(40), branch: "main" },
    sha256: () => HASH,
    look: (_, ref) => (ref === "proof/leak-1.md" ? { state: "file", sha256: HASH } : { state: "missing" }),
  };
}

export function told(inputs: readonly Input[], given: Told = {}): Report {
  const covers = given.framework === undefined ? undefined : frameworkNamed(given.framework);
  return reportOf(inputs, {
    title: given.title ?? "Who owns what",
    product: { name: "nhi-ownership", version: "1.2.3" },
    rules,
    model: given.model,
    framework: covers && given.framework !== undefined ? { name: given.framework, covers } : undefined,
  });
}

export const reportFrom = (files: Readonly<Record<string, string>>, given: Told = {}): Report =>
  told([inputOf(files, given)], given);

/** The only part. */
export function partOf(report: Report): Part {
  const [part, ...more] = report.parts;
  if (!part || more.length > 0) throw new Error(`${report.parts.length} parts`);
  return part;
}
