/** What a resource stands in: the provider whose tags all that it makes carries, the module whose arguments reach into its folder, and the locals that hold its tags. */
import type { Container, OwnerClaim } from "../../model/facts.ts";
import { itemsOf, type Place, pairsOf, placeAt } from "../place.ts";
import { type Block, inner, wordAt } from "./block.ts";
import { keyOf, strongest } from "./owner.ts";

/** The tags that a provider gives to everything in its folder. */
export function providerContainer({ body, name, folder }: Block): readonly Container[] {
  const tags = inner(body, "default_tags").map((one) => placeAt(one, "tags"))[0];
  const labels = placeAt(body, "default_labels");
  const [given, word] = tags?.node ? [tags, "tag"] : [labels, "label"];
  if (!given.node) return [];
  const alias = wordAt(placeAt(body, "alias"));
  const key = providerKey(folder, alias === undefined ? name.value : `${name.value}.${alias}`);
  const claims = claimsOf(given, word, `default ${word}`, `provider ${name.value}`);
  return [{ key, id: name, claims, within: localsIn(given, folder) }];
}

/** Tags that are computed are asked last: what stands elsewhere is known. */
function claimsOf(tags: Place, word: string, how: string, whose: string): readonly OwnerClaim[] {
  const { tag, computed } = strongest(tags);
  if (tag) return [{ rung: 4, owner: tag.owner, how: `${how} ${tag.key} of ${whose}`, ...keyOf(word, tag) }];
  return computed ? [{ rung: 7, owner: { value: "${}", at: computed }, how: `computed ${how}s` }] : [];
}

/** Maps of tags that a folder keeps under a name of its own. */
export const localContainers = ({ body, folder }: Block): readonly Container[] =>
  pairsOf(body).flatMap(({ name, keyAt, place }) => {
    if (place.node?.kind === "scalar") return [];
    const claims = claimsOf(place, "tag", "tag", `local.${name}`).filter(({ rung }) => rung === 4);
    const within = localsIn(place, folder);
    if (claims.length + within.length === 0) return [];
    return { key: localKey(folder, name), id: { value: name, at: keyAt }, claims, within };
  });

/** The keys of the locals that tags are, or are put together of. The last of them wins, and is asked first. */
export function localsIn(tags: Place | undefined, folder: string): readonly string[] {
  if (!tags?.node || tags.node.kind === "map") return [];
  const all = tags.node.kind === "list" ? itemsOf(tags) : [tags];
  return all
    .flatMap((one) => {
      const name = /^\$\{local\.([\w-]+)\}$/.exec(wordAt(one) ?? "")?.[1];
      return name === undefined ? [] : localKey(folder, name);
    })
    .reverse();
}

const localKey = (folder: string, name: string): string => `tf:local/${name}/${folder}`;

/** Providers that know tags for all. */
const TAGGING = ["aws", "google", "google-beta"];

/**
 * A module whose folder is a neighbour: its resources are made by the providers of the folder that calls it, those that
 * `providers` names or else the ones without an alias, and carry the tags that it is given.
 */
export function moduleContainers(block: Block): readonly Container[] {
  const { folder, name: id, body } = block;
  const source = wordAt(placeAt(body, "source"));
  const target = source === undefined ? undefined : folderAt(folder, source);
  if (target === undefined || target === folder) return [];
  const handed = placeAt(body, "providers");
  const pairs = handed.node
    ? pairsOf(handed).map(({ name, place }) => [name, referenceAt(place)] as const)
    : TAGGING.map((name) => [name, name] as const);
  const [tags, word] = placeAt(body, "tags").node
    ? [placeAt(body, "tags"), "tag"]
    : [placeAt(body, "labels"), "label"];
  const { tag } = tags.node ? strongest(tags) : { tag: undefined };
  const how = `${word} ${tag?.key} of module ${id.value}`;
  return [
    ...pairs.flatMap(([inside, outside]) =>
      outside === undefined
        ? []
        : { key: providerKey(target, inside), id, claims: [], within: [providerKey(folder, outside)] },
    ),
    {
      key: moduleKey(target),
      id,
      claims: tag ? [{ rung: 4, owner: tag.owner, how }] : [],
      within: [...localsIn(tags, folder), moduleKey(folder)],
    },
  ];
}

/** The folder at a local path (`../modules/bot`) from another one; undefined for a registry's name, an address, or a way out of the workspace. */
function folderAt(from: string, source: string): string | undefined {
  if (!/^\.\.?(\/|$)/.test(source) || source.includes("${")) return undefined;
  const steps = from === "" ? [] : from.split("/");
  for (const step of source.split("/")) {
    if (step === "" || step === ".") continue;
    if (step !== "..") steps.push(step);
    else if (steps.pop() === undefined) return undefined;
  }
  return steps.join("/");
}

const providerKey = (folder: string, name: string): string => `tf:provider/${name}/${folder}`;
const moduleKey = (folder: string): string => `tf:module/${folder}`;

/** `aws.london`, as an expression or, in JSON, as a text. */
const referenceAt = (place: Place): string | undefined =>
  /^(?:\$\{)?([\w-]+(?:\.[\w-]+)?)\}?$/.exec(wordAt(place) ?? "")?.[1];

/** The keys of what a resource stands in, the nearest first. */
export function containersOf({ folder, type, body }: Block): readonly string[] {
  const own = type.slice(0, type.indexOf("_"));
  return [providerKey(folder, referenceAt(placeAt(body, "provider")) ?? own), moduleKey(folder)];
}
