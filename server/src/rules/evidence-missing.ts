/** Something is said to be shown, and nothing shows it. */
import { addTo, formatDay } from "../model/day.ts";
import type { BreakGlass, Case, EvidenceText, Grant, Identity } from "../model/facts.ts";
import { type Anchor, valueOf } from "../model/field.ts";
import { isHeldByPeople } from "../model/governed.ts";
import type { World } from "../model/world.ts";
import type { Spot } from "../text/span.ts";
import { askEvidence } from "./parts/ask.ts";
import { isAttested } from "./parts/breakglass.ts";
import { type Asked, askedFor, lacking, proofFixes, type Step } from "./parts/proof.ts";
import { titleOf } from "./parts/separation.ts";
import { siemOf } from "./parts/session.ts";
import { defineRule } from "./rule.ts";

export const evidenceMissing = defineRule({
  id: "evidence-missing",
  title: "Evidence the policy asks for is not given, or its file does not exist",
  why: "Evidence is what is left when memory and people are gone. A step without the proof that the policy asks for, or with a proof that is not where it should be, cannot be shown to have happened.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: ["identity", "grant", "breakGlass", "case", "evidence"],
  messages: {
    step: "{title}: {what} has no {kinds}; the policy asks for that",
    file: 'The evidence "{ref}" does not exist: there is no such file',
  },
  support: "partial",
  controls: [
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "CA-2" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "CA-7" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AU-12" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "IA-5" },
    { framework: "NIST CSF", version: "2.0", id: "GV.OV-03" },
    { framework: "NIST CSF", version: "2.0", id: "ID.IM-01" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC4.1" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.36" },
  ],
  citedByArticles: ["NHI-03"],
  requirements: ["0.04"],
  examples: [
    {
      bad: `
nhi: 1
policy:
  evidenceFor:
    revocation: [log]
identities:
  legacy-ftp:
    type: service-account
    owner: orders
    purpose: Old carrier drop
    status: retired
    offboarding:
      trigger: The carrier moved to the new interface
      revokedOn: 2026-10-30
                 ^^^^^^^^^^ warning evidence-missing: Identity "legacy-ftp": the revocation of 2026-10-30 has no log; the policy asks for that
      accessRemovedOn: 2026-10-30
      dependenciesConfirmedOn: 2026-11-03
      by: it-platform
`,
      good: `
nhi: 1
policy:
  evidenceFor:
    revocation: [log]
identities:
  legacy-ftp:
    type: service-account
    owner: orders
    purpose: Old carrier drop
    status: retired
    offboarding:
      trigger: The carrier moved to the new interface
      revokedOn: 2026-10-30
      accessRemovedOn: 2026-10-30
      dependenciesConfirmedOn: 2026-11-03
      by: it-platform
      evidence: [{ kind: log, ref: "splunk:vault/legacy-ftp", on: 2026-10-30 }]
`,
    },
  ],
  check({ it }, { world, report }) {
    if (it.kind === "evidence") {
      if (world.isThere(it.at.in.uri, it.ref) !== false) return;
      const value = askEvidence("Where does the proof lie (path or URL)?");
      report({
        say: "file",
        with: { ref: it.ref },
        at: it.at,
        fixes: [
          {
            title: "Say where the proof lies",
            class: "choice",
            preferred: true,
            edits: [{ do: "replace", at: it.at, value }],
          },
        ],
      });
      return;
    }
    for (const { title, what, kinds, asked, at, to } of gapsOf(it, world)) {
      const related = asked.at ? [{ at: asked.at, text: "The policy asks for it here" }] : [];
      const fixes = to ? proofFixes(kinds, to, formatDay(world.today)) : [];
      report({ say: "step", with: { title, what, kinds: kinds.join(" and no ") }, at, related, fixes });
    }
  },
});

/** A step that has happened, and the kinds of proof that it lacks. */
interface Gap {
  readonly title: string;
  readonly what: string;
  readonly kinds: readonly string[];
  readonly asked: Asked;
  readonly at: Spot;
  readonly to: Anchor | undefined;
}

function gapsOf(it: Exclude<Subject, EvidenceText>, world: World): readonly Gap[] {
  switch (it.kind) {
    case "identity":
      return [...approval(it, world), ...revocation(it, world)];
    case "grant":
      return [...approval(it, world), ...elevation(it, world)];
    case "breakGlass":
      return emergencies(it, world);
    case "case":
      return closure(it, world);
  }
}

