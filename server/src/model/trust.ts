/** Who may become an identity without a credential of its own: federated trust. */
import type { Spot } from "../text/span.ts";
import type { Anchor } from "./field.ts";

/** One statement of trust: an issuer whose tokens are taken for the identity's own. */
export interface Trust {
  readonly kind: "trust";
  readonly system: string;
  /** Where a finding sits: the condition's value that is too wide; the statement where there is no condition. */
  readonly at: Spot;
  /** For messages: `Trust of role "deploy"`. */
  readonly title: string;
  /** The issuer (`token.actions.githubusercontent.com`), where it is written in this file. */
  readonly issuer: string | undefined;
  /**
   * Who may use it: one subject or a few of one repository; every repository of one organisation; anybody whom the issuer knows;
   * `elsewhere`: the condition is computed, or stands in another file.
   */
  readonly reach: "bound" | "organisation" | "anybody" | "elsewhere";
  /** One phrase that says why (`no condition on sub`). */
  readonly because: string;
  /** Where the condition on the subject is, or would be, written; undefined where it cannot be put there by an edit. */
  readonly to: Anchor | undefined;
  /** What such a condition looks like there. */
  readonly sample: string | undefined;
}
