/** `Chart.yaml`: its annotations lend their owner to what lies in its folder; the people who keep it answer where nobody else does. */
import type { Container, OwnerClaim } from "../../model/facts.ts";
import { chartKey } from "../charted.ts";
import { folderOf } from "../kustomized.ts";
import { itemsOf, type Place, placeAt } from "../place.ts";
import { text } from "../read.ts";
import { lentOwner } from "./lent.ts";

/** The name is the only place where Helm looks; version and name of the chart prove it. */
export const isChart = (head: string, uri: string): boolean =>
  /(^|\/)Chart\.ya?ml$/.test(uri) &&
  /^["']?apiVersion["']?[ \t]*:[ \t]*["']?v[12]\b/m.test(head) &&
  /^["']?(name|version|description|type)["']?[ \t]*:/m.test(head) &&
  !/^["']?kind["']?[ \t]*:/m.test(head);

/** `noted`: owners in comments of ours. */
export function chart(root: Place, path: string, noted: readonly OwnerClaim[]): readonly Container[] {
  const name = text(placeAt(root, "name"));
  if (name.is !== "present") return [];
  const lent = lentOwner([{ place: placeAt(root, "annotations"), word: "annotation" }], 4, " of the chart");
  const claims = [...noted, ...(lent ? [lent] : []), ...maintainers(root)];
  return [{ key: chartKey(folderOf(path)), id: { value: name.value, at: name.at }, claims }];
}

/** A chart of a library makes nothing. */
export const isLibrary = (root: Place): boolean => {
  const type = text(placeAt(root, "type"));
  return type.is === "present" && type.value === "library";
};

/** Who keeps a chart is an entry of a catalogue, as it were: it owns what it makes only where nobody in the repository says otherwise. */
const maintainers = (root: Place): readonly OwnerClaim[] =>
  itemsOf(placeAt(root, "maintainers")).flatMap((item): readonly OwnerClaim[] => {
    const [name, email] = [text(placeAt(item, "name")), text(placeAt(item, "email"))];
    const who = name.is === "present" ? name : email;
    return who.is === "present"
      ? [{ rung: 6, owner: { value: who.value, at: who.at }, how: "maintainer of the chart" }]
      : [];
  });
