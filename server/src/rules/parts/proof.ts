/** What the rules about evidence share: which kinds the policy asks for, and which are given. */
import type { Proof } from "../../model/facts.ts";
import { type Anchor, valueOf } from "../../model/field.ts";
import { valueAt } from "../../model/policy-view.ts";
import type { World } from "../../model/world.ts";
import type { Spot } from "../../text/span.ts";
import type { Edit, Fix } from "../finding.ts";
import { askDate } from "./ask.ts";

export type Step = "approval" | "elevation" | "break-glass" | "revocation" | "closure";

export interface Asked {
  readonly kinds: readonly string[];
  readonly at: Spot | undefined;
}

/** The kinds of proof that `policy.evidenceFor` asks for a step; none where it says nothing of it. */
export function askedFor(step: Step, world: World): Asked {
  const entry = world.policyEntry("evidenceFor");
  const kinds = valueAt(entry?.value, [step]);
  if (!entry || !Array.isArray(kinds)) return { kinds: [], at: undefined };
  return {
    kinds: kinds.filter((kind: unknown): kind is string => typeof kind === "string"),
    at: entry.spotOf([step]) ?? entry.at,
  };
}

/** The kinds that are asked for and not among the proofs; none where a proof says no kind, for it may be any of them. */
export const lacking = (kinds: readonly string[], proofs: readonly Proof[]): readonly string[] =>
  proofs.some(({ type }) => type.is !== "present")
    ? []
    : kinds.filter((kind) => !proofs.some(({ type }) => valueOf(type) === kind));

/** One proof of each kind, with where it lies and its day, to be filled in by whoever has it. */
export function proofFixes(kinds: readonly string[], to: Anchor, today: string): readonly Fix[] {
  const [first, ...rest] = kinds.map(
    (kind): Edit => ({
      do: "append",
      to,
      value: {
        kind,
        ref: {
          ask: `ref-${kind}`,
          prompt: `Where does the ${kind} lie (path or URL)?`,
          sample: `https://tickets.example/${kind}-1`,
          kind: "evidence",
        },
        on: askDate(`Of which day is the ${kind}?`, today),
      },
    }),
  );
  if (!first) return [];
  const title = `Add the ${kinds.join(" and the ")}`;
  return [{ title, class: "choice", preferred: true, edits: [first, ...rest] }];
}
