/** What one segment of a manifest has given so far. */
import type {
  BreakGlass,
  Case,
  CitationText,
  Control,
  DateText,
  Declaration,
  EvidenceText,
  Exception,
  Grant,
  Identity,
  OwnerRule,
  PolicyEntry,
  Problem,
  Reference,
  Risk,
  SecretText,
  Team,
  TopKey,
} from "../../model/facts.ts";
import type { Sourced } from "../../model/field.ts";
import type { Spot } from "../../text/span.ts";

export interface Found {
  readonly topKeys: TopKey[];
  readonly declarations: Declaration[];
  readonly references: Reference[];
  readonly teams: Team[];
  readonly identities: Identity[];
  readonly grants: Grant[];
  readonly breakGlass: BreakGlass[];
  readonly ownerRules: OwnerRule[];
  readonly policy: PolicyEntry[];
  readonly exceptions: Exception[];
  readonly controls: Control[];
  readonly risks: Risk[];
  readonly cases: Case[];
  readonly citations: CitationText[];
  readonly evidence: EvidenceText[];
  readonly dates: DateText[];
  readonly secrets: SecretText[];
  readonly problems: Problem[];
  readonly extends: Sourced<string>[];
}

export const nothing = (): Found => ({
  topKeys: [],
  declarations: [],
  references: [],
  teams: [],
  identities: [],
  grants: [],
  breakGlass: [],
  ownerRules: [],
  policy: [],
  exceptions: [],
  controls: [],
  risks: [],
  cases: [],
  citations: [],
  evidence: [],
  dates: [],
  secrets: [],
  problems: [],
  extends: [],
});

/** Notes what the schema has no word for. `rename`: the nearest known name. */
export function complain(found: Found, code: string, message: string, at: Spot, rename?: string): void {
  found.problems.push({
    kind: "problem",
    rule: "manifest-shape",
    code,
    message,
    at,
    grade: "error",
    ...(rename === undefined ? {} : { rename }),
  });
}
