/** The AWS policy model: what statements give. Every format that holds AWS policies reads them into these statements and asks here. */
import { coversAction } from "./aws-actions.ts";
import type { Scope } from "./facts.ts";
import type { Anchor, Sourced } from "./field.ts";
import { actionReach, policyReach } from "./reach-aws.ts";

/** A word of a policy with the place of the entry that holds it. `${…}` in the value stands for what is not known in this file. */
export interface PolicyWord extends Sourced<string> {
  readonly entry: Anchor;
}

export interface PolicyCondition {
  /** `StringEquals`, `ForAnyValue:StringLike` … as written. */
  readonly operator: string;
  readonly key: string;
  readonly values: readonly PolicyWord[];
}

export interface PolicyStatement {
  /** undefined: computed, or left out. */
  readonly effect: "Allow" | "Deny" | undefined;
  readonly actions: readonly PolicyWord[];
  /** Actions under `NotAction`. */
  readonly notActions: readonly PolicyWord[];
  readonly resources: readonly PolicyWord[];
  /** `NotResource` is written: every resource but those. */
  readonly notResource: boolean;
  /** Somebody is named in it: a policy on a resource, or of trust. */
  readonly principal: boolean;
  /** `elsewhere`: there are conditions, but they cannot be read here. */
  readonly conditions: readonly PolicyCondition[] | "elsewhere";
}

/** What narrows a whole policy from outside. */
export interface PolicySetting {
  /** A permissions boundary is set on the identity. */
  readonly bounded?: boolean;
  /** Only people can take the role on. */
  readonly people?: boolean;
}

/** A right as `Scope` tells it, without the fields that policies have no word for. */
export type Given = Pick<Scope, "text" | "at" | "reach" | "because" | "part" | "escalates" | "entry">;

/** The rights that the policy gives, one for each action. What is denied, computed, or stands on a resource gives none. */
export function givenBy(
  statements: readonly PolicyStatement[],
  setting: PolicySetting = {},
): readonly Given[] {
  const guarded = statements.some(deniesIam);
  return statements.flatMap((statement) => {
    if (statement.effect !== "Allow" || statement.principal) return [];
    const limit = limitOf(statement, setting);
    const all = isEverywhere(statement);
    const on = onText(statement);
    const [spared] = statement.notActions;
    if (spared) return [allBut(spared, statement.notActions, all, on, limit)];
    return statement.actions
      .filter(({ value }) => !isUnknown(value))
      .map((action) => actionGiven(action, statement, all, on, guarded, limit));
  });
}

/** The right that an attached managed policy gives, by its name or ARN; undefined where the name is computed. */
export function givenByManaged(policy: PolicyWord, setting: PolicySetting = {}): Given | undefined {
  const name = policy.value.slice(policy.value.lastIndexOf("/") + 1);
  // A policy of one's own is read where it is written; that it is called like one of Amazon's means nothing.
  if (name === "" || name.includes("${") || /::(\d{12}|\$\{[^}]*\}):policy\//.test(policy.value))
    return undefined;
  const { reach, because } = narrowed(policyReach(name), outer(setting));
  return { text: `aws:${name}`, at: policy.at, reach, because, part: "policy", entry: policy.entry };
}

function actionGiven(
  action: PolicyWord,
  { resources }: PolicyStatement,
  all: boolean,
  on: string,
  guarded: boolean,
  limit: string | undefined,
): Given {
  const { at, entry, value } = action;
  const told = actionReach(value, all || everyOfService(value, resources));
  const safe =
    guarded && told.reach === "admin"
      ? { reach: "wildcard" as const, because: `${told.because}, but IAM is denied beside it` }
      : told;
  const escalates =
    limit === undefined && safe.reach !== "admin" && safe.reach !== "wildcard"
      ? escalation(value, resources, all)
      : undefined;
  const { reach, because } = narrowed(escalates ? { reach: "elevated", because: escalates } : safe, limit);
  return { text: `aws:${value}${on}`, at, reach, because, part: "action", escalates, entry };
}

