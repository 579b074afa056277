/** `controls`, `risks` and `cases`: controls in the product, known risks, and what is being done. */
import { evidence, proofs, severity, steps } from "./shared.ts";
import {
  caseRef,
  citation,
  controlRef,
  either,
  entries,
  flag,
  future,
  identityRef,
  list,
  map,
  oneOrMore,
  party,
  past,
  person,
  riskRef,
  text,
  word,
} from "./values.ts";

export const SURFACES = {
  sso: "Single sign-on.",
  "oauth-consent": "Consent to OAuth applications.",
  "service-tokens": "Tokens between services.",
  "token-issuance": "Who gets which token.",
  "delegated-admin": "Customers' own administrators.",
  provisioning: "Making and removing accounts.",
  "tenant-access": "What a tenant may reach.",
  recovery: "Ways back into an account.",
  "secret-storage": "Where secrets are kept.",
  "audit-logging": "What is written down.",
} as const;

const responsible = map(
  {
    R: oneOrMore(party("Who does the work."), "Responsible: who does the work."),
    A: oneOrMore(party("Who answers for it."), "Accountable: exactly one, who answers for it.", {
      rule: "raci-accountable",
    }),
    C: oneOrMore(party("Who is asked."), "Consulted: who is asked first.").optional(),
    I: oneOrMore(party("Who is told."), "Informed: who is told afterwards.").optional(),
  },
  "Who is responsible, accountable, consulted and informed.",
  { id: "raci", rule: "raci-incomplete" },
);

const milestone = map(
  {
    name: text("The milestone's name, such as `design-review` or `release`."),
    due: future("The day by which the review is due.").optional(),
    doneOn: past("The day on which it took place.").optional(),
    by: party("Who reviewed.").optional(),
    kind: word(
      "What asked for the review.",
      { milestone: "A step of the architecture.", incident: "Something that went wrong." },
      { default: "milestone" },
    ).optional(),
  },
  "A review of the control at a fixed point.",
);

const control = map(
  {
    title: text("The control in a few words."),
    owner: person("The named person who answers for the control, by mail address.", {
      rule: "control-owner-missing",
    }),
    surface: word("Which part of the product it guards.", SURFACES),
    protects: text("What the control protects.", { rule: "control-purpose-missing" }),
    raci: map(
      {
        design: responsible,
        change: responsible,
        incident: responsible,
        review: responsible,
      },
      "Who does what in design, change, incident and review.",
      { rule: "raci-incomplete" },
    ),
    exceptionsBy: party("Who grants exceptions to it.", { rule: "control-exceptions-unowned" }),
    team: party("The team that builds and runs it.").optional(),
    mayChange: list(text("A thing that may change."), "What the team may change by itself.").optional(),
    minimum: map(
      {
        by: party("Who sets the minimum.").optional(),
        assurance: text("How sure the sign-in must be.").optional(),
        scope: text("The widest privilege.").optional(),
        logging: text("What must be logged, and where.").optional(),
        revocation: text("How fast access must go.").optional(),
      },
      "The minimum that identity management sets.",
    ).optional(),
    frameworks: list(
      citation("A control, as its framework cites it."),
      "The framework controls that it serves.",
      {
        examples: ["NIST CSF 2.0 PR.AA-05"],
      },
    ).optional(),
    sla: map(steps, "How long rotation, revocation and recovery may take.").optional(),
    evidence: map(
      {
        logging: evidence("What shows that use is logged.", { rule: "control-evidence-missing" }),
        rotation: evidence("What shows that keys rotate.", { rule: "control-evidence-missing" }),
        revocation: evidence("What shows that access can be revoked.", { rule: "control-evidence-missing" }),
        recovery: evidence("What shows that it can be recovered.", { rule: "control-evidence-missing" }),
      },
      "Proof that logging, rotation, revocation and recovery work.",
    ).optional(),
    milestones: list(milestone, "Reviews at fixed points.").optional(),
    boundary: text("Where the control begins and ends.").optional(),
    affects: list(
      word("A quality.", {
        trust: "Who is trusted.",
        availability: "Whether it is up.",
        "access-scope": "How far access reaches.",
      }),
      "What a change of it would touch.",
    ).optional(),
    decides: list(
      word("A decision.", {
        who: "Who gets access.",
        duration: "How long it lasts.",
        revocability: "Whether it can be revoked safely.",
      }),
      "What it decides.",
    ).optional(),
    platforms: list(text("A platform."), "The platforms that it is spread over.").optional(),
    overseer: party("Who sees the whole of it across platforms.").optional(),
    iamReview: evidence("What shows that identity management reviewed it.").optional(),
    credentialsInProduct: flag("Whether the product itself stores or rotates credentials.").optional(),
    failureHandling: evidence("What happens to automated work when it fails.").optional(),
    released: either(
      [flag("Whether it is released."), past("The day of the release.")],
      "Whether it is released, or since when.",
    ).optional(),
  },
  "A control in the product, with the one person who answers for it.",
);

