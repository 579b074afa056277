/** Who could judge instead: those who hold the duty, then those who answer for the risk, as far as they are independent. */
import type { Asking } from "./index-ask.ts";
import { isDisbanded, type Judged, overlapOf } from "./overlap.ts";
import { dutyHolders, teamsWith } from "./overlap-duty.ts";
import type { Proposal } from "./ownership-likely.ts";
import { knownTeams, partyOf } from "./parties.ts";
import { policyEntry, policyView } from "./policy-view.ts";

const MOST = 6;

/** Teams and people who pass as independent judges of the parties, best first. */
export function independentOf(
  ask: Asking,
  duty: "approve" | "review",
  parties: readonly Judged[],
): readonly Proposal[] {
  const found = new Map<string, Proposal>();
  for (const { ref, reason } of candidates(ask, duty)) {
    if (found.size >= MOST) break;
    const party = partyOf(ask, ref);
    const known =
      party.is === "team" ||
      party.is === "person" ||
      (party.is === "unknown" && knownTeams(ask).length === 0);
    const word = party.is === "team" ? party.team.id.value : ref;
    if (!known || isDisbanded(party) || found.has(word) || overlapOf(ask, ref, parties)) continue;
    found.set(word, { ref: word, reason });
  }
  return [...found.values()];
}

function* candidates(ask: Asking, duty: "approve" | "review"): Generator<Proposal> {
  for (const { ref, by } of dutyHolders(ask, duty)) yield { ref, reason: `holds the ${duty} duty (${by})` };
  const { accountable, fallbackReviewer } = policyView(ask);
  if (accountable.value !== undefined) yield { ref: accountable.value, reason: "accountable by policy" };
  for (const holder of ["security", "identity", "pam"] as const)
    for (const ref of teamsWith(ask, holder)) yield { ref, reason: `function ${holder}` };
  if (fallbackReviewer.value !== undefined)
    yield { ref: fallbackReviewer.value, reason: "fallback reviewer" };
  const council = policyEntry(ask, "council")?.value;
  if (typeof council === "string") yield { ref: council, reason: "risk council" };
  for (const holder of ["council", "compliance"] as const)
    for (const ref of teamsWith(ask, holder)) yield { ref, reason: `function ${holder}` };
  for (const { id, function: what } of knownTeams(ask))
    if (what === "leadership") yield { ref: id, reason: "function leadership" };
}
