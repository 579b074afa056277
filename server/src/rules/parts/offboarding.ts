/** How an identity is taken out of service: the three steps, and the fixes that write them. */
import { formatDay } from "../../model/day.ts";
import type { Identity } from "../../model/facts.ts";
import type { Anchor } from "../../model/field.ts";
import { valueAt } from "../../model/policy-view.ts";
import type { World } from "../../model/world.ts";
import type { Edit, Fix, Plain } from "../finding.ts";
import { askDate, askEvidence, askText } from "./ask.ts";
import { askParty } from "./levels.ts";

/** The steps with the words for what is missing, and the question that a person answers. */
export const OFFBOARDING = [
  { key: "revokedOn", lacks: "its credentials were revoked", ask: "When were its credentials revoked?" },
  { key: "accessRemovedOn", lacks: "its access was removed", ask: "When was its access removed?" },
  {
    key: "dependenciesConfirmedOn",
    lacks: "it was confirmed that nothing depends on it",
    ask: "When was it confirmed that nothing depends on it?",
  },
] as const;

/** Whatever the entry does not say of its offboarding, written with its proof; every date is a person's answer. */
export function offboardingEdits(it: Identity, world: World): readonly Edit[] {
  const today = formatDay(world.today);
  const { offboarding } = it;
  const revokers = world.holders("revoke", it).map(({ ref }) => ref);
  const ownership = world.ownership(it);
  const owner = ownership.is === "owned" ? [ownership.answer.owner.value] : [];
  const by = askParty("by", "Which team or person did it?", [...revokers, ...owner], world);
  const answers = OFFBOARDING.map(({ key, ask }) => [key, { ...askDate(ask, today), ask: key }] as const);
  if (offboarding.is === "absent") {
    const trigger = askText("trigger", "Why is it given up?", "Its job has moved to another service");
    const value = { trigger, ...Object.fromEntries(answers), by, evidence: proofs(world, today) };
    return [{ do: "put", to: offboarding.to, value }];
  }
  if (offboarding.is !== "present") return [];
  const written = offboarding.value;
  const edits: Edit[] = [];
  let beside: Anchor | undefined;
  for (const [key, value] of answers) {
    const field = written[key];
    if (field.is !== "absent") continue;
    beside = field.to;
    edits.push({ do: "put", to: field.to, value });
  }
  if (written.by.is === "absent") edits.push({ do: "put", to: written.by.to, value: by });
  if (beside && written.proofs.length === 0) {
    const to = { in: beside.in, path: [...beside.path.slice(0, -1), "evidence"] };
    edits.push({ do: "put", to, value: proofs(world, today) });
  }
  return edits;
}

/** One proof of each kind that the policy asks for a revocation. */
function proofs(world: World, today: string): Plain {
  const asked = valueAt(world.policyEntry("evidenceFor")?.value, ["revocation"]);
  const kinds = Array.isArray(asked) ? asked.filter((one): one is string => typeof one === "string") : [];
  return (kinds.length > 0 ? kinds : ["ticket"]).map((kind) => ({
    kind,
    ref: askEvidence("What shows it (a ticket, a log: path or URL)?"),
    on: { ...askDate("From when is that proof?", today), ask: "evidenceOn" },
  }));
}

/**
 * Two ways out for what nothing needs any more: switch it off for now, or retire it with its offboarding. An identity that is
 * still given access cannot be retired by one edit: the grants go first.
 */
export function endingFixes(it: Identity, world: World): readonly Fix[] {
  const { status } = it;
  const write = (value: string): readonly Edit[] =>
    status.is === "absent"
      ? [{ do: "put", to: status.to, value }]
      : status.is === "present"
        ? [{ do: "replace", at: status.at, value }]
        : [];
  const [retired] = write("retired");
  const [suspended] = write("suspended");
  const fixes: Fix[] = [];
  if (retired && world.grantsTo(it.id.value).length === 0)
    fixes.push({
      title: "Retire it with its offboarding",
      class: "choice",
      preferred: true,
      edits: [retired, ...offboardingEdits(it, world)],
    });
  if (suspended)
    fixes.push({
      title: "Suspend it until somebody needs it",
      class: "choice",
      preferred: fixes.length === 0,
      edits: [suspended],
    });
  return fixes;
}