export const controls = entries("controls", control, "The identity controls in the product, by id.");

const risk = map(
  {
    title: text("The risk in one sentence."),
    owner: party("Who answers for it, and sees to it that it is closed.", { rule: "risk-closure-unowned" }),
    severity: severity("How bad it would be."),
    status: word("Where it stands.", {
      open: "Known, nothing done yet.",
      investigating: "Being looked into.",
      remediating: "Being removed.",
      accepted: "Taken on purpose.",
      closed: "Gone.",
    }),
    opened: past("The day on which it was written down."),
    identities: list(identityRef("The id of an identity."), "The identities that it is about.").optional(),
    controls: list(controlRef("The id of a control."), "The controls that it is about.").optional(),
    due: future("The day by which it must be gone. Unwritten: `opened` + `sla.remediate`.").optional(),
    treatment: word("What is done about it.", {
      mitigate: "Made smaller.",
      accept: "Taken as it is.",
      transfer: "Given to somebody else.",
      avoid: "The cause is given up.",
    }).optional(),
    acceptedBy: party("Who took it on; not its owner.").optional(),
    case: caseRef("The id of the case that deals with it.").optional(),
  },
  "A known risk.",
);

export const risks = entries("risks", risk, "The risk register, by id.");

const step = { by: party("Who did it.").optional(), on: past("The day of it.").optional() };

const record = map(
  {
    identity: identityRef("The id of the identity."),
    severity: severity("How bad it is."),
    status: word("Where it stands.", {
      open: "Found, nothing done yet.",
      contained: "Can do no more harm.",
      remediating: "The cause is being removed.",
      resolved: "The cause is gone.",
      closed: "Confirmed and closed.",
    }),
    openedBy: party("Who opened it."),
    opened: past("The day on which it was opened."),
    assignee: party("Who removes the cause.", { rule: "notification-missing" }),
    risk: riskRef("The id of the risk that it belongs to.").optional(),
    signal: text("What gave it away.").optional(),
    due: future("The day by which it must be closed.").optional(),
    containment: map({ action: text("What was done."), ...step }, "What stopped the harm.").optional(),
    technicalRemediation: party("Who removes the technical cause.").optional(),
    businessNotification: party("Who tells the business.").optional(),
    notify: map(
      { ...step, to: text("Who was told.").optional() },
      "Who told the business, and when.",
    ).optional(),
    resolution: word("How it ended.", {
      revoked: "Access was taken away.",
      rotated: "The secret was replaced.",
      "policy-changed": "The policy was changed.",
      accepted: "The risk was taken on.",
      "false-positive": "Nothing was wrong.",
    }).optional(),
    resolvedBy: party("Who resolved it.").optional(),
    closed: past("The day on which it was closed.").optional(),
    closedBy: party("Who closed it; holds the `close` duty.").optional(),
    evidence: proofs("What shows that it is over.").optional(),
  },
  "Something that happened to an identity, and what is done about it.",
);

export const cases = entries("cases", record, "The remediation cases, by id.");
