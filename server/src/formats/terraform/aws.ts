/** AWS in Terraform: users, roles, access keys, policies, and whose tokens a role takes. */
import { givenBy, givenByManaged, type PolicySetting } from "../../model/aws-policy.ts";
import { isForPeople, type TrustStatement, trustOf } from "../../model/aws-trust.ts";
import type { Scope, Trust } from "../../model/facts.ts";
import { foreignScope } from "../blank.ts";
import { type Place, placeAt } from "../place.ts";
import { type Block, inner, titleOf, wordAt } from "./block.ts";
import { documentStatements, statementsIn, wordsAt } from "./policy.ts";
import { grantOf, heldBy, identityOf, type Said, subjectAt } from "./said.ts";

const HOLDERS = ["aws_iam_role", "aws_iam_user", "aws_iam_group"];

const ACCESS_KEY = {
  lives: { how: "forever", because: "an access key is valid until it is deleted" },
} as const;

export function awsSaid(block: Block): Said {
  const { type, body } = block;
  switch (type) {
    case "aws_iam_user":
    case "aws_iam_role":
      return principal(block);
    case "aws_iam_access_key":
      return {
        credentials: [heldBy(block, placeAt(body, "user"), ["aws_iam_user"], "access-key", ACCESS_KEY)],
      };
    case "aws_iam_policy":
      return { grants: [grantOf(block, granted(statementsIn(placeAt(body, "policy")), {}))] };
    case "aws_iam_role_policy":
    case "aws_iam_user_policy":
    case "aws_iam_group_policy": {
      const subject = subjectAt(block, placeAt(body, type.split("_")[2] ?? ""), HOLDERS);
      return { grants: [grantOf(block, granted(statementsIn(placeAt(body, "policy")), {}), subject)] };
    }
    case "aws_iam_role_policy_attachment":
    case "aws_iam_user_policy_attachment":
    case "aws_iam_group_policy_attachment":
    case "aws_iam_policy_attachment": {
      const subject = subjectAt(block, placeAt(body, type.split("_")[2] ?? ""), HOLDERS);
      // What a group of people is given is no machine's right.
      const people = type === "aws_iam_group_policy_attachment";
      return { grants: [grantOf(block, managed(placeAt(body, "policy_arn"), { people }), subject)] };
    }
    case "aws_iam_policy_document":
      return document(block);
    default:
      return {};
  }
}

function principal(block: Block): Said {
  const { type, body } = block;
  const name = wordAt(placeAt(body, "name"));
  const known =
    name !== undefined && !name.includes("${") ? [`aws:${type.slice(4).replace("_", "-")}/${name}`] : [];
  const trust = statementsIn(placeAt(body, "assume_role_policy"));
  const setting = {
    bounded: placeAt(body, "permissions_boundary").node !== undefined,
    people: isForPeople(trust),
  };
  const policies = inner(body, "inline_policy").flatMap((one) => statementsIn(placeAt(one, "policy")));
  const identity = identityOf(block, {
    type: type === "aws_iam_user" ? "service-account" : "workload",
    tags: placeAt(body, "tags"),
    how: "tag",
    refs: known,
  });
  const scopes = [...granted(policies, setting), ...managed(placeAt(body, "managed_policy_arns"), setting)];
  return { identities: [{ ...identity, scopes }], trusts: trusts(trust, block) };
}

/** A document names the policy's principals where it is one of trust, or stands on a resource: it gives nothing itself then. */
function document(block: Block): Said {
  const statements = documentStatements(block.body);
  const scopes = granted(statements, {});
  return {
    grants: scopes.length > 0 ? [grantOf(block, scopes)] : [],
    trusts: trusts(statements.filter(takesOver), block).map(withoutBlock),
  };
}

/** The bucket of a website is open to everybody on purpose; what matters here is who becomes somebody else. */
const takesOver = ({ actions }: TrustStatement): boolean => actions.some(({ value }) => /^sts:/i.test(value));

const trusts = (statements: readonly TrustStatement[], block: Block): readonly Trust[] =>
  statements.flatMap((statement) => trustOf(statement, `Trust of ${titleOf(block)}`) ?? []);

/** A block is not put into another one by its key. */
const withoutBlock = (trust: Trust): Trust =>
  trust.to?.path.at(-1) === "condition" ? { ...trust, to: undefined } : trust;

const granted = (statements: readonly TrustStatement[], setting: PolicySetting): readonly Scope[] =>
  givenBy(statements, setting).map(foreignScope);

const managed = (place: Place, setting: PolicySetting): readonly Scope[] =>
  wordsAt(place).flatMap((word) => {
    const given = givenByManaged(word, setting);
    return given ? [foreignScope(given)] : [];
  });
