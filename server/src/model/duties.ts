/** Who holds which duty in which operating model: the presets of `policy.model`. */

export const DUTIES = [
  "request",
  "use",
  "justify",
  "exist",
  "approve",
  "monitor",
  "detect",
  "contain",
  "review",
  "except",
  "platform",
  "recover",
  "prevent",
  "rotate",
  "revoke",
  "remediate",
  "close",
  "evidence",
  "notify",
] as const;

export type Duty = (typeof DUTIES)[number];

export const DUTY_NAMES: ReadonlySet<string> = new Set(DUTIES);
export const MODELS = ["security-led", "shared", "hub-and-spoke", "federated"] as const;
export type OperatingModel = (typeof MODELS)[number];

/** Why somebody is proposed for a duty. `by`: the word that gives it, a model's name or another. */
export const heldBy = (duty: Duty, by: string): string =>
  `holds the ${duty} duty ${MODELS.some((model) => model === by) ? `in the ${by} model` : `by ${by}`}`;

/** A team function, or the owner or sponsor of the thing itself. */
export type Holder =
  | "owner"
  | "sponsor"
  | "security"
  | "it"
  | "identity"
  | "pam"
  | "secops"
  | "compliance"
  | "council";

/** Holders of a duty in order: the first that the workspace has. */
export const holdersOf = (duty: Duty, model: OperatingModel): readonly Holder[] => {
  const [securityLed, shared, hub, federated] = TABLE[duty];
  switch (model) {
    case "security-led":
      return securityLed;
    case "shared":
      return shared;
    case "hub-and-spoke":
      return hub;
    case "federated":
      return federated ?? hub;
  }
};

type Cell = readonly Holder[];
/** security-led, shared, hub-and-spoke, and federated where it differs from hub-and-spoke. */
type Row = readonly [Cell, Cell, Cell, Cell?];

const same = (holder: Holder): Row => [[holder], [holder], [holder]];
const split = (small: Holder, hub: Holder): Row => [[small], [small], [hub]];

const TABLE: Readonly<Record<Duty, Row>> = {
  request: same("owner"),
  use: same("owner"),
  justify: same("owner"),
  exist: split("security", "identity"),
  approve: split("security", "pam"),
  monitor: split("security", "secops"),
  detect: split("security", "secops"),
  contain: split("security", "secops"),
  review: split("security", "identity"),
  except: [["security"], ["security"], ["identity"], ["council"]],
  platform: [["security"], ["it"], ["pam"]],
  recover: [["it", "owner"], ["it"], ["it"]],
  prevent: [["owner"], ["it"], ["identity"]],
  rotate: [["owner"], ["owner"], ["owner", "identity"]],
  revoke: [["owner"], ["owner"], ["owner", "identity"]],
  remediate: split("security", "identity"),
  close: split("security", "identity"),
  evidence: split("security", "compliance"),
  notify: same("sponsor"),
};
