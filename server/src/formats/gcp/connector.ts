/** Config Connector: service accounts, their keys and policies as Kubernetes objects. */
import type { Identity } from "../../model/facts.ts";
import type { Sourced } from "../../model/field.ts";
import { isExpression } from "../../model/ownership.ts";
import type { ParsedSegment } from "../../syntax/node.ts";
import { type Notes, noteDates, noteOwners, noteParties, noteProblems, notesIn, noteText } from "../notes.ts";
import { anchorOf, itemsOf, type Place, placeAt } from "../place.ts";
import { accountIdentity, accountKey, NO_NOTES } from "./account.ts";
import { grantOf, type Resource } from "./binding.ts";
import { conditionOf } from "./condition.ts";
import { accountRef, type Member, memberOf } from "./member.ts";
import { ownerAmong, type Tag } from "./owner.ts";
import { bindingsSaid, dateOf, NOTHING, type Said } from "./policy.ts";
import { tagsAt, wordAt } from "./word.ts";

interface Held {
  readonly segment: ParsedSegment;
  readonly root: Place;
  readonly spec: Place;
  readonly kind: string;
  readonly name: Sourced<string>;
  readonly namespace: string | undefined;
  readonly tags: readonly Tag[];
  readonly notes: Notes;
}

export function connectorSaid(segment: ParsedSegment, root: Place): Said {
  const metadata = placeAt(root, "metadata");
  const [kind, name] = [wordAt(placeAt(root, "kind")), wordAt(placeAt(metadata, "name"))];
  // A patch that names no object says nothing of its own.
  if (!kind || !name) return NOTHING;
  const annotations = tagsAt(placeAt(metadata, "annotations"));
  const tags = [
    ...annotations.map((tag) => ({ ...tag, kind: "annotation" })),
    ...tagsAt(placeAt(metadata, "labels")).map((tag) => ({ ...tag, kind: "label" })),
  ];
  const notes = notesIn(segment, { start: 0, end: segment.text.length }, annotations, "annotation");
  const namespace = wordAt(placeAt(metadata, "namespace"))?.value;
  const spec = placeAt(root, "spec");
  const object = { segment, root, spec, kind: kind.value, name, namespace, tags, notes };
  const noted = { dates: noteDates(notes), references: noteParties(notes), problems: noteProblems(notes) };
  switch (kind.value) {
    case "IAMServiceAccount":
      return { ...NOTHING, ...noted, identities: [account(object)] };
    case "IAMServiceAccountKey":
      return { ...NOTHING, ...noted, ...key(object) };
    case "IAMPolicyMember":
      return member(object, noted);
    case "IAMPolicy":
    case "IAMPartialPolicy":
      return bindingsSaid(segment, placeAt(spec, "bindings"), resourceOf(spec), titleOf(object), membersIn);
    default:
      return NOTHING;
  }
}

const titleOf = ({ kind, name, namespace }: Held): string =>
  `${kind} "${namespace === undefined ? "" : `${namespace}/`}${name.value}"`;

function account(object: Held): Identity {
  const { root, spec, name, namespace, tags, notes } = object;
  const project = tags.find(({ key }) => key === "cnrm.cloud.google.com/project-id")?.value.value;
  const short = wordAt(placeAt(spec, "resourceID"))?.value ?? name.value;
  const email = project === undefined ? short : `${short}@${project}.iam.gserviceaccount.com`;
  const id = { value: accountRef(email), at: name.at };
  const identity = accountIdentity(id, titleOf(object), notes, anchorOf(root));
  const note = noteText(notes.first("owner"));
  const filled = isExpression(`${namespace ?? ""}${name.value}`);
  return {
    ...identity,
    refs: [id.value, objectRef(name.value, namespace)],
    traits: {
      kind: "IAMServiceAccount",
      name: name.value,
      ...(namespace === undefined ? {} : { namespace }),
      labels: Object.fromEntries(
        tags.filter(({ kind }) => kind === "label").map(({ key, value }) => [key, value.value]),
      ),
    },
    owner:
      note.is !== "unsayable"
        ? note
        : filled
          ? { is: "elsewhere", at: name.at }
          : { is: "absent", to: { in: object.segment, path: ["metadata", "annotations", "nhi/owner"] } },
    claims: [...noteOwners(notes, 1), ...ownerAmong(tags, 3)],
    containers: namespace === undefined ? [] : [`k8s:Namespace/${namespace}`],
  };
}

