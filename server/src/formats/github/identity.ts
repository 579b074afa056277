/** Workflows, jobs and secrets as identities, where a comment says who answers for them. Of all others nobody asks. */
import type { Credential, HeldCredential, Identity, IdentityType } from "../../model/facts.ts";
import { type Anchor, present, type Sourced, UNSAYABLE } from "../../model/field.ts";
import { NATIVE_ONLY } from "../../model/identity.ts";
import { anchorOf, pairsOf } from "../place.ts";
import { claimsOf, expiryIn, type Note, periodIn, speaksOf, textIn, whenIn } from "./notes.ts";
import { SYSTEM } from "./scope.ts";
import type { NotedUse } from "./secret-uses.ts";
import { type Workflow, workflowRef } from "./workflow.ts";

export interface Said {
  readonly identities: readonly Identity[];
  readonly credentials: readonly HeldCredential[];
}

/** What the comments say of the workflow, of its jobs and of the secrets that it uses. */
export function saidOf(workflow: Workflow, notes: readonly Note[], uses: readonly NotedUse[]): Said {
  const identities: Identity[] = [];
  const credentials: HeldCredential[] = [];
  const entry = anchorOf(workflow.root);
  for (const note of notes)
    for (const thing of thingsOf(workflow, note, uses)) {
      const identity = identityOf(thing, note);
      const held = thing.kind === "secret" && isDated(note) ? credentialOf(thing, note, entry) : undefined;
      if (note.first("owner")) identities.push(held ? { ...identity, credentials: [held] } : identity);
      else if (held) credentials.push({ it: held, holder: identity });
    }
  return { identities, credentials };
}

interface Thing {
  readonly name: Sourced<string>;
  readonly ref: string;
  readonly title: string;
  readonly type: IdentityType;
  readonly kind: string;
}

/** The secrets in the line, else the job whose key stands there, else the workflow itself. */
function thingsOf(workflow: Workflow, note: Note, uses: readonly NotedUse[]): readonly Thing[] {
  const secrets = new Map<string, Thing>();
  for (const { use, note: its } of uses)
    if (its === note && !secrets.has(use.ref))
      secrets.set(use.ref, {
        name: use.name,
        ref: use.ref,
        title: `Secret "${use.name.value}"`,
        type: "api-key",
        kind: "secret",
      });
  if (secrets.size > 0) return [...secrets.values()];
  const job = workflow.jobs.find(({ id }) => speaksOf(note, id.at.start));
  if (job) return [{ name: job.id, ref: job.ref, title: job.title, type: "ci-cd", kind: "job" }];
  const head = pairsOf(workflow.root).find(
    ({ name, keyAt }, i) => (i === 0 || name === "name" || name === "on") && speaksOf(note, keyAt.start),
  );
  if (!head) return [];
  return [
    {
      name: { value: workflow.file, at: head.keyAt },
      ref: workflowRef(workflow.file),
      title: workflow.title,
      type: "ci-cd",
      kind: "workflow",
    },
  ];
}

const isDated = (note: Note): boolean =>
  (["rotated", "every", "expires"] as const).some((key) => note.first(key) !== undefined);

const credentialOf = ({ name, ref }: Thing, note: Note, entry: Anchor): Credential => ({
  kind: "credential",
  of: { value: ref, at: name.at },
  // What is kept under the name, a key or a token, is not in the file.
  type: UNSAYABLE,
  at: name.at,
  entry,
  rotates: true,
  store: UNSAYABLE,
  rotated: whenIn(note.first("rotated")),
  rotateEvery: periodIn(note.first("every")),
  expires: expiryIn(note.first("expires")),
  runbook: UNSAYABLE,
  rotatedBy: UNSAYABLE,
});

const identityOf = ({ name, ref, title, type, kind }: Thing, note: Note): Identity => ({
  kind: "identity",
  system: SYSTEM,
  id: { value: ref, at: name.at },
  title,
  refs: [ref],
  traits: { kind, name: name.value },
  type: present(type, name.at),
  owner: textIn(note.first("owner")),
  claims: claimsOf(note),
  containers: [],
  sponsor: textIn(note.first("sponsor")),
  purpose: textIn(note.first("purpose")),
  environment: UNSAYABLE,
  privilege: UNSAYABLE,
  status: UNSAYABLE,
  bind: [],
  scopes: [],
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
});
