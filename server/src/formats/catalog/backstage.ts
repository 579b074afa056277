/** Backstage: entities with `spec.owner`, groups and their people. */
import type { Identity, Team } from "../../model/facts.ts";
import { type Field, type Sourced, valueOf } from "../../model/field.ts";
import { blankIdentity } from "../blank.ts";
import { absentAt, type Place, pairsOf, placeAt } from "../place.ts";
import { text, texts } from "../read.ts";
import { entryRule, ownerAt, type Said, teamOf } from "./entry.ts";

/** Kinds whose own format requires `spec.owner`. */
const OWNED: ReadonlySet<string> = new Set(["component", "api", "resource", "system", "domain"]);
/** Of these, the ones that live in a folder. */
const FOLDERS: ReadonlySet<string> = new Set(["component", "api", "resource", "system"]);

export function backstage(root: Place, folder: string): Said {
  const metadata = placeAt(root, "metadata");
  const name = text(placeAt(metadata, "name"));
  const kindField = text(placeAt(root, "kind"));
  const kind = valueOf(kindField)?.toLowerCase();
  if (kind === "group") return { teams: name.is === "present" ? [group(root, name)] : [] };
  if (kind === undefined || !OWNED.has(kind) || kindField.is !== "present") return {};
  const ownerPlace = placeAt(placeAt(root, "spec"), "owner");
  const owner = ownerAt(ownerPlace);
  const title = `Backstage ${kindField.value}`;
  return {
    identities: name.is === "present" ? [entity(root, { kind, title, name }, ownerPlace)] : [],
    ownerRules: FOLDERS.has(kind) ? entryRule({ kind, name, title }, [owner], folder, root) : [],
  };
}

interface Named {
  readonly kind: string;
  readonly title: string;
  readonly name: Sourced<string>;
}

/** The entity itself, of which nothing but the owner is looked at. */
function entity(root: Place, { kind, title, name }: Named, ownerPlace: Place): Identity {
  const owner = text(ownerPlace);
  const namespace = valueOf(text(placeAt(placeAt(root, "metadata"), "namespace"))) ?? "default";
  const ref = `backstage:${kind}/${namespace}/${name.value}`;
  return {
    ...blankIdentity("catalog", { value: ref, at: name.at }, `${title} "${name.value}"`),
    refs: [ref, `backstage:${kind}/${name.value}`],
    traits: { kind: title.slice(title.indexOf(" ") + 1), name: name.value, labels: labelsOf(root) },
    owner: owner.is === "absent" ? absentAt(ownerPlace) : owner,
    claims:
      owner.is === "present"
        ? [{ rung: 3, owner: { value: owner.value, at: owner.at }, how: "spec.owner" }]
        : [],
  };
}

const labelsOf = (root: Place): Readonly<Record<string, string>> =>
  Object.fromEntries(
    pairsOf(placeAt(placeAt(root, "metadata"), "labels")).flatMap(({ name, place }) => {
      const value = valueOf(text(place));
      return value === undefined ? [] : [[name, value]];
    }),
  );

/** A group by its name; in another namespace than the default one by both. */
function group(root: Place, name: Extract<Field<string>, { is: "present" }>): Team {
  const spec = placeAt(root, "spec");
  const namespace = valueOf(text(placeAt(placeAt(root, "metadata"), "namespace")));
  const id = namespace === undefined || namespace === "default" ? name.value : `${namespace}/${name.value}`;
  return teamOf(
    { value: id, at: name.at },
    {
      contact: text(placeAt(placeAt(spec, "profile"), "email")),
      aliases: [
        { value: `group:${namespace ?? "default"}/${name.value}`, at: name.at },
        ...(id === name.value ? [{ value: `group:${name.value}`, at: name.at }] : []),
      ],
      members: texts(placeAt(spec, "members")).map(({ value, at }) => ({ value: personRef(value), at })),
    },
  );
}

/** `jane`, `user:jane` and `user:default/jane` are one person. */
const personRef = (ref: string): string =>
  `user:${ref
    .trim()
    .replace(/^user:/i, "")
    .replace(/^default\//i, "")}`;