const objectRef = (name: string, namespace: string | undefined): string =>
  ["k8s:IAMServiceAccount", namespace, name].filter((part) => part !== undefined).join("/");

/** The key of an account that stands elsewhere. */
function key({ root, spec, name, namespace, notes }: Held): Pick<Said, "credentials"> {
  const of = placeAt(spec, "serviceAccountRef");
  const named = wordAt(placeAt(of, "name")) ?? wordAt(placeAt(of, "external"));
  if (!named) return { credentials: [] };
  const id = { value: accountRef(named.value), at: name.at };
  const holder = {
    ...accountIdentity(id, `Service account "${named.value}"`, NO_NOTES, anchorOf(root)),
    refs: [id.value, objectRef(named.value, namespace)],
  };
  const lives = { how: "forever", because: "Google sets no end to the key of a service account" } as const;
  return { credentials: [{ it: { ...accountKey(id, notes, anchorOf(root)), lives }, holder }] };
}

function member(object: Held, noted: Pick<Said, "dates" | "references" | "problems">): Said {
  const { spec, notes } = object;
  const role = wordAt(placeAt(spec, "role"));
  const condition = conditionOf(placeAt(spec, "condition"));
  const members = [memberIn(spec)].flatMap((one) => one ?? []);
  const binding = {
    title: titleOf(object),
    at: object.root,
    roles: role ? [{ name: role, entry: object.root }] : [],
    members,
    resource: resourceOf(spec),
    condition,
  };
  return {
    ...NOTHING,
    ...noted,
    grants: role ? [grantOf(binding, notes)] : [],
    dates: [...dateOf(condition.date), ...noted.dates],
  };
}

/** `member`, or the account that `memberFrom` refers to. */
function memberIn(place: Place): Member | undefined {
  const written = wordAt(placeAt(place, "member"));
  if (written) return isExpression(written.value) ? undefined : memberOf(written);
  const ref = placeAt(placeAt(place, "memberFrom"), "serviceAccountRef");
  const named = wordAt(placeAt(ref, "name"));
  if (!named) return undefined;
  return {
    ref: objectRef(named.value, wordAt(placeAt(ref, "namespace"))?.value),
    title: `service account ${named.value}`,
    at: named.at,
    whom: "account",
    machine: true,
    platform: false,
  };
}

/** Members as texts (IAMPolicy), or as maps (IAMPartialPolicy). */
const membersIn = (binding: Place): readonly Member[] =>
  itemsOf(placeAt(binding, "members")).flatMap((item) => {
    const text = wordAt(item);
    if (text) return isExpression(text.value) ? [] : [memberOf(text)];
    return memberIn(item) ?? [];
  });

const WHOLE: ReadonlySet<string> = new Set(["Project", "Folder", "Organization"]);

const PARTS: Readonly<Record<string, string>> = { Project: "one project", Folder: "one folder" };

function resourceOf(spec: Place): Resource {
  const ref = placeAt(spec, "resourceRef");
  const kind = wordAt(placeAt(ref, "kind"))?.value ?? "";
  const named = (wordAt(placeAt(ref, "external")) ?? wordAt(placeAt(ref, "name")))?.value;
  if (!WHOLE.has(kind)) return { name: named === undefined ? kind : `${kind}/${named}`, whole: false };
  const last = named?.slice(named.lastIndexOf("/") + 1);
  return { name: last === undefined ? "" : `${kind.toLowerCase()}s/${last}`, whole: true, part: PARTS[kind] };
}
