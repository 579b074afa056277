/** `access`, `breakGlass` and `exceptions`: who may do what, until when, and what is let pass. */
import { evidence, privilege, proofs, review, scopes, teams } from "./shared.ts";
import {
  blank,
  citation,
  duration,
  either,
  entries,
  flag,
  future,
  glob,
  list,
  map,
  party,
  past,
  ruleRef,
  text,
  word,
} from "./values.ts";

const grant = map(
  {
    subject: party("Who gets the access: a team, a person, or `identity:id`.", {
      examples: ["team:sre", "identity:ci-bot"],
    }),
    scopes: scopes("What the subject may do."),
    justification: text("Why the access is needed; `required` where each request states its own reason.", {
      rule: "grant-unjustified",
      words: { required: "Each request must state its reason." },
    }),
    approvedBy: party("Who approves; neither the subject nor the requester.", {
      rule: "grant-approver-missing",
    }),
    mode: word(
      "How the access is held.",
      {
        jit: "On request, for `maxDuration` at a time.",
        window: "Only within a `window`.",
        standing: "All the time, under a `review`.",
      },
      { default: "jit" },
    ).optional(),
    maxDuration: duration("How long one elevation may last.", { examples: ["4h"] }).optional(),
    window: map(
      {
        from: future("When it opens; with an hour where that matters.", { tense: "any" }),
        to: future("When it closes."),
      },
      "The time within which the access holds.",
    ).optional(),
    requestedBy: party("Who asked. Unwritten: the subject.").optional(),
    approvedOn: past("The day of the approval.").optional(),
    agreedBy: teams("The teams that agreed to it.").optional(),
    accountable: party("Who answers for the access once it is given.").optional(),
    privilege: privilege("How much it allows. Unwritten: computed from the scopes."),
    policy: text("The policy under which it is given.").optional(),
    assurance: evidence("How requester and approver proved who they are.").optional(),
    pathCheck: map(
      {
        controls: list(
          citation("A control, as its framework cites it."),
          "The controls that were looked at.",
        ),
        on: past("The day of the check.").optional(),
        by: party("Who checked.").optional(),
      },
      "The check of the access path against the intended outcome.",
    ).optional(),
    expires: future("The last day of the grant.").optional(),
    session: map(
      {
        recorded: flag("Whether sessions are recorded.").optional(),
        logTo: text("Where the record goes.").optional(),
        reviewedBy: party("Who reads the record afterwards.").optional(),
        reviewedOn: past("The day on which it was last read.").optional(),
      },
      "How sessions are recorded and looked at afterwards.",
    ).optional(),
    review: review("When the grant is reviewed, and by whom.").optional(),
    evidence: proofs("What shows the request and its approval.").optional(),
  },
  "Access of a team, a person or an identity.",
  {
    needs: [
      { key: "maxDuration", when: "mode", is: "jit", unwritten: "jit" },
      { key: "window", when: "mode", is: "window" },
    ],
  },
);

export const access = list(grant, "Who may do what, approved by whom, until when.", {
  defaultSnippets: [
    {
      label: "access on request",
      body: [
        {
          subject: `team:${blank(1, "team")}`,
          scopes: [blank(2, "system:permission")],
          mode: "jit",
          maxDuration: blank(3, "4h"),
          justification: "required",
          approvedBy: blank(4, "security"),
        },
      ],
    },
  ],
});

const use = map(
  {
    on: past("The day of the use."),
    by: party("Who used it."),
    incident: text("The incident that asked for it.").optional(),
    attestedBy: party("Who confirmed afterwards that the use was right.").optional(),
    attestedOn: past("The day of that confirmation.").optional(),
    evidence: proofs("What shows the use.").optional(),
  },
  "One use of the path.",
);

const path = map(
  {
    owner: party("The team that answers for the path."),
    activatedBy: party("Who may use it in an emergency."),
    scopes: scopes("What it gives."),
    maxDuration: duration("How long one use may last.", { examples: ["1h"], rule: "breakglass-no-limit" }),
    audit: text("Where every use leaves its trail.", { rule: "breakglass-no-audit" }),
    reviewWithin: duration("How soon after a use somebody looks at it.", { examples: ["24h"] }),
    kind: word(
      "What the path is for.",
      {
        "emergency-access": "Access when the normal path is down.",
        "owner-recovery": "Brings back the owner of a service who is locked out.",
      },
      { default: "emergency-access" },
    ).optional(),
    preApproved: flag(
      "Whether it was approved in advance. If not, `approvedBy` says who approves each use.",
      {
        default: false,
      },
    ).optional(),
    approvedBy: party("Who approves a use.").optional(),
    agreedBy: teams("The teams that agreed to the path: IT and security.").optional(),
    auditBy: party("Who keeps the trail.").optional(),
    justification: text("When it may be used.").optional(),
    tested: past("The day of the last test.").optional(),
    testEvery: duration("The longest time between two tests.", { default: "180d" }).optional(),
    recovery: map(
      {
        path: text("How the service comes back."),
        owner: party("Who brings it back.").optional(),
        trigger: text("What sets it off.").optional(),
      },
      "How a locked-out service comes back.",
    ).optional(),
    uses: list(use, "The uses so far.").optional(),
  },
  "Emergency access that is agreed, short and looked at afterwards.",
  { needs: [{ key: "approvedBy", when: "preApproved", is: false, unwritten: false }] },
);

export const breakGlass = entries("breakGlass", path, "The emergency paths, by id.");

export const exceptions = list(
  map(
    {
      rule: ruleRef("The rule that is let pass.", { examples: ["rotation-stale"] }),
      match: either(
        [glob("A glob from the workspace root, or `identity:id`.")],
        "What it covers: `identity:id`, or a glob from the workspace root.",
        { examples: ["identity:hsm-signer"] },
      ),
      reason: text("Why it is let pass."),
      approvedBy: party("Who decided it; not the owner of what it covers.", {
        rule: "exception-unapproved",
      }),
      expires: future("The last day on which it holds.", { rule: "exception-no-expiry" }),
      ticket: text("The ticket of the decision.").optional(),
      compensating: text("What makes up for it in the meantime.").optional(),
    },
    "One rule, let pass for one thing, until a day.",
  ),
  "What is let pass, by whose decision, until when.",
);