type Subject = Identity | Grant | BreakGlass | Case | EvidenceText;

/** `approvedBy` alone says who decides; only an approval with its day is an event, and leaves proof. */
function approval(it: Identity | Grant, world: World): readonly Gap[] {
  const { approvedOn } = it;
  if (approvedOn.is !== "present" || world.privilege(it).value === "standard") return [];
  const what = `the approval of ${formatDay(approvedOn.value.day)}`;
  return gap(
    "approval",
    it.title,
    what,
    approvedOn.at,
    it.evidence,
    (kinds) => lacking(kinds, it.proofs),
    world,
  );
}

/**
 * Access on request leaves its records where its sessions are recorded, which a rule of its own asks for; here it counts where they go.
 * Other kinds of proof are asked for once a window has closed, for then the access has been used.
 */
function elevation(it: Grant, world: World): readonly Gap[] {
  const { session, window } = it;
  if (session.is !== "present" && window.is !== "present") return [];
  if (world.privilege(it).value === "standard" || !isHeldByPeople(it, world)) return [];
  const isLogged =
    siemOf(world) !== undefined || (session.is === "present" && session.value.logTo.is !== "absent");
  const closed = window.is === "present" && window.value.to.is === "present" ? window.value.to : undefined;
  const isOver = closed !== undefined && closed.value.day < world.today;
  const needed = (kind: string): boolean => (kind === "log" ? !isLogged : kind !== "recording" && isOver);
  const at = session.is === "present" ? session.at : it.at;
  const left = (kinds: readonly string[]) => lacking(kinds.filter(needed), it.proofs);
  return gap(
    "elevation",
    it.title,
    "the elevation",
    isOver && closed ? closed.at : at,
    it.evidence,
    left,
    world,
  );
}

/** Until the use has to be looked at, its proof may still be on the way; an attestation that is due is told by a rule of its own. */
function emergencies(it: BreakGlass, world: World): readonly Gap[] {
  const { reviewWithin } = it;
  if (it.uses.length === 0 || reviewWithin.is !== "present") return [];
  return it.uses.flatMap((use) => {
    const { on, entry, proofs } = use;
    if (on.is !== "present" || world.today <= addTo(on.value.day, reviewWithin.value)) return [];
    const left = (kinds: readonly string[]) =>
      lacking(
        kinds.filter((kind) => kind !== "attestation" || isAttested(use)),
        proofs,
      );
    const to = { in: entry.in, path: [...entry.path, "evidence"] };
    return gap("break-glass", titleOf(it), `the use of ${formatDay(on.value.day)}`, on.at, to, left, world);
  });
}

function revocation(it: Identity, world: World): readonly Gap[] {
  const { offboarding, evidence } = it;
  if (offboarding.is !== "present" || offboarding.value.revokedOn.is !== "present") return [];
  const { revokedOn, proofs } = offboarding.value;
  const to = evidence && {
    in: evidence.in,
    path: [...evidence.path.slice(0, -1), "offboarding", "evidence"],
  };
  const what = `the revocation of ${formatDay(revokedOn.value.day)}`;
  return gap("revocation", it.title, what, revokedOn.at, to, (kinds) => lacking(kinds, proofs), world);
}

/** A case that is closed without any proof is told by a rule of its own. */
function closure(it: Case, world: World): readonly Gap[] {
  const { status, closed, proofs, proofsTo } = it;
  if (proofs.length === 0 || status.is !== "present" || status.value !== "closed") return [];
  const at = closed.is === "present" ? closed.at : status.at;
  const when = valueOf(closed);
  const what = when ? `the closure of ${formatDay(when.day)}` : "the closure";
  return gap("closure", it.title, what, at, proofsTo, (kinds) => lacking(kinds, proofs), world);
}

function gap(
  step: Step,
  title: string,
  what: string,
  at: Spot,
  to: Anchor | undefined,
  left: (kinds: readonly string[]) => readonly string[],
  world: World,
): readonly Gap[] {
  const asked = askedFor(step, world);
  const kinds = asked.kinds.length > 0 ? left(asked.kinds) : [];
  return kinds.length > 0 ? [{ title, what, kinds, asked, at, to }] : [];
}
