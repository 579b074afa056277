/** Who could judge instead: those who hold the duty, then those who answer for the risk, as far as they are independent. */

import { heldBy } from "./duties.ts";
import type { Asking } from "./index-ask.ts";
import { isDisbanded, type Judged, overlapOf } from "./overlap.ts";
import { dutyHolders, holdersIn } from "./overlap-duty.ts";
import type { Proposal } from "./ownership-likely.ts";
import { knownTeams, partyOf, teamsWith } from "./parties.ts";
import { policyEntry, policyView } from "./policy-view.ts";
import { peopleOf } from "./team-names.ts";

const MOST = 6;

/** Teams and people who pass as independent judges of the parties, best first. */
export function independentOf(
  ask: Asking,
  duty: "approve" | "review",
  parties: readonly Judged[],
): readonly Proposal[] {
  const found = new Map<string, Proposal>();
  for (const { ref, reason } of candidates(ask, duty, parties)) {
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

function* candidates(
  ask: Asking,
  duty: "approve" | "review",
  parties: readonly Judged[],
): Generator<Proposal> {
  const uri = parties[0]?.ref.at.in.uri;
  const holders = [...(uri === undefined ? [] : holdersIn(ask, duty, uri)), ...dutyHolders(ask, duty)];
  for (const { ref, by } of holders) yield { ref, reason: heldBy(duty, by) };
  // A party may be one of the team that holds the duty: the others of that team can still judge.
  for (const { ref } of holders) {
    const party = partyOf(ask, ref);
    if (party.is !== "team" || !overlapOf(ask, ref, parties)) continue;
    const reason = `of ${party.team.id.value}, which holds the ${duty} duty`;
    for (const person of peopleOf(party.team).slice(0, TRIED)) yield { ref: person, reason };
  }
  yield* others(ask);
}

/** More people of a team than this are not tried one by one. */
const TRIED = 20;

function* others(ask: Asking): Generator<Proposal> {
  const { accountable, fallbackReviewer } = policyView(ask);
  if (accountable.value !== undefined) yield { ref: accountable.value, reason: "accountable by policy" };
  for (const holder of ["security", "identity", "pam"] as const)
    for (const ref of teamsWith(ask, holder)) yield { ref, reason: `function ${holder}` };
  if (fallbackReviewer.value !== undefined)
    yield { ref: fallbackReviewer.value, reason: "fallback reviewer" };
  const council = policyEntry(ask, "council")?.value;
  if (typeof council === "string") yield { ref: council, reason: "risk council" };
  for (const holder of ["council", "compliance", "leadership"] as const)
    for (const ref of teamsWith(ask, holder)) yield { ref, reason: `function ${holder}` };
}
