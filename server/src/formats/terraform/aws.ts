/** AWS in Terraform: users, roles, access keys, policies, and whose tokens a role takes. */
import { givenBy, givenByManaged, type PolicySetting } from "../../model/aws-policy.ts";
import { isForPeople, type TrustStatement, trustOf } from "../../model/aws-trust.ts";
import type { Scope, Trust } from "../../model/facts.ts";
import { foreignScope } from "../blank.ts";
import { type Place, placeAt } from "../place.ts";
import { type Block, inner, titleOf, wordAt } from "./block.ts";
import { describedBy, givenAt, givenByName, knownAs } from "./given.ts";
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
      // A key that is switched off opens nothing.
      if (wordAt(placeAt(body, "status")) === "Inactive") return {};
      return {
        credentials: [heldBy(block, placeAt(body, "user"), ["aws_iam_user"], "access-key", ACCESS_KEY)],
      };
    case "aws_iam_policy":
      return policy(block);
    case "aws_iam_role_policy":
    case "aws_iam_user_policy":
    case "aws_iam_group_policy": {
      const subject = subjectAt(block, placeAt(body, type.split("_")[2] ?? ""), HOLDERS);
      const written = placeAt(body, "policy");
      const people = takers(type) === "people";
      const own = grantOf(block, granted(statementsIn(written), { people }), subject);
      return { grants: [own, ...givenAt(block, written, takers(type))] };
    }
    case "aws_iam_role_policy_attachment":
    case "aws_iam_user_policy_attachment":
    case "aws_iam_group_policy_attachment":
    case "aws_iam_policy_attachment": {
      const subject = subjectAt(block, placeAt(body, type.split("_")[2] ?? ""), HOLDERS);
      const arn = placeAt(body, "policy_arn");
      // What a group of people is given is no machine's right.
      const people = takers(type) === "people";
      const own = grantOf(block, managed(arn, { people }), subject);
      return { grants: [own, ...givenAt(block, arn, takers(type))] };
    }
    case "aws_ssoadmin_permission_set_inline_policy":
      return { grants: givenAt(block, placeAt(body, "inline_policy"), "people") };
    case "aws_ssoadmin_customer_managed_policy_attachment":
      return {
        grants: inner(body, "customer_managed_policy_reference").flatMap((one) =>
          givenByName(block, placeAt(one, "name")),
        ),
      };
    // What only limits gives no machine anything.
    case "aws_organizations_policy":
      return { grants: givenAt(block, placeAt(body, "content"), "people") };
    case "aws_iam_policy_document":
      return document(block);
    default:
      return {};
  }
}

const takers = (type: string): "people" | "machines" =>
  type.startsWith("aws_iam_group_") ? "people" : "machines";

function policy(block: Block): Said {
  const written = placeAt(block.body, "policy");
  const describes = describedBy(block);
  const own = { ...grantOf(block, granted(statementsIn(written), {})), describes };
  const known = knownAs(block, wordAt(placeAt(block.body, "name")));
  return { grants: [own, ...givenAt(block, written, "machines", describes), ...known] };
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
  const to = setting.people ? "people" : "machines";
  const grants = [
    ...inner(body, "inline_policy").flatMap((one) => givenAt(block, placeAt(one, "policy"), to)),
    ...givenAt(block, placeAt(body, "managed_policy_arns"), to),
    // A boundary only limits: no machine has anything by it.
    ...givenAt(block, placeAt(body, "permissions_boundary"), "people"),
  ];
  return { identities: [{ ...identity, scopes }], grants, trusts: trusts(trust, block) };
}

/** A document names the policy's principals where it is one of trust, or stands on a resource: it gives nothing itself then. */
function document(block: Block): Said {
  const statements = documentStatements(block.body);
  const scopes = granted(statements, {});
  const describes = describedBy(block);
  const parts = ["source_policy_documents", "override_policy_documents"].flatMap((key) =>
    givenAt(block, placeAt(block.body, key), "machines", describes),
  );
  return {
    grants: scopes.length > 0 ? [{ ...grantOf(block, scopes), describes }, ...parts] : parts,
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
