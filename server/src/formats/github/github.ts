/** GitHub Actions: what the token of a workflow and its jobs may do, who can start them, and which stored secrets they take. */
import {
  type Facts,
  type Grant,
  noFacts,
  type Pipeline,
  type Recipient,
  type SecretText,
} from "../../model/facts.ts";
import { findSecret, mayHoldSecret } from "../../model/secrets.ts";
import type { ParsedSegment } from "../../syntax/node.ts";
import { spot } from "../../text/span.ts";
import type { Format } from "../format.ts";
import { anchorOf, itemsOf, type Place, pairsOf, placeAt, rootOf } from "../place.ts";
import { syntaxFacts } from "../read.ts";
import { word } from "../word.ts";
import { recognise } from "./claim.ts";
import { reachedBy } from "./federation.ts";
import { saidOf } from "./identity.ts";
import { datesIn, notesOf, partiesIn, problemsIn } from "./notes.ts";
import { doorsOf, openDoor } from "./outsiders.ts";
import { rightsIn, scopesIn } from "./permissions.ts";
import { grantOf, SYSTEM } from "./scope.ts";
import { secretUses } from "./secret-uses.ts";
import { storedKeys } from "./stored-keys.ts";
import { type Job, type Workflow, workflowOf, workflowRef } from "./workflow.ts";

export const githubFormat: Format = {
  id: SYSTEM,
  title: "workflows and composite actions of GitHub",
  files: ["**/.github/workflows/*.yml", "**/.github/workflows/*.yaml", "**/action.yml", "**/action.yaml"],
  claims: (head, uri) =>
    recognise(head, uri) === undefined ? undefined : { format: SYSTEM, braces: "words" },
  lower(segment, path) {
    const none = {
      ...noFacts(segment, SYSTEM),
      problems: syntaxFacts(segment),
      secrets: plainSecrets(segment),
    };
    if (!placeAt(rootOf(segment), "jobs").node) return none;
    const workflow = workflowOf(segment, path);
    const notes = notesOf(segment);
    const uses = secretUses(workflow, notes, storedKeys(workflow));
    return {
      ...none,
      ...saidOf(workflow, notes, uses),
      ...rightsOf(workflow),
      secretUses: uses.map(({ use }) => use),
      references: partiesIn(notes),
      dates: datesIn(notes),
      problems: [...none.problems, ...problemsIn(notes)],
    };
  },
};

/** A job has the permissions of its own block, else those of the workflow. */
function rightsOf(workflow: Workflow): Pick<Facts, "grants" | "pipelines"> {
  const { root, title, jobs } = workflow;
  const shared = placeAt(root, "permissions");
  const heirs = jobs.filter(({ place }) => !placeAt(place, "permissions").node);
  const grants: Grant[] = [];
  const scopes = scopesIn(shared);
  if (scopes.length > 0 && heirs.length > 0)
    grants.push(
      grantOf(title, keyOf(shared), anchorOf(shared), scopes, [
        { at: keyOf(shared), ref: workflowRef(workflow.file), whom: "account", place: undefined },
        ...heirs.map(recipientOf),
      ]),
    );
  for (const job of jobs) {
    const own = [...scopesIn(placeAt(job.place, "permissions")), ...reachedBy(job)];
    // A job without rights of its own is still there for a manifest to bind.
    grants.push(grantOf(job.title, job.id.at, anchorOf(job.place), own, [recipientOf(job)]));
  }
  return { grants, pipelines: pipelinesOf(workflow, heirs) };
}

function pipelinesOf(workflow: Workflow, heirs: readonly Job[]): readonly Pipeline[] {
  const doors = doorsOf(workflow);
  const pipeline = (title: string, block: Place, jobs: readonly Job[]): readonly Pipeline[] => {
    const rights = rightsIn(block);
    if (rights.length === 0 || jobs.length === 0) return [];
    const outsiders = jobs.flatMap((job) => openDoor(job, doors) ?? [])[0];
    return [{ kind: "pipeline", system: SYSTEM, title, outsiders, rights }];
  };
  return [
    ...pipeline(workflow.title, placeAt(workflow.root, "permissions"), heirs),
    ...workflow.jobs.flatMap((job) => pipeline(job.title, placeAt(job.place, "permissions"), [job])),
  ];
}

const recipientOf = ({ id, ref }: Job): Recipient => ({ at: id.at, ref, whom: "account", place: undefined });

const keyOf = ({ key, segment }: Place) => spot(segment, key?.start ?? 0, key?.end ?? 0);

/** Known tokens in what is set or handed over. */
function plainSecrets(segment: ParsedSegment): readonly SecretText[] {
  if (!mayHoldSecret(segment.text)) return [];
  const root = rootOf(segment);
  const jobs = pairsOf(placeAt(root, "jobs")).map(({ place }) => place);
  const steps = [...jobs, placeAt(root, "runs")].flatMap((place) => itemsOf(placeAt(place, "steps")));
  const maps = [root, ...jobs, ...steps].flatMap((place) => [placeAt(place, "env"), placeAt(place, "with")]);
  return maps.flatMap(pairsOf).flatMap(({ name, place }): SecretText[] => {
    const value = word(place);
    const found = value && findSecret(value.value);
    return found ? [{ kind: "secret", at: value.at, looksLike: found.looksLike, field: name }] : [];
  });
}
