/** `identities`: the non-human identities, their credentials, reviews and endings. */

import { duties } from "./duties.ts";
import { environment, privilege, proofs, review, scopes, TYPES } from "./shared.ts";
import {
  bind,
  blank,
  controlRef,
  duration,
  either,
  entries,
  file,
  future,
  list,
  map,
  party,
  past,
  text,
  word,
} from "./values.ts";

export const CREDENTIAL_KINDS = {
  "access-key": "A key pair of a cloud account.",
  "api-token": "A bearer token of a service.",
  password: "A password.",
  "client-secret": "The secret of an OAuth client.",
  "private-key": "A private key that is none of the kinds below.",
  certificate: "A certificate with its key.",
  "ssh-key": "A key for remote sign-in.",
  "signing-key": "A key that signs code, files or tokens.",
  "oidc-federation": "A short-lived token of another issuer; nothing is stored and nothing rotates.",
  "workload-identity": "A token that the platform hands out; nothing is stored and nothing rotates.",
} as const;

const credential = map(
  {
    kind: word("What the identity proves itself with.", CREDENTIAL_KINDS),
    store: text("Where the secret is kept; one of `policy.stores`.", {
      examples: ["vault:kv/payments", "aws:secretsmanager"],
    }).optional(),
    rotated: past("The day on which the secret was last replaced.").optional(),
    rotateEvery: duration(
      "The longest time between two rotations. Unwritten: `policy.maxAge` for this kind.",
      {
        examples: ["90d"],
      },
    ).optional(),
    expires: either(
      [
        future("The last day on which the secret works."),
        word("It has no end.", { never: "Has no end, on purpose. A finding unless an exception covers it." }),
      ],
      "The last day on which the secret works, or `never`.",
    ).optional(),
    runbook: file("The file that says how to rotate it.").optional(),
    rotatedBy: party("Who rotates it. Unwritten: who holds the `rotate` duty.").optional(),
  },
  "One credential of the identity.",
);

const thirdParty = map(
  {
    vendor: text("The company behind it."),
    validatedBy: party("The business team that confirmed the need.", { rule: "third-party-unsponsored" }),
    assessedBy: party("The security team that assessed it.", { rule: "third-party-unassessed" }),
    assessedOn: past("The day of the assessment.").optional(),
  },
  "For identities of an outside company: who wanted it, who assessed it.",
);

const agent = map(
  {
    actsFor: party("On whose behalf it acts.", {
      words: {
        itself: "Acts with its own rights.",
        user: "Acts with the rights of the user who asked.",
      },
      examples: ["itself", "user"],
    }),
    humanApproval: either(
      [
        word("When a person must agree first.", {
          all: "Before everything it does.",
          writes: "Before everything that changes something.",
          none: "Never. A finding together with elevated scopes.",
        }),
        list(text("A tool."), "The tools that need a person's consent."),
      ],
      "When a person must agree first: `all`, `writes`, `none`, or a list of tools.",
      { rule: "agent-unattended" },
    ),
    stop: text("How to switch it off.", { rule: "agent-no-stop" }),
    tools: list(text("A tool."), "The tools it may use.").optional(),
    model: text("The model behind it.").optional(),
  },
  "For AI agents: on whose behalf, under whose eyes, and how to stop it.",
);

const offboarding = map(
  {
    trigger: text("Why it was given up."),
    revokedOn: past("The day on which its credentials were revoked.").optional(),
    accessRemovedOn: past("The day on which its access was removed.").optional(),
    dependenciesConfirmedOn: past("The day on which nothing was found to depend on it.").optional(),
    by: party("Who did it.").optional(),
    evidence: proofs("What shows it.").optional(),
  },
  "How a retired identity was taken out of service.",
);

const reviewTrigger = map(
  {
    kind: word("What happened.", {
      outage: "Something stopped working.",
      "audit-finding": "An audit found something.",
      leak: "A secret got out.",
      incident: "A security incident.",
    }),
    on: past("The day on which it happened.").optional(),
    reviewedOn: past("The day of the review that followed.").optional(),
    by: party("Who reviewed.").optional(),
  },
  "An event that asks for a review.",
);

export const identity = map(
  {
    type: word("What sort of identity it is.", TYPES),
    owner: party("The team or person who answers for the identity.", {
      rule: "owner-missing",
      words: { none: "Nobody, on purpose." },
    }),
    purpose: text("What it is for, in one sentence that the business would understand.", {
      rule: "purpose-missing",
    }),
    sponsor: party("The business owner: who says that it must exist.").optional(),
    environment: environment(),
    privilege: privilege("How much it may do. Unwritten: computed from its scopes."),
    tier: word("Marks the tools that run privileged access themselves.", {
      "privileged-tooling": "Runs or guards privileged access: stricter limits apply.",
    }).optional(),
    status: word(
      "Where it is in its life.",
      {
        planned: "Not in use yet.",
        active: "In use.",
        suspended: "Switched off for now.",
        retired: "Taken out of service.",
      },
      { default: "active" },
    ).optional(),
    bind: list(
      bind("An object in another file or system, as `system:kind/path`."),
      "The objects that are this identity.",
      { examples: ["k8s:ServiceAccount/payments/ci-bot", "tf:aws_iam_role.deploy", "gha:deploy.yml"] },
    ).optional(),
    scopes: scopes("What it may do, as each system spells it.").optional(),
    requestedBy: party("Who asked for it. Unwritten: the owner.").optional(),
    approvedBy: party("Who approved it; neither owner nor requester where it is elevated.").optional(),
    approvedOn: past("The day of the approval.").optional(),
    credentials: list(credential, "What it proves itself with.").optional(),
    review: review("When its access is reviewed, and by whom.").optional(),
    reviewTriggers: list(reviewTrigger, "Events that ask for a review out of turn.").optional(),
    monitoring: map(
      {
        logs: text("Where its activity is logged.").optional(),
        alerts: text("Where alerts about it go.").optional(),
        by: party("Who watches.").optional(),
        explainedBy: party("Who says whether unusual use is legitimate.").optional(),
      },
      "Where its use is seen, and by whom.",
    ).optional(),
    usedBy: list(text("A service or system."), "What depends on it.").optional(),
    workloads: list(text("A workload."), "What runs as it. More than one is a finding.").optional(),
    application: map(
      {
        name: text("The application's name."),
        status: word("Whether the application still runs.", {
          active: "It runs.",
          retired: "It is gone.",
        }).optional(),
      },
      "The application that it was made for.",
    ).optional(),
    lastUsed: past("The last day on which it was used.").optional(),
    operatedBy: party("Who runs it day by day, where that is not the owner.").optional(),
    ownerUntil: future("The last day of an interim owner.").optional(),
    thirdParty: thirdParty.optional(),
    agent: agent.optional(),
    offboarding: offboarding.optional(),
    controls: list(controlRef("The id of a control."), "The controls that it is part of.").optional(),
    evidence: proofs("What shows that the entry is true.").optional(),
    duties: duties("Duties that differ from the policy for this identity.").optional(),
  },
  "A non-human identity.",
);

export const identities = entries("identities", identity, "The non-human identities, by id.", {
  defaultSnippets: [
    {
      label: "identity",
      description: "An identity with the three things everybody asks",
      body: {
        [blank(1, "id")]: {
          type: blank(2, "service-account"),
          owner: blank(3, "team"),
          purpose: blank(4, "What it is for"),
        },
      },
    },
  ],
});
