/** How far an AWS permission of the manifest reaches: actions (`s3:GetObject`) and managed policies (`AdministratorAccess`). */

import { countActions, levelOfAction } from "./aws-actions.ts";
import type { Reach, ScopeParts } from "./reach-words.ts";
import { admin, elevated, everywhere, narrow, wildcard } from "./reach-words.ts";

/** The widest of the actions decides. */
export function awsReach({ permission, resource }: ScopeParts): Reach {
  let widest: Reach | undefined;
  for (const action of permission.split(",")) {
    const one = actionReach(action.trim(), everywhere(resource));
    if (!widest || isWider(one, widest)) widest = one;
  }
  return widest ?? narrow("no action");
}

const ORDER: readonly Reach["reach"][] = ["narrow", "elevated", "wildcard", "admin"];

const isWider = (a: Reach, b: Reach): boolean => ORDER.indexOf(a.reach) > ORDER.indexOf(b.reach);

/** One action, or a pattern of actions, of a manifest or of a policy. `all`: on every resource. */
export function actionReach(action: string, all: boolean): Reach {
  const colon = action.indexOf(":");
  if (action === "*" || action === "*:*")
    return all ? admin("every action on every resource") : elevated("every action on one resource");
  if (colon < 0 || action.startsWith("arn:")) return policyReach(action);
  const service = action.slice(0, colon).toLowerCase();
  const verb = action.slice(colon + 1).toLowerCase();
  if (verb === "*") {
    if (onlyReads(action)) return narrow("every action only reads");
    if (service === "iam" && all) return admin("every IAM action, which can give itself every other");
    if (all && HOLDS_MUCH.has(service)) return wildcard(`every action of ${service} on every resource`);
    return elevated(all ? `every action of ${service}` : `every action of ${service} on one resource`);
  }
  const level = levelOfAction(service, verb);
  if (READS.test(verb) || level === "read" || level === "list" || (verb.includes("*") && onlyReads(action)))
    return READS_SECRETS.test(`${service}:${verb}`) && all ? elevated("reads every secret") : narrow("reads");
  if (verb.includes("*") && all && HOLDS_MUCH.has(service) && writesMany(action))
    return wildcard(`${action} on every resource`);
  if (GUARDED.has(service)) return elevated(`writes ${GUARDED.get(service)}`);
  if (WRITES_DATA.test(`${service}:${verb}`)) return elevated("changes or deletes data");
  if (level === "permissions" || (!level && /policy|permission|acl$|grant/.test(verb)))
    return elevated("writes permissions");
  return narrow("one action of one service");
}

/** Whether all that the pattern matches only reads or lists; what matches nothing known may do anything. */
function onlyReads(pattern: string): boolean {
  const count = countActions(pattern);
  return count !== undefined && count.writes + count.tags + count.permissions === 0;
}

/** `kms:ReEncrypt*` says two actions in one word; `s3:Put*` is a wildcard that nobody has counted. Where the names are unknown it is taken for one. */
function writesMany(pattern: string): boolean {
  const count = countActions(pattern);
  return count === undefined || count.writes + count.permissions >= 10;
}

/** Managed policies by name or ARN. */
export function policyReach(policy: string): Reach {
  const name = policy.slice(policy.lastIndexOf("/") + 1);
  if (name === "AdministratorAccess" || name === "IAMFullAccess")
    return admin(`${name} is the administrator of the account`);
  if (name === "PowerUserAccess") return wildcard("every action but those of IAM");
  if (/ReadOnly|ViewOnly|SecurityAudit/.test(name)) return narrow("reads");
  if (
    /^(Amazon|AWS)?(S3|EC2|RDS|DynamoDB|Lambda_|SSM|SecretsManager|KeyManagementService).*FullAccess$/i.test(
      name,
    )
  )
    return wildcard(`${name} is every action of the service`);
  return /FullAccess$/.test(name) ? elevated(`${name} is every action of the service`) : narrow("one policy");
}

/** Services that hold identities, secrets, data or compute: a wildcard in them is one that matters. */
const HOLDS_MUCH: ReadonlySet<string> = new Set([
  "iam",
  "sts",
  "kms",
  "organizations",
  "secretsmanager",
  "ssm",
  "s3",
  "ec2",
  "lambda",
  "dynamodb",
  "rds",
]);

const GUARDED: ReadonlyMap<string, string> = new Map([
  ["iam", "identities and permissions"],
  ["sts", "identities"],
  ["organizations", "accounts"],
  ["secretsmanager", "secrets"],
  ["kms", "keys"],
  ["sso", "permissions"],
  ["identitystore", "identities"],
]);

const READS =
  /^(get|list|describe|batchget|query|scan|lookup|view|head|search|select|check|simulate|decrypt|verify|sign|generatedatakey|assumerolewithwebidentity)/;

const READS_SECRETS = /^(secretsmanager:(get\*|getsecretvalue|batchget)|ssm:getparameter|kms:decrypt)/;

/** Putting an object is a delivery; changing rows and deleting is a change of what is there. */
const WRITES_DATA =
  /^(dynamodb:(put|update|delete|batchwrite|partiql(insert|update|delete)|restore)|rds:(delete|modify|restore)|rds-data:|s3:delete|ssm:(put|delete|send)|redshift-data:)/;
