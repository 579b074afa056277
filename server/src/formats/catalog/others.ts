/** Datadog's service and entity definitions, OpsLevel's file, and Cortex's descriptors inside OpenAPI documents. */
import type { Sourced } from "../../model/field.ts";
import { valueOf } from "../../model/field.ts";
import { itemsOf, type Place, placeAt } from "../place.ts";
import { text, texts } from "../read.ts";
import { entryRule, ownerAt, type Said, teamOf } from "./entry.ts";

/** Version 2 names a `team`; version 3 has `metadata.owner` and more owners in `metadata.additionalOwners`. */
export function datadog(root: Place, folder: string): Said {
  const service = text(placeAt(root, "dd-service"));
  if (service.is !== "absent") {
    const entry = { kind: "component", name: service, title: "Datadog service" };
    return { ownerRules: entryRule(entry, [ownerAt(placeAt(root, "team"))], folder, root) };
  }
  const metadata = placeAt(root, "metadata");
  const kind = valueOf(text(placeAt(root, "kind"))) ?? "entity";
  const more = itemsOf(placeAt(metadata, "additionalOwners")).map((item) => ownerAt(placeAt(item, "name")));
  const entry = {
    kind: kind === "service" ? "component" : kind,
    name: text(placeAt(metadata, "name")),
    title: `Datadog ${kind}`,
  };
  return { ownerRules: entryRule(entry, [ownerAt(placeAt(metadata, "owner")), ...more], folder, root) };
}

const OPSLEVEL = ["service", "component", "repository", "system", "domain"] as const;

export const opslevel = (root: Place, folder: string): Said => ({
  ownerRules: OPSLEVEL.flatMap((key) => {
    const place = placeAt(root, key);
    const entry = {
      kind: key === "service" ? "component" : key,
      name: text(placeAt(place, "name")),
      title: `OpsLevel ${key}`,
    };
    return entryRule(entry, [ownerAt(placeAt(place, "owner"))], folder, place);
  }),
});

/** `info.x-cortex-owners` lists groups and addresses; `info.x-datadog.teamHandle` names one team. */
export function cortex(root: Place, folder: string): Said {
  const info = placeAt(root, "info");
  const tag = text(placeAt(info, "x-cortex-tag"));
  const members = itemsOf(placeAt(placeAt(info, "x-cortex-team"), "members")).flatMap((item) =>
    texts(placeAt(item, "email")),
  );
  if (valueOf(text(placeAt(info, "x-cortex-type"))) === "team" && tag.is === "present")
    return { teams: [teamOf({ value: tag.value, at: tag.at }, { members })] };
  const owners = itemsOf(placeAt(info, "x-cortex-owners")).map(cortexOwner);
  const name = tag.is === "absent" ? text(placeAt(info, "title")) : tag;
  const handle = ownerAt(placeAt(placeAt(info, "x-datadog"), "teamHandle"));
  return owners.length > 0
    ? { ownerRules: entryRule({ kind: "component", name, title: "Cortex entity" }, owners, folder, root) }
    : { ownerRules: entryRule({ kind: "component", name, title: "Datadog API" }, [handle], folder, root) };
}

const cortexOwner = (item: Place): Sourced<string> | undefined =>
  ownerAt(placeAt(item, "email")) ?? ownerAt(placeAt(item, "name"));
