/** How far an AWS permission of the manifest reaches: actions (`s3:GetObject`) and managed policies (`AdministratorAccess`). */

import type { Reach, ScopeParts } from "./reach-words.ts";
import { admin, elevated, everywhere, narrow, wildcard } from "./reach-words.ts";

/** The widest of the actions decides. */
export function awsReach({ permission, resource }: ScopeParts): Reach {
  let widest: Reach | undefined;
  for (const action of permission.split(",")) {
    const one = actionReach(action.trim(), resource);
    if (!widest || ORDER.indexOf(one.reach) > ORDER.indexOf(widest.reach)) widest = one;
  }
  return widest ?? narrow("no action");
}

const ORDER: readonly Reach["reach"][] = ["narrow", "elevated", "wildcard", "admin"];

function actionReach(action: string, resource: string): Reach {
  const all = everywhere(resource);
  const colon = action.indexOf(":");
  if (action === "*" || action === "*:*")
    return all ? admin("every action on every resource") : elevated("every action on one resource");
  if (colon < 0) return policyReach(action);
  const service = action.slice(0, colon).toLowerCase();
  const verb = action.slice(colon + 1).toLowerCase();
  if (verb === "*") {
    if (service === "iam" && all) return admin("every IAM action, which can give itself every other");
    if (all && HOLDS_MUCH.has(service)) return wildcard(`every action of ${service} on every resource`);
    return elevated(all ? `every action of ${service}` : `every action of ${service} on one resource`);
  }
  const reads = READS.test(verb);
  if (reads)
    return READS_SECRETS.test(`${service}:${verb}`) && all ? elevated("reads every secret") : narrow("reads");
  if (verb.includes("*") && all && HOLDS_MUCH.has(service)) return wildcard(`${action} on every resource`);
  if (GUARDED.has(service)) return elevated(`writes ${GUARDED.get(service)}`);
  if (WRITES_DATA.test(`${service}:${verb}`)) return elevated("changes or deletes data");
  if (/policy|permission|acl$|grant/.test(verb)) return elevated("writes permissions");
  return narrow("one action of one service");
}

/** Managed policies by name or ARN. */
function policyReach(policy: string): Reach {
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
