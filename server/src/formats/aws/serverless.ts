/** A Serverless service: the rights of the role that its functions share, and of functions with a role of their own. */
import { givenBy, givenByManaged } from "../../model/aws-policy.ts";
import type { Grant } from "../../model/facts.ts";
import type { ParsedSegment } from "../../syntax/node.ts";
import { type Spot, spot } from "../../text/span.ts";
import { blankGrant, foreignScope } from "../blank.ts";
import { anchorOf, type Place, pairsOf, placeAt, rootOf, spotOf } from "../place.ts";
import { listedAt } from "./statements.ts";
import { wordsAt } from "./value.ts";

/** The grants of `provider` and `functions`; none in other documents. */
export function serviceGrants(segment: ParsedSegment): readonly Grant[] {
  const root = rootOf(segment);
  const provider = placeAt(root, "provider");
  const role = placeAt(placeAt(provider, "iam"), "role");
  return [
    ...shared(provider, role),
    ...pairsOf(placeAt(root, "functions")).flatMap(({ name, keyAt, place }) =>
      ["iamRoleStatements", "iam"].flatMap((key) => {
        const statements =
          key === "iam" ? placeAt(placeAt(placeAt(place, "iam"), "role"), "statements") : placeAt(place, key);
        return granted(`Policy of function "${name}"`, keyAt, place, statements, undefined);
      }),
    ),
  ];
}

function shared(provider: Place, role: Place): readonly Grant[] {
  const at = provider.key ? spot(provider.segment, provider.key.start, provider.key.end) : spotOf(provider);
  const title = "Policy of the functions' role";
  return [
    ...granted(
      title,
      at,
      provider,
      placeAt(provider, "iamRoleStatements"),
      placeAt(provider, "iamManagedPolicies"),
    ),
    ...granted(title, at, provider, placeAt(role, "statements"), placeAt(role, "managedPolicies")),
  ];
}

function granted(
  title: string,
  at: Spot,
  place: Place,
  statements: Place,
  managed: Place | undefined,
): readonly Grant[] {
  const given = [
    ...givenBy(listedAt(statements)),
    ...(managed ? wordsAt(managed) : []).flatMap((word) => givenByManaged(word) ?? []),
  ];
  return given.length === 0
    ? []
    : [{ ...blankGrant("aws", at, title, anchorOf(place)), scopes: given.map(foreignScope) }];
}
