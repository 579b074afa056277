/** Shapes that several sections use: evidence, review, scope entries, service levels. */
import * as z from "zod";
import {
  duration,
  either,
  future,
  like,
  list,
  type More,
  map,
  oneOrMore,
  party,
  past,
  scopeText,
  text,
  word,
} from "./values.ts";

export const EVIDENCE_KINDS = {
  log: "Lines of a log or a saved query of one.",
  ticket: "A ticket or change record.",
  report: "A written report, such as the outcome of a drill.",
  attestation: "A signed statement of a person.",
  recording: "A recorded session.",
  pr: "A reviewed pull request.",
  screenshot: "A picture of a setting.",
} as const;

export const SEVERITIES = {
  critical: "Harm is happening or certain.",
  high: "Harm is likely, or would reach production.",
  medium: "Harm is possible and limited.",
  low: "A weakness without a known path to harm.",
} as const;

export const PRIVILEGES = {
  standard: "Reads, or writes nothing that matters to others.",
  elevated: "Writes secrets, identities, permissions or production data.",
  privileged: "Holds an administrator's right.",
} as const;

export const TYPES = {
  "service-account": "An account of a platform or directory that software signs in with.",
  workload: "A running service with an identity of its own.",
  "ci-cd": "A pipeline or deployment job.",
  "api-key": "A key of an outside service.",
  "oauth-app": "An application that users or administrators gave consent to.",
  certificate: "An identity that proves itself with a certificate.",
  "ssh-key": "A key pair for remote sign-in.",
  "database-account": "A database user that software signs in with.",
  bot: "An account that acts in chat, code review or the like.",
  "ai-agent": "Software that decides by itself what to do next.",
  "admin-account": "A shared or emergency account for administration.",
} as const;

const recorded = map(
  {
    kind: word("What kind of proof it is.", EVIDENCE_KINDS),
    ref: like("evidence")("Where it lies: a path in the workspace, or a URL that is never fetched."),
    on: past("The day of the proof.").optional(),
    by: party("Who made it.").optional(),
    expires: future("The last day on which the proof counts.").optional(),
  },
  "A proof with its kind, place and date.",
  { id: "proof" },
);

/** One proof: where it lies, or that with its kind and date. */
export const evidence = (description: string, more: More = {}) =>
  either(
    [like("evidence")("Where the proof lies: a path in the workspace or a URL."), recorded],
    description,
    {
      examples: ["docs/runbooks/rotate.md"],
      ...more,
    },
  );

/** One proof or several. */
export const proofs = (description: string) =>
  oneOrMore(evidence("A path in the workspace, a URL, or a proof with its kind and date."), description);

export const review = (description: string, rule?: string) =>
  map(
    {
      every: either(
        [
          duration("The longest time between two reviews, such as `90d`."),
          word("No fixed cadence.", { "ad-hoc": "Reviewed when somebody asks; no fixed cadence." }),
        ],
        "The longest time between two reviews. Unwritten: what the policy sets for the privilege.",
        { examples: ["90d", "1y"] },
      ).optional(),
      last: past("The day of the last review.").optional(),
      by: party("Who reviews. Not the party that uses the access."),
      evidence: proofs("What shows that the review took place.").optional(),
    },
    description,
    rule ? { rule } : {},
  );

export const scopes = (description: string) =>
  list(
    either(
      [
        scopeText("A permission as its system spells it: `system:permission@resource`."),
        map(
          {
            scope: scopeText("The permission as its system spells it: `system:permission@resource`."),
            justification: text("Why it is needed.").optional(),
            requestedBy: party("Who asked for it. Unwritten: the owner.").optional(),
            approvedBy: party("Who confirmed that it is the least that will do.").optional(),
            approvedOn: past("The day of the approval.").optional(),
            changedOn: past("The day on which this permission was last changed.").optional(),
            expires: future("The last day on which it may be held.").optional(),
            lastUsed: past("The last day on which it was used.").optional(),
          },
          "A permission with its reason, approval and end.",
        ),
      ],
      "A permission, alone or with its reason, approval and end.",
    ),
    description,
    {
      examples: ["aws:s3:GetObject@arn:aws:s3:::reports/*", "k8s:get,list configmaps@ns/payments"],
    },
  );

/** Service levels for the steps of a credential's life. */
export const steps = {
  create: duration("From request to a working identity.").optional(),
  revoke: duration("From decision to revoked.").optional(),
  rotate: duration("From need to rotated.").optional(),
  recover: duration("From locked out to working again.").optional(),
};

export const privilege = (description: string) => word(description, PRIVILEGES).optional();

export const severity = (description: string) => word(description, SEVERITIES);

export const environment = () =>
  oneOrMore(
    text("A word for where it runs: `prod`, `staging`, `dev`."),
    "Where it runs: a word, or a list of words.",
    {
      default: "prod",
      examples: ["prod", "staging", "dev"],
    },
  ).optional();

export const teams = (description: string) => z.array(party("A team.")).meta({ description });
