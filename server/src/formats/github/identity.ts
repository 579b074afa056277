/** Workflows, jobs and secrets as identities, where a comment says who answers for them. Of all others nobody asks. */
import type {
  Container,
  Credential,
  Facts,
  HeldCredential,
  Identity,
  IdentityType,
} from "../../model/facts.ts";
import { type Anchor, present, type Sourced, UNSAYABLE } from "../../model/field.ts";
import { blankCredential, blankIdentity } from "../blank.ts";
import { anchorOf, pairsOf } from "../place.ts";
import { claimsOf, expiryIn, type Note, periodIn, speaksOf, textIn, whenIn } from "./notes.ts";
import { SYSTEM } from "./scope.ts";
import type { NotedUse } from "./secret-uses.ts";
import { type Workflow, workflowRef } from "./workflow.ts";

export type Said = Pick<Facts, "identities" | "credentials" | "containers">;

/**
 * What the comments say of the workflow, of its jobs and of the secrets that it uses. The owner of the workflow is lent to what
 * stands in it; a secret or job that has none by either way is no identity, for nobody is asked to own it.
 */
export function saidOf(workflow: Workflow, notes: readonly Note[], uses: readonly NotedUse[]): Said {
  const identities: Identity[] = [];
  const credentials: HeldCredential[] = [];
  const entry = anchorOf(workflow.root);
  const said = notes.flatMap((note) => thingsOf(workflow, note, uses).map((thing) => ({ thing, note })));
  const containers = said.flatMap(({ thing, note }) => (thing.kind === "workflow" ? lent(thing, note) : []));
  const around = containers.map(({ key }) => key);
  for (const { thing, note } of said) {
    const identity = identityOf(thing, note, thing.kind === "workflow" ? [] : around);
    const held = thing.kind === "secret" && isDated(note) ? credentialOf(thing, note, entry) : undefined;
    if (note.first("owner") || identity.containers.length > 0)
      identities.push(held ? { ...identity, credentials: [held] } : identity);
    else if (held) credentials.push({ it: held, holder: identity });
  }
  return { identities, credentials, containers };
}

function lent({ name, ref, title }: Thing, note: Note): readonly Container[] {
  const claims = claimsOf(note).map(
    (claim) => ({ ...claim, rung: 4, how: `${claim.how} of ${title}` }) as const,
  );
  return claims.length > 0 ? [{ key: ref, id: name, claims }] : [];
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
  // What is kept under the name, a key or a token, is not in the file.
  ...blankCredential({ value: ref, at: name.at }, UNSAYABLE, name.at, entry),
  rotated: whenIn(note.first("rotated")),
  rotateEvery: periodIn(note.first("every")),
  expires: expiryIn(note.first("expires")),
});

const identityOf = (
  { name, ref, title, type, kind }: Thing,
  note: Note,
  containers: readonly string[],
): Identity => ({
  ...blankIdentity(SYSTEM, { value: ref, at: name.at }, title),
  traits: { kind, name: name.value },
  type: present(type, name.at),
  owner: textIn(note.first("owner")),
  claims: claimsOf(note),
  containers,
  sponsor: textIn(note.first("sponsor")),
  purpose: textIn(note.first("purpose")),
});