/** `NotAction` in an Allow is every action of today and tomorrow but the few that are named. */
function allBut(
  first: PolicyWord,
  notActions: readonly PolicyWord[],
  all: boolean,
  on: string,
  limit: string | undefined,
): Given {
  const names = notActions.map(({ value }) => value);
  const spared = names.some((name) => isUnknown(name) || /^(\*|iam):/i.test(name) || name === "*");
  const because = `every action but ${names.length > 3 ? `${names.length} that are named` : names.join(", ")}`;
  const wide = spared ? ("wildcard" as const) : ("admin" as const);
  const told = narrowed({ reach: all ? wide : "elevated", because }, limit);
  return { text: `aws:*${on}`, at: first.at, ...told, entry: first.entry };
}

interface Told {
  readonly reach: Scope["reach"];
  readonly because: string;
}

/** What is limited from beside is no longer broad; what it was stands in the words. */
const narrowed = ({ reach, because }: Told, limit: string | undefined): Told =>
  limit !== undefined && (reach === "admin" || reach === "wildcard")
    ? { reach: "elevated", because: `${because}, ${limit}` }
    : { reach, because };

function limitOf({ conditions }: PolicyStatement, setting: PolicySetting): string | undefined {
  if (conditions === "elsewhere") return "under conditions that are not in this file";
  const narrowing = conditions.find(({ key }) => !WIDE_KEYS.has(key.toLowerCase()));
  return narrowing ? `limited by ${narrowing.key}` : outer(setting);
}

const outer = ({ bounded, people }: PolicySetting): string | undefined =>
  bounded ? "within a permissions boundary" : people ? "held by people" : undefined;

/** Conditions under which nothing worth having is left out. */
const WIDE_KEYS: ReadonlySet<string> = new Set([
  "aws:securetransport",
  "aws:requestedregion",
  "s3:tlsversion",
]);

const isEverywhere = ({ resources, notResource }: PolicyStatement): boolean =>
  notResource || resources.some(({ value }) => value === "*" || value === "*:*");

/** `arn:aws:s3:::*`: everything that the service has. */
const everyOfService = (action: string, resources: readonly PolicyWord[]): boolean =>
  resources.some(({ value }) => {
    const parts = value.split(":");
    return (
      parts.length >= 6 &&
      parts[0] === "arn" &&
      parts.slice(5).join(":") === "*" &&
      parts[2] === action.slice(0, action.indexOf(":"))
    );
  });

function onText({ resources, notResource }: PolicyStatement): string {
  if (notResource || resources.length === 0) return notResource ? "@*" : "";
  const [first] = resources;
  return resources.length === 1 && first
    ? `@${first.value}`
    : `@${resources.map(({ value }) => value).join(",")}`;
}

/** Actions that write policies, by which a holder gives itself whatever it likes. */
const WRITES_POLICIES = [
  "AttachUserPolicy",
  "AttachRolePolicy",
  "AttachGroupPolicy",
  "PutUserPolicy",
  "PutRolePolicy",
  "PutGroupPolicy",
  "CreatePolicyVersion",
  "SetDefaultPolicyVersion",
  "UpdateAssumeRolePolicy",
  "AddUserToGroup",
].map((name) => `iam:${name}`);

/** How the action widens the rights of its holder, where it does. */
function escalation(action: string, resources: readonly PolicyWord[], all: boolean): string | undefined {
  const everyRole = all || resources.some(({ value }) => /^arn:[^:]*:iam::[^:]*:(role\/)?\*$/.test(value));
  if (everyRole && coversAction(action, "iam:PassRole")) return "passes every role to a service";
  if (!all) return undefined;
  const writes = WRITES_POLICIES.find((one) => coversAction(action, one));
  return writes && `${writes} on every resource writes its own rights`;
}

/** A Deny that keeps IAM out of an Allow beside it. */
const deniesIam = (statement: PolicyStatement): boolean =>
  statement.effect === "Deny" &&
  isEverywhere(statement) &&
  Array.isArray(statement.conditions) &&
  statement.conditions.length === 0 &&
  (statement.notActions.length > 0 ||
    statement.actions.some(({ value }) => /^(\*$|iam:(\*|Put|Attach|Create))/i.test(value)));

/** Nothing but an expression: which action it is, nobody can tell here. */
const isUnknown = (value: string): boolean =>
  value.includes("${") || value.includes("{{") || value.trim() === "";
