/** `policy`: the operating model, its limits, and how the rules are set. */
import * as z from "zod";
import { DUTIES, duties } from "./duties.ts";
import { CREDENTIAL_KINDS } from "./identity.ts";
import { EVIDENCE_KINDS, environment, evidence, review, steps, TYPES } from "./shared.ts";
import { pattern } from "./teams.ts";
import {
  count,
  duration,
  either,
  future,
  glob,
  like,
  list,
  map,
  meta,
  oneOrMore,
  party,
  RULE,
  ruleRef,
  team,
  text,
  word,
} from "./values.ts";

export const MODELS = {
  "security-led": "Security approves, reviews and runs the tools. For small organisations.",
  shared: "IT runs the platform, security sets policy, approves and reviews.",
  "hub-and-spoke":
    "An identity programme owns the model; privileged access, security operations and compliance are its spokes.",
  federated: "Hub and spoke with a risk council and delegated execution.",
} as const;

export const PRESETS = {
  quiet:
    "What somebody has to see to: errors, and warnings that a control asks for. No hints, no information.",
  standard: "Each rule at its own level.",
  strict: "Warnings that a control asks for directly are errors; hints and information are one level higher.",
} as const;

export const LEVELS = {
  off: "Not checked.",
  hint: "Shown as a hint.",
  information: "Shown as information.",
  warning: "Shown as a warning.",
  error: "Shown as an error.",
} as const;

/** A map from each of the names to the same shape. */
function each<const N extends Readonly<Record<string, unknown>>, T extends z.ZodType>(names: N, shape: T) {
  return Object.fromEntries(Object.keys(names).map((name) => [name, shape])) as { [K in keyof N]: T };
}

const ages = map(
  {
    default: duration("For every kind that is not named here.").optional(),
    ...each(CREDENTIAL_KINDS, duration("The longest time between two rotations of this kind.").optional()),
  },
  "The longest time between two rotations, by kind of credential.",
);

const needed = {
  required: "It must be there.",
  optional: "It may be left out.",
} as const;

const level = either(
  [
    word("The level of its findings.", LEVELS),
    map(
      {
        level: word("The level of its findings.", LEVELS).optional(),
        options: z
          .record(z.string(), z.unknown())
          .meta(meta("The rule's own settings; its page lists them."))
          .optional(),
      },
      "Level and settings of the rule.",
    ),
  ],
  "The level of the rule's findings, or level and settings.",
);

const rules = (description: string) =>
  z.record(z.string().regex(new RegExp(RULE)), level).meta(meta(description));

const delegation = map(
  {
    match: either(
      [glob("What it covers, as a glob from the workspace root."), pattern],
      "What it covers: a glob from the workspace root, or a description of the object.",
    ),
    to: party("Who takes over."),
    duties: list(word("A duty.", DUTIES), "The duties that move."),
    review: review("When the delegation itself is reviewed.").optional(),
    expires: future("The last day of the delegation.").optional(),
  },
  "Duties that one team carries out for another.",
);

const ceiling = map(
  {
    match: map(
      {
        type: word("The type of identity.", TYPES).optional(),
        environment: environment(),
        owner: party("The owner.").optional(),
        criticality: like("text")("How much depends on it.").optional(),
      },
      "Whom the ceiling is for. All that is written must hold.",
    ),
    scopes: list(like("text")("A scope; `*` stands for anything."), "The scopes that are allowed at most."),
  },
  "The widest scopes that some identities may have.",
);

const sla = map(
  {
    ...steps,
    remediate: map(
      {
        critical: duration("For critical ones.").optional(),
        high: duration("For high ones.").optional(),
        medium: duration("For medium ones.").optional(),
        low: duration("For low ones.").optional(),
      },
      "From opened to closed, by severity.",
    ).optional(),
    escalateAfter: duration("When a step that is late goes further up.").optional(),
    escalateTo: party("Who hears of it then.").optional(),
  },
  "How long each step may take, and who hears when it takes longer.",
);

const elevation = map(
  {
    maxDuration: duration("The longest that access on request may last.", { default: "8h" }).optional(),
    justification: word("Whether a reason must be given.", needed, { default: "required" }).optional(),
    sessionRecording: word("Whether sessions must be recorded.", needed, { default: "required" }).optional(),
    siem: text("Where records of elevation go.", { default: "none" }).optional(),
    approvals: count("How many must approve.", { default: 1 }).optional(),
  },
  "Limits for access on request.",
);

const kinds = list(word("A kind of proof.", EVIDENCE_KINDS), "The kinds of proof that are asked for.");

const coverage = {
  systems: "The systems that are administered.",
  automation: "Automation and pipelines.",
  "break-glass": "Emergency access.",
  recovery: "Recovery of locked-out services.",
} as const;

