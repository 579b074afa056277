/** AWS policies in Terraform as statements of the policy model: `jsonencode`, JSON in heredocs, and `aws_iam_policy_document`. */
import type { PolicyCondition, PolicyStatement, PolicyWord } from "../../model/aws-policy.ts";
import type { TrustStatement } from "../../model/aws-trust.ts";
import { anchorOf, itemsOf, type Place, pairsOf, placeAt, spotOf } from "../place.ts";
import { inner, wordAt } from "./block.ts";

/** The statements of a document that is written here; none where it is computed. */
export function statementsIn(document: Place): readonly TrustStatement[] {
  if (document.node?.kind !== "map") return [];
  const list = placeAt(document, "Statement");
  const all = list.node?.kind === "list" ? itemsOf(list) : [list];
  return all.flatMap((one) => (one.node?.kind === "map" ? [jsonStatement(one)] : []));
}

function jsonStatement(place: Place): TrustStatement {
  const at = (key: string): Place => placeAt(place, key);
  const principal = at("Principal");
  return {
    effect: effectOf(wordAt(at("Effect"))),
    actions: wordsAt(at("Action")),
    notActions: wordsAt(at("NotAction")),
    resources: wordsAt(at("Resource")),
    notResource: at("NotResource").node !== undefined,
    principal: principal.node !== undefined || at("NotPrincipal").node !== undefined,
    conditions: jsonConditions(at("Condition")),
    federated: wordsAt(placeAt(principal, "Federated")),
    accounts: principal.node?.kind === "scalar" ? wordsAt(principal) : wordsAt(placeAt(principal, "AWS")),
    services: wordsAt(placeAt(principal, "Service")),
    conditionAt: (operator, key) => {
      const { in: segment, path } = anchorOf(at("Condition"));
      return { in: segment, path: [...path, operator, key] };
    },
  };
}

function jsonConditions(place: Place): PolicyStatement["conditions"] {
  if (!place.node) return [];
  if (place.node.kind !== "map") return "elsewhere";
  const found: PolicyCondition[] = [];
  for (const { name: operator, place: tests } of pairsOf(place)) {
    if (tests.node?.kind !== "map" || operator.includes("${")) return "elsewhere";
    for (const { name: key, place: values } of pairsOf(tests))
      found.push({ operator, key, values: wordsAt(values) });
  }
  return found;
}

/** The statements of a `data "aws_iam_policy_document"`. */
export const documentStatements = (body: Place): readonly TrustStatement[] =>
  inner(body, "statement").map(blockStatement);

function blockStatement(place: Place): TrustStatement {
  const at = (key: string): Place => placeAt(place, key);
  const principals = inner(place, "principals");
  const named = (...types: string[]): readonly PolicyWord[] =>
    principals.flatMap((one) =>
      types.includes(wordAt(placeAt(one, "type")) ?? "") ? wordsAt(placeAt(one, "identifiers")) : [],
    );
  // Blocks that are made in a loop can hold anything.
  const looped = inner(place, "dynamic").flatMap((one) => pairsOf(one).map(({ name }) => name));
  return {
    effect: effectOf(at("effect").node ? wordAt(at("effect")) : "Allow"),
    actions: wordsAt(at("actions")),
    notActions: wordsAt(at("not_actions")),
    resources: wordsAt(at("resources")),
    notResource: at("not_resources").node !== undefined,
    principal:
      principals.length > 0 ||
      inner(place, "not_principals").length > 0 ||
      looped.some((name) => name.endsWith("principals")),
    conditions: looped.includes("condition") ? "elsewhere" : blockConditions(place),
    federated: named("Federated"),
    accounts: named("AWS", "*"),
    services: named("Service"),
    conditionAt: () => anchorOf(placeAt(place, "condition")),
  };
}

const blockConditions = (place: Place): PolicyStatement["conditions"] =>
  inner(place, "condition").map((one) => ({
    operator: wordAt(placeAt(one, "test")) ?? "",
    key: wordAt(placeAt(one, "variable")) ?? "",
    values: wordsAt(placeAt(one, "values")),
  }));

const effectOf = (word: string | undefined): PolicyStatement["effect"] =>
  word === "Allow" || word === "Deny" ? word : undefined;

/** The texts of a list, or the one that stands in its place. Computed ones are `${…}`. */
export function wordsAt(place: Place): readonly PolicyWord[] {
  const all = place.node?.kind === "list" ? itemsOf(place) : [place];
  return all.flatMap((one) => {
    const value = wordAt(one);
    return value === undefined ? [] : [{ value: value.trim(), at: spotOf(one), entry: anchorOf(one) }];
  });
}
