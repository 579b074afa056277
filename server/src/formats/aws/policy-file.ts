/** A policy that stands in a file of its own: what it gives, or whom it trusts. */
import { givenBy } from "../../model/aws-policy.ts";
import { type TrustStatement, trustOf } from "../../model/aws-trust.ts";
import type { Facts } from "../../model/facts.ts";
import type { ParsedSegment } from "../../syntax/node.ts";
import { type Spot, spot } from "../../text/span.ts";
import { blankGrant, foreignScope } from "../blank.ts";
import { anchorOf, type Place, placeAt, rootOf, spotOf } from "../place.ts";
import { statementsAt } from "./statements.ts";
import { literalAt } from "./value.ts";

export function policyFile(segment: ParsedSegment, path: string): Pick<Facts, "grants" | "trusts"> {
  const root = rootOf(segment);
  const document = ["PolicyDocument", "AssumeRolePolicyDocument"]
    .map((key) => placeAt(root, key))
    .find(({ node }) => node?.kind === "map");
  const statements = statementsAt(document ?? root);
  const name = literalAt(placeAt(root, "PolicyName"))?.value ?? path.slice(path.lastIndexOf("/") + 1);
  const trusts = statements.flatMap((one) => (isTrust(one) ? (trustOf(one, `Trust in ${name}`) ?? []) : []));
  // A limit for others (a boundary, an organisation's guardrail) allows everything that it does not mean, and gives none of it.
  const given = LIMITS.test(path) ? [] : givenBy(statements);
  if (given.length === 0) return { grants: [], trusts };
  const grant = blankGrant("aws", headOf(document ?? root), `Policy "${name}"`, anchorOf(document ?? root));
  return { grants: [{ ...grant, scopes: given.map(foreignScope) }], trusts };
}

const isTrust = ({ actions }: TrustStatement): boolean =>
  actions.some(({ value }) => /^sts:(AssumeRole|\*)/i.test(value));

const LIMITS =
  /(^|[/._-])(scps?|rcps?|service[-_]?control|resource[-_]?control|guardrails?|(permissions?[-_]?)?boundar(y|ies))([/._-]|$)/i;

/** The word with which the policy begins, not the whole of it. */
function headOf(document: Place): Spot {
  const { key } = placeAt(document, "Statement");
  return key ? spot(document.segment, key.start, key.end) : spotOf(document);
}