export const policy = map(
  {
    model: word("The operating model; it gives each duty to a function.", MODELS).optional(),
    accountable: team("The one team that answers for the risk decision.").optional(),
    duties: duties("Who holds a duty, where that differs from the model.").optional(),
    council: team("The risk council of a federated model.").optional(),
    delegations: list(delegation, "Duties carried out by somebody else.").optional(),
    fallbackReviewer: party("Who reviews the reviewer's own access.").optional(),
    maxAge: either(
      [duration("The longest time between two rotations."), ages],
      "The longest time between two rotations: one length, or one for each kind of credential.",
      { default: "90d", examples: ["90d"] },
    ).optional(),
    reviewEvery: map(
      {
        privileged: duration("For privileged identities and grants.", { default: "90d" }).optional(),
        elevated: duration("For elevated ones.", { default: "180d" }).optional(),
        standard: duration("For all others.", { default: "1y" }).optional(),
      },
      "The longest time between two reviews, by privilege.",
    ).optional(),
    elevation: elevation.optional(),
    stores: list(
      text("A store; `*` stands for anything, and what begins with it counts."),
      "The approved places for secrets.",
      { default: [], examples: ["vault:kv", "aws:secretsmanager"] },
    ).optional(),
    sla: sla.optional(),
    thresholds: map(
      {
        orphaned: count("Identities without an owner.").optional(),
        overdueRotation: count("Credentials past their rotation.").optional(),
        overPrivileged: count("Identities with more than they need.").optional(),
      },
      "How many of each are bearable; more goes to the council.",
    ).optional(),
    evidenceFor: map(
      {
        approval: kinds.optional(),
        elevation: kinds.optional(),
        "break-glass": kinds.optional(),
        rotation: kinds.optional(),
        revocation: kinds.optional(),
        closure: kinds.optional(),
      },
      "What counts as proof of each step.",
    ).optional(),
    notice: duration("How long before a limit it is announced.", { default: "14d" }).optional(),
    unusedAfter: duration("When something unused counts as dormant.", { default: "45d" }).optional(),
    maxGrant: duration("The longest time for which a grant may be given.", { default: "90d" }).optional(),
    maxExpiry: duration("The farthest that an expiry may lie ahead.", { default: "1y" }).optional(),
    suppressions: map(
      {
        max: map(
          {
            error: duration("For errors.", { default: "30d" }).optional(),
            warning: duration("For warnings.", { default: "90d" }).optional(),
            information: duration("For information.", { default: "180d" }).optional(),
            hint: duration("For hints.", { default: "1y" }).optional(),
          },
          "The longest that a comment may hide a finding, by the finding's level.",
        ).optional(),
        locked: list(
          ruleRef("A rule's id."),
          "Rules that nobody may silence, by comment or by exception.",
        ).optional(),
      },
      "What comments that hide findings may do.",
    ).optional(),
    ceilings: list(ceiling, "The widest scopes by type, environment, owner or criticality.").optional(),
    workflow: map(
      {
        covers: list(word("A part of the work.", coverage), "What the workflow covers."),
        verified: evidence("What shows that it was run as one.").optional(),
        by: party("Who verified it.").optional(),
      },
      "What the access workflow covers, and who verified that it runs as one.",
    ).optional(),
    procedures: map(
      {
        defaults: evidence("The safe defaults.").optional(),
        approvalPath: evidence("The path of an approval.").optional(),
        rollback: evidence("The way back.").optional(),
      },
      "Where the procedures are written down.",
    ).optional(),
    standards: map(
      {
        approvalThreshold: evidence("From when on approval is needed.").optional(),
        emergencyEvidence: evidence("What proof an emergency must leave.").optional(),
        controlDesign: evidence("How controls are designed.").optional(),
      },
      "The standards that security sets.",
    ).optional(),
    compensating: text("What makes up for duties that a small organisation cannot separate.").optional(),
    loop: map(
      {
        discovery: party("Who finds identities.").optional(),
        decision: party("Who decides about them.").optional(),
        remediation: party("Who removes the cause.").optional(),
        evidence: party("Who keeps the proof.").optional(),
      },
      "Who holds the four steps of the closed loop, where that differs from the duties.",
    ).optional(),
    preset: word("How loud the rules are as a whole; `rules` and `paths` go before it.", PRESETS, {
      default: "standard",
    }).optional(),
    rules: rules("The level and settings of rules, by rule id.").optional(),
    paths: list(
      map(
        {
          match: oneOrMore(glob("A glob from the workspace root."), "The files that it is for."),
          rules: rules("The level and settings of rules in these files."),
        },
        "Settings for some files.",
      ),
      "Rule settings for some files; the last match wins.",
    ).optional(),
  },
  "The operating model and its limits. Its keys merge over all files of a workspace.",
);
