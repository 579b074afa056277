/** Helm: the annotations of a chart lend their owner to what lies in its folder. Templates are read by nobody before they are filled in. */
import { type Container, noFacts, type OwnerClaim } from "../../model/facts.ts";
import { ownerIn, ownerKeyRank } from "../../model/owner-keys.ts";
import { type Spot, spot } from "../../text/span.ts";
import { chartKey } from "../charted.ts";
import type { Format } from "../format.ts";
import { folderOf } from "../kustomized.ts";
import { noteDates, noteOwners, noteParties, noteProblems, notesIn } from "../notes.ts";
import { type Place, pairsOf, placeAt, rootOf } from "../place.ts";
import { syntaxFacts, text } from "../read.ts";

const ID = "helm";

export const helmFormat: Format = {
  id: ID,
  title: "owners in the annotations of Helm charts",
  files: ["**/Chart.yaml"],
  claims: (head, uri) => (isChart(head, uri) ? { format: ID } : undefined),
  lower(segment, path) {
    const root = rootOf(segment);
    const notes = notesIn(segment, { start: 0, end: segment.text.length });
    const lent = annotatedOwner(root);
    const noted = noteOwners(notes, 4, " of the chart");
    return {
      ...noFacts(segment, ID),
      containers: chart(root, path, lent ? [...noted, lent] : noted),
      references: noteParties(notes),
      dates: noteDates(notes),
      problems: [...syntaxFacts(segment), ...noteProblems(notes)],
    };
  },
};

/** The name is the only place where Helm looks; version and name of the chart prove it. */
const isChart = (head: string, uri: string): boolean =>
  /(^|\/)Chart\.ya?ml$/.test(uri) &&
  /^["']?apiVersion["']?[ \t]*:[ \t]*["']?v[12]\b/m.test(head) &&
  /^["']?(name|version|description|type)["']?[ \t]*:/m.test(head) &&
  !/^["']?kind["']?[ \t]*:/m.test(head);

function chart(root: Place, path: string, claims: readonly OwnerClaim[]): readonly Container[] {
  const name = text(placeAt(root, "name"));
  if (name.is !== "present") return [];
  return [{ key: chartKey(folderOf(path)), id: { value: name.value, at: name.at }, claims }];
}

function annotatedOwner(root: Place): OwnerClaim | undefined {
  let best: { readonly rank: number; readonly claim: OwnerClaim } | undefined;
  for (const { name, place } of pairsOf(placeAt(root, "annotations"))) {
    const rank = name === "nhi/owner" ? -1 : ownerKeyRank(name);
    const field = text(place);
    if (rank === undefined || (best && best.rank <= rank)) continue;
    const how = `annotation ${name} of the chart`;
    if (field.is === "elsewhere")
      best = { rank, claim: { rung: 4, owner: { value: written(field.at), at: field.at }, how } };
    if (field.is !== "present") continue;
    const { owner } = ownerIn(field.value);
    const offset = written(field.at).indexOf(owner);
    const start = field.at.start + Math.max(0, offset);
    const at = offset < 0 ? field.at : spot(field.at.in, start, start + owner.length);
    best = { rank, claim: { rung: 4, owner: { value: owner, at }, how } };
  }
  return best?.claim;
}

const written = ({ in: { text: all }, start, end }: Spot): string => all.slice(start, end);
