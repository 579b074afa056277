/** AWS policies that are written in one block and given in another: whether only people get them, the workspace can follow. */
import type { Grant } from "../../model/facts.ts";
import { itemsOf, type Place } from "../place.ts";
import { addressIn, type Block, wordAt } from "./block.ts";
import { grantOf, refsOf } from "./said.ts";

type Given = NonNullable<Grant["gives"]>;

/** What the block itself describes: a document, or a policy. */
export const describedBy = ({ folder, address }: Block): NonNullable<Grant["describes"]> => ({
  ref: refsOf(folder, address)[1],
  place: undefined,
});

/** The document or policy of the same folder that the expression refers to. */
function refAt({ folder }: Block, place: Place): string | undefined {
  const own = wordAt(place)?.includes("data.aws_iam_policy.")
    ? undefined
    : addressIn(place, "aws_iam_policy");
  const address = addressIn(place, "data.aws_iam_policy_document") ?? own;
  return address && refsOf(folder, address)[1];
}

/** One grant for each policy that the expression, or the list of them, refers to; it says to whom it goes and nothing more. */
export function givenAt(
  block: Block,
  place: Place,
  to: Given["to"],
  describes?: Grant["describes"],
): readonly Grant[] {
  const all = place.node?.kind === "list" ? itemsOf(place) : [place];
  return all.flatMap((one) => {
    const ref = refAt(block, one);
    return ref === undefined
      ? []
      : { ...grantOf(block, []), describes, gives: { ref, place: undefined, to } };
  });
}

/** The name under which permission sets take a policy of the account. */
const named = (name: string): string => `aws:iam-policy/${name}`;

/** A policy under the name that other folders know it by; whoever is given that gets the policy. */
export function knownAs(block: Block, name: string | undefined): readonly Grant[] {
  if (name === undefined || name.includes("${")) return [];
  const gives: Given = { ...describedBy(block), to: "machines" };
  return [{ ...grantOf(block, []), describes: { ref: named(name), place: undefined }, gives }];
}

/** The policy by its name, written or of a block in this folder, for the people of a permission set. */
export function givenByName(block: Block, place: Place): readonly Grant[] {
  const name = wordAt(place);
  if (name === undefined || name.includes("${")) return givenAt(block, place, "people");
  return [{ ...grantOf(block, []), gives: { ref: named(name), place: undefined, to: "people" } }];
}
