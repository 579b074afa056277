/** Kustomize: a file that lends its labels, annotations and namespace to what it lists. It is a container, and holds no identity. */
import { type Container, noFacts, type OwnerClaim } from "../../model/facts.ts";
import type { Sourced } from "../../model/field.ts";
import { ownerIn, ownerKeyRank } from "../../model/owner-keys.ts";
import { isExpression } from "../../model/ownership.ts";
import type { ParsedSegment } from "../../syntax/node.ts";
import { type Spot, spot } from "../../text/span.ts";
import type { Format } from "../format.ts";
import { fileKey, folderKey, folderOf, resolved } from "../kustomized.ts";
import { noteDates, noteOwners, noteParties, noteProblems, notesIn } from "../notes.ts";
import { itemsOf, type Place, pairsOf, placeAt, rootOf, spotOf } from "../place.ts";
import { isAmongTemplates, syntaxFacts, text } from "../read.ts";

const ID = "kustomize";

export const kustomizeFormat: Format = {
  id: ID,
  title: "labels, annotations and namespaces that kustomizations lend",
  files: ["**/kustomization.yaml", "**/kustomization.yml", "**/Kustomization"],
  claims: (head, uri) => (isOurs(head, uri) ? { format: ID } : undefined),
  lower(segment, path) {
    const root = rootOf(segment);
    const notes = notesIn(segment, { start: 0, end: segment.text.length });
    return {
      ...noFacts(segment, ID),
      containers: containersIn(root, path, noteOwners(notes, 4, " of the kustomization")),
      unnamed: makesMore(root) ? ["k8s"] : [],
      references: noteParties(notes),
      dates: noteDates(notes),
      problems: [...(isAmongTemplates(segment, path) ? [] : syntaxFacts(segment)), ...noteProblems(notes)],
    };
  },
};

const NAMED = /(^|\/)kustomization(\.ya?ml)?$/i;
const KIND = /^["']?kind["']?[ \t]*:[ \t]*["']?(?:Kustomization|Component)\b/m;
const VERSION = /^["']?apiVersion["']?[ \t]*:[ \t]*["']?([\w./-]+)/m;
const KEYS = /^(?:resources|bases|components|namespace|commonLabels|commonAnnotations|labels)[ \t]*:/m;

/** Version and kind may be left out where the file is called so. Flux has a Kustomization of its own, which is another thing. */
function isOurs(head: string, uri: string): boolean {
  const named = NAMED.test(uri);
  if (!named && !head.includes("kustomize.config.k8s.io/")) return false;
  const version = VERSION.exec(head)?.[1];
  if (version !== undefined)
    return version.startsWith("kustomize.config.k8s.io/") && (named || KIND.test(head));
  return named && (KIND.test(head) || KEYS.test(head));
}

function containersIn(root: Place, path: string, noted: readonly OwnerClaim[]): readonly Container[] {
  const folder = folderOf(path);
  if (root.node?.kind !== "map") return [];
  const namespace = text(placeAt(root, "namespace"));
  const lent = taggedOwner(root);
  const claims = lent ? [...noted, lent] : noted;
  const own: Container = {
    key: folderKey(folder),
    id: { value: folder === "" ? "." : folder, at: firstKeyOf(root) },
    claims,
    within: namespace.is === "present" ? [`k8s:Namespace/${namespace.value}`] : [],
  };
  return [own, ...listed(root).flatMap((one) => insideOf(one, folder))];
}

const firstKeyOf = (root: Place): Spot => pairsOf(root)[0]?.keyAt ?? spotOf(root);

const listed = (root: Place): readonly Sourced<string>[] =>
  ["resources", "bases", "components"].flatMap((key) =>
    itemsOf(placeAt(root, key)).flatMap((item) => {
      const field = text(item);
      return field.is === "present" ? [{ value: field.value, at: field.at }] : [];
    }),
  );

const isRemote = (written: string): boolean => /:\/\/|^git@|\?ref=|^github\.com\//.test(written);

/** Whether it makes things that no file shows under their names: other repositories' or a chart's, or with other names than theirs. */
const makesMore = (root: Place): boolean =>
  ["namePrefix", "nameSuffix", "helmCharts"].some((key) => placeAt(root, key).node !== undefined) ||
  listed(root).some(({ value }) => isRemote(value));

/** A listed path stands in this kustomization, whether it is a file or the folder of another one. What lies in other repositories does not. */
function insideOf({ value, at }: Sourced<string>, folder: string): readonly Container[] {
  const path = isRemote(value) ? undefined : resolved(folder, value);
  if (path === undefined) return [];
  const key = /\.(ya?ml|json)$/i.test(path) ? fileKey(path) : folderKey(path);
  return [{ key, id: { value, at }, claims: [], within: [folderKey(folder)] }];
}

/** The strongest owner key among what is lent to all. */
function taggedOwner(root: Place): OwnerClaim | undefined {
  let best: { readonly rank: number; readonly claim: OwnerClaim } | undefined;
  for (const { place, where } of lentIn(root))
    for (const { name, place: value } of pairsOf(place)) {
      const mine = name === "nhi/owner";
      const rank = mine ? -1 : ownerKeyRank(name);
      if (rank === undefined || (best && best.rank <= rank)) continue;
      const owner = ownerAt(value);
      if (owner) best = { rank, claim: { rung: 4, owner, how: `${where} ${name} of the kustomization` } };
    }
  return best?.claim;
}

function lentIn(root: Place): readonly { readonly place: Place; readonly where: string }[] {
  return [
    { place: placeAt(root, "commonAnnotations"), where: "annotation" },
    { place: placeAt(root, "commonLabels"), where: "label" },
    ...itemsOf(placeAt(root, "labels")).map((item) => ({ place: placeAt(item, "pairs"), where: "label" })),
  ];
}

/** An expression counts: somebody owns it, though this file does not say who. */
function ownerAt(place: Place): Sourced<string> | undefined {
  const { node, segment } = place;
  if (node?.kind !== "scalar" || node.value.trim() === "" || node.value.trim() === "null") return undefined;
  const at = spotOf(place);
  if (isExpression(node.value)) return { value: node.value, at };
  const { owner } = ownerIn(node.value);
  const offset = owner === node.value.trim() ? -1 : writtenIn(segment, at).indexOf(owner);
  return {
    value: owner,
    at: offset < 0 ? at : spot(segment, at.start + offset, at.start + offset + owner.length),
  };
}

const writtenIn = (segment: ParsedSegment, at: Spot): string => segment.text.slice(at.start, at.end);
