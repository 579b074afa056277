/** Who holds a duty in this workspace: by an identity's own word, a delegation, the policy, the model. */
import { type Handover, handedOn, subjectOf } from "./delegations.ts";
import { DUTIES, type Duty, holdersOf } from "./duties.ts";
import type { Identity } from "./facts.ts";
import type { Asking } from "./index-ask.ts";
import { ownershipOf } from "./ownership.ts";
import { partyOf, teamsWith } from "./parties.ts";
import { sameWord } from "./parties-names.ts";
import { policyEntry, policyView, valueAt } from "./policy-view.ts";
import type { DutyHolder, DutyRow } from "./world.ts";

/** See `World.dutyTable`. */
export function dutyTable(ask: Asking): readonly DutyRow[] {
  const { value } = policyView(ask).model;
  if (value === undefined) return [];
  return DUTIES.map((duty) => ({
    duty,
    expected: holdersOf(duty, value),
    override: overrideOf(ask, duty),
    holders: heldBy(ask, duty),
  }));
}

/** See `World.holders`. */
export function holdersFor(ask: Asking, duty: Duty, of: Identity | undefined): readonly DutyHolder[] {
  if (!of) return dutyHolders(ask, duty);
  const own = of.duties.find((one) => one.duty === duty);
  const holders = own ? [{ ref: own.holder.value, by: of.title, at: own.holder.at }] : heldBy(ask, duty);
  const named = holders.flatMap((holder) => resolved(ask, holder, of));
  if (own) return named;
  return delegate(ask, duty, subjectOf(ask, of), named);
}

/** Who holds the duty for things in the file; `owner` and `sponsor` are left out. */
export const holdersIn = (ask: Asking, duty: Duty, uri: string): readonly DutyHolder[] =>
  delegate(ask, duty, ask.index.pathOf(uri), dutyHolders(ask, duty));

/** The parties that hold the duty before anybody delegates it: the policy's own word, else the preset of its model. */
export const dutyHolders = (ask: Asking, duty: Duty): readonly DutyHolder[] =>
  heldBy(ask, duty).filter(({ ref }) => !isRole(ref));

/** To whom the duty moves on from `judge` for the file, step by step; empty where the judge does not hold it. */
export function handOversFrom(ask: Asking, duty: Duty, judge: string, uri: string): readonly Handover[] {
  if (!policyEntry(ask, "delegations")) return [];
  const holders = dutyHolders(ask, duty).map(({ ref }) => ref);
  const same = sameParty(ask);
  const chain = handedOn(ask, duty, ask.index.pathOf(uri), holders, same);
  if (chain.length === 0 || holders.some((ref) => same(ref, judge))) return chain;
  const nth = chain.findIndex(({ to }) => same(to, judge));
  return nth < 0 ? [] : chain.slice(nth + 1);
}

/** `owner` and `sponsor` stand for whoever that is of the thing itself. */
export const isRole = (word: string): boolean => word === "owner" || word === "sponsor";

/** What the policy itself says of the duty. */
export function overrideOf(ask: Asking, duty: Duty): DutyRow["override"] {
  const duties = policyEntry(ask, "duties");
  const own = valueAt(duties?.value, [duty]);
  const ref = typeof own === "string" ? own : valueAt(own, ["team"]);
  if (!duties || typeof ref !== "string" || ref.trim() === "") return undefined;
  const reason = valueAt(own, ["reason"]);
  const path = typeof own === "string" ? [duty] : [duty, "team"];
  return {
    ref: ref.trim(),
    reason: typeof reason === "string" && reason.trim() !== "" ? reason : undefined,
    at: duties.spotOf(path) ?? duties.at,
  };
}

/** Several where several teams have the function; none where no team has it. Roles stand as `owner` and `sponsor`. */
function heldBy(ask: Asking, duty: Duty): readonly DutyHolder[] {
  const own = overrideOf(ask, duty);
  if (own) return [{ ref: own.ref, by: "policy.duties", at: own.at }];
  const { model } = policyView(ask);
  if (model.value === undefined) return [];
  const by = model.value;
  for (const holder of holdersOf(duty, by)) {
    if (isRole(holder)) return [{ ref: holder, by, at: model.at }];
    const council = holder === "council" ? policyEntry(ask, "council") : undefined;
    if (council && typeof council.value === "string" && council.value.trim() !== "")
      return [{ ref: council.value.trim(), by: "policy.council", at: council.at }];
    const teams = teamsWith(ask, holder);
    if (teams.length > 0) return teams.map((id) => ({ ref: id, by, at: model.at }));
  }
  return [];
}

/** The last to whom the duty is handed on, in the place of those who had it before. */
function delegate(
  ask: Asking,
  duty: Duty,
  of: Parameters<typeof handedOn>[2],
  holders: readonly DutyHolder[],
): readonly DutyHolder[] {
  if (!policyEntry(ask, "delegations")) return holders;
  const refs = holders.map(({ ref }) => ref);
  const last = handedOn(ask, duty, of, refs, sameParty(ask)).at(-1);
  return last ? [{ ref: last.to, by: "a delegation", at: last.at }] : holders;
}

function resolved(ask: Asking, holder: DutyHolder, of: Identity): readonly DutyHolder[] {
  if (holder.ref === "sponsor")
    return of.sponsor.is === "present" ? [{ ...holder, ref: of.sponsor.value, at: of.sponsor.at }] : [];
  if (holder.ref !== "owner") return [holder];
  const ownership = ownershipOf(ask, of);
  if (ownership.is !== "owned") return [];
  const { owner } = ownership.answer;
  return [{ ...holder, ref: owner.value, at: owner.at }];
}

const sameParty =
  (ask: Asking) =>
  (a: string, b: string): boolean => {
    if (sameWord(a, b)) return true;
    const [one, other] = [partyOf(ask, a), partyOf(ask, b)];
    return one.is === "team" && other.is === "team" && one.team.id.value === other.team.id.value;
  };
