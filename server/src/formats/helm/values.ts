/** `values*.yaml`: the accounts that a chart is told to make, the labels that it hangs on everything, and the rights that Argo CD's chart takes. */
import type { Container, Facts, Grant, Identity, OwnerClaim } from "../../model/facts.ts";
import { present } from "../../model/field.ts";
import { argoRights } from "../argo-rights.ts";
import { blankIdentity } from "../blank.ts";
import { chartKey } from "../charted.ts";
import { folderOf } from "../kustomized.ts";
import { anchorOf, type Place, pairsOf, placeAt } from "../place.ts";
import { flag, text } from "../read.ts";
import { lentOwner } from "./lent.ts";

/** Which file it is only its name tells, for values are what the chart makes of them; an object of Kubernetes is none. */
export const isValues = (head: string, uri: string): boolean =>
  /(^|\/)values[^/]*\.ya?ml$/i.test(uri) && !/^["']?(?:apiVersion|kind)["']?[ \t]*:/m.test(head);

/** Most values are about images, ports and memory. */
export const saysSomething = (text_: string): boolean =>
  /serviceAccount["']?\s*:|(?:common|pod)(?:Labels|Annotations)|policy\.csv/.test(text_);

/** Charts in charts are this deep. */
const MAX_DEPTH = 6;

/** What the file says, below a chart's own key too. `noted`: owners in comments of ours. */
export function values(
  root: Place,
  path: string,
  noted: readonly OwnerClaim[],
): Pick<Facts, "identities" | "grants" | "containers" | "unnamed"> {
  const container = lentBy(root, path, noted);
  const told: Told = { path, keys: [container.key], identities: [], grants: [], unnamed: [] };
  walk(root, told, 0);
  const { identities, grants, unnamed } = told;
  const says = identities.length > 0 || container.claims.length > 0;
  return { identities, grants, unnamed, containers: says ? [container] : [] };
}

interface Told {
  readonly path: string;
  readonly keys: readonly string[];
  readonly identities: Identity[];
  readonly grants: Grant[];
  readonly unnamed: string[];
}

function walk(at: Place, told: Told, depth: number): void {
  for (const { name, place } of pairsOf(at)) {
    if (place.node?.kind !== "map") continue;
    if (name === "serviceAccount") account(place, told);
    else if (name === "rbac" || name === "rbacConfig")
      told.grants.push(...argoRights("helm", place, "Argo CD's policy"));
    if (depth < MAX_DEPTH) walk(place, told, depth + 1);
  }
}

/** An account that is made under this name. One that is only used is somebody else's; one without a name is called after the release. */
function account(place: Place, told: Told): void {
  const [made, name] = [flag(placeAt(place, "create")), text(placeAt(place, "name"))];
  if (made.is !== "present" || !made.value) return;
  if (name.is !== "present") {
    told.unnamed.push("k8s");
    return;
  }
  const id = { value: `k8s:ServiceAccount/${name.value}`, at: name.at };
  const claim = lentOwner(
    [
      { place: placeAt(place, "annotations"), word: "annotation" },
      { place: placeAt(place, "labels"), word: "label" },
    ],
    3,
    "",
  );
  const to = anchorOf(placeAt(placeAt(place, "annotations"), "nhi/owner"));
  told.identities.push({
    ...blankIdentity("helm", id, `ServiceAccount "${name.value}"`),
    traits: { kind: "ServiceAccount", name: name.value },
    type: present("service-account", name.at),
    owner: { is: "absent", to },
    claims: claim ? [claim] : [],
    containers: told.keys,
  });
}

/** The labels for all that the chart makes, and those for its pods. `values.yaml` speaks for the chart beside it. */
function lentBy(root: Place, path: string, noted: readonly OwnerClaim[]): Container {
  const maps = [root, placeAt(root, "global")].flatMap((at) =>
    (
      [
        ["commonAnnotations", "annotation"],
        ["commonLabels", "label"],
        ["podAnnotations", "annotation"],
        ["podLabels", "label"],
      ] as const
    ).map(([key, word]) => ({ place: placeAt(at, key), word })),
  );
  const lent = lentOwner(maps, 4, " of the chart's values");
  const claims = lent ? [...noted, lent] : noted;
  const beside = chartKey(folderOf(path));
  const own = /(^|\/)values\.ya?ml$/i.test(path);
  const key = own ? beside : `helm:Values/${path.replaceAll("/", ":")}`;
  const first = pairsOf(root)[0];
  const id = { value: path, at: first?.keyAt ?? { in: root.segment, start: 0, end: 0 } };
  return { key, id, claims, within: own ? [] : [beside] };
}
