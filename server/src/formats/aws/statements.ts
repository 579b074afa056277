/** A policy document as statements of the policy model. */
import type { PolicyCondition, PolicyStatement } from "../../model/aws-policy.ts";
import type { TrustStatement } from "../../model/aws-trust.ts";
import { type Spot, spot } from "../../text/span.ts";
import { anchorOf, itemsOf, type Place, pairsOf, placeAt, spotOf } from "../place.ts";
import { statementsIn } from "./inline.ts";
import { isComputed, textAt, wordsAt } from "./value.ts";

/** The statements of the document at the place, which may stand there as a text of JSON; none where it is a function or something else than a policy. */
export function statementsAt(document: Place): readonly TrustStatement[] {
  if (document.node?.kind !== "map" || isComputed(document)) return statementsIn(document);
  return listedAt(placeAt(document, "Statement"));
}

/** The statements of a list, or the one that stands in its place. */
export function listedAt(place: Place): readonly TrustStatement[] {
  const all = place.node?.kind === "list" ? itemsOf(place) : [place];
  return all.flatMap((one) => (one.node?.kind === "map" && !isComputed(one) ? [statementAt(one)] : []));
}

function statementAt(place: Place): TrustStatement {
  const at = (key: string): Place => placeAt(place, key);
  const principal = at("Principal");
  return {
    at: headOf(place),
    effect: effectAt(at("Effect")),
    actions: wordsAt(at("Action")),
    notActions: wordsAt(at("NotAction")),
    resources: wordsAt(at("Resource")),
    notResource: at("NotResource").node !== undefined,
    principal: principal.node !== undefined || at("NotPrincipal").node !== undefined,
    conditions: conditionsAt(at("Condition")),
    federated: wordsAt(placeAt(principal, "Federated")),
    accounts: wordsAt(principal.node?.kind === "scalar" ? principal : placeAt(principal, "AWS")),
    services: wordsAt(placeAt(principal, "Service")),
    conditionAt: (operator, key) => {
      const { in: segment, path } = anchorOf(at("Condition"));
      return { in: segment, path: [...path, operator, key] };
    },
  };
}

/** The statement's first key with what stands behind it: a block is no word. */
function headOf(place: Place): Spot {
  const [first] = place.node?.kind === "map" ? place.node.pairs : [];
  if (!first || place.through) return spotOf(place);
  const end = first.value?.kind === "scalar" ? first.value.end : first.key.end;
  return spot(place.segment, first.key.start, end);
}

/** CloudFormation and AWS take `Allow` and `Deny` as they are; Serverless users write them in small letters too. */
function effectAt(place: Place): PolicyStatement["effect"] {
  const text = textAt(place)?.trim().toLowerCase();
  return text === "allow" ? "Allow" : text === "deny" ? "Deny" : undefined;
}

function conditionsAt(place: Place): PolicyStatement["conditions"] {
  if (!place.node) return [];
  if (place.node.kind !== "map" || isComputed(place)) return "elsewhere";
  const found: PolicyCondition[] = [];
  for (const { name: operator, place: tests } of pairsOf(place)) {
    if (isComputed(tests)) return "elsewhere";
    for (const { name: key, place: values } of pairsOf(tests))
      found.push({ operator, key, values: wordsAt(values) });
  }
  return found;
}
