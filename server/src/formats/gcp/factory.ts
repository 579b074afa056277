/** Factory files: a project, folder or organisation with its service accounts and who gets which role, as Terraform modules read them. */
import type { Container, Grant, Identity } from "../../model/facts.ts";
import type { ParsedSegment } from "../../syntax/node.ts";
import { extentsOf } from "../extent.ts";
import { type Notes, noteDates, noteOwners, noteParties, noteProblems, notesIn, noteText } from "../notes.ts";
import { anchorOf, itemsOf, type NamedPlace, type Place, pairsOf, placeAt, rootOf } from "../place.ts";
import { accountIdentity, NO_NOTES } from "./account.ts";
import { grantOf, type Resource, type Role } from "./binding.ts";
import { type Condition, conditionOf, NO_CONDITION } from "./condition.ts";
import { accountRef, type Member, memberOf } from "./member.ts";
import { ownerAmong } from "./owner.ts";
import { dateOf, NOTHING, type Said } from "./policy.ts";
import { tagsAt, wordAt } from "./word.ts";

/** `path`: of the file, from the workspace root; its name is the project's, as other files refer to it. */
export function factorySaid(segment: ParsedSegment, path: string): Said {
  const root = rootOf(segment);
  const resource = resourceOf(path);
  const accounts = [
    ...accountsAt(placeAt(root, "service_accounts"), resource, ""),
    ...accountsAt(placeAt(placeAt(root, "automation"), "service_accounts"), resource, "automation/"),
  ];
  const given = grantsAt(root, resource);
  const container = containerOf(root, resource, path);
  return {
    ...NOTHING,
    identities: accounts.map(({ identity }) => ({
      ...identity,
      containers: container ? [container.key] : [],
    })),
    containers: container ? [container] : [],
    grants: [...accounts.flatMap(({ grants }) => grants), ...given.map(({ grant }) => grant)],
    references: accounts.flatMap(({ notes }) => noteParties(notes)),
    dates: [...accounts, ...given].flatMap(({ notes, condition }) => [
      ...dateOf(condition?.date),
      ...noteDates(notes),
    ]),
    problems: [...accounts, ...given].flatMap(({ notes }) => noteProblems(notes)),
  };
}

interface Project extends Resource {
  /** `iac-0`: by which other files name what stands in it. */
  readonly key: string;
  /** `project`, `folder`, `organization`. */
  readonly kind: string;
}

/** A folder is described by the `.config.yaml` within it. */
function resourceOf(path: string): Project {
  const parts = path.split("/");
  const file = (parts.pop() ?? "").replace(/\.ya?ml$/, "");
  const dir = parts.pop() ?? "";
  if (file !== ".config") {
    const key = file === "project" && dir !== "" ? dir : file;
    return { key, kind: "project", name: `projects/${key}`, whole: true, part: "one project" };
  }
  const kind = dir === "organization" ? dir : "folder";
  return kind === "folder"
    ? { key: dir, kind, name: `folders/${dir}`, whole: true, part: "one folder" }
    : { key: dir, kind, name: dir, whole: true };
}

function containerOf(root: Place, { key, kind }: Project, path: string): Container | undefined {
  const tags = tagsAt(placeAt(root, "labels")).map((tag) => ({ ...tag, kind: "label" }));
  const claims = ownerAmong(tags, 4, ` of ${kind} ${key}`);
  const [first] = claims;
  return first && { key: `gcp:${kind}/${path}`, id: { value: key, at: first.owner.at }, claims };
}

interface Account {
  readonly identity: Identity;
  readonly grants: readonly Grant[];
  readonly notes: Notes;
  readonly condition?: undefined;
}

function accountsAt(map: Place, project: Project, prefix: string): readonly Account[] {
  const pairs = pairsOf(map);
  const extents = extentsOf(
    pairs.map(({ place }) => place),
    startOf(map),
  );
  return pairs.map((pair, i) => {
    const notes = notesIn(map.segment, extents[i] ?? { start: 0, end: 0 });
    const id = { value: accountRef(`${project.key}/${prefix}${pair.name}`), at: pair.keyAt };
    const identity = accountIdentity(id, `Service account "${pair.name}"`, notes, anchorOf(pair.place));
    return {
      identity: {
        ...identity,
        traits: { kind: "ServiceAccount", name: pair.name },
        // The file has no word for an owner; a comment, the project's labels or a manifest says it.
        owner: noteText(notes.first("owner")),
        claims: noteOwners(notes, 1),
      },
      grants: ownRoles(pair, id, project),
      notes,
    };
  });
}

/** The roles that an account is given where it is written. */
function ownRoles(account: NamedPlace, id: Identity["id"], project: Project): readonly Grant[] {
  const member: Member = {
    ref: id.value,
    title: `service account ${account.name}`,
    at: id.at,
    whom: "account",
    machine: true,
    platform: false,
  };
  const grant = (list: Place, resource: Resource): readonly Grant[] => {
    const roles = rolesIn(list);
    const title = `Roles of service account "${account.name}"`;
    const binding = { title, at: list, roles, members: [member], resource, condition: NO_CONDITION };
    return roles.length === 0 ? [] : [grantOf(binding, NO_NOTES)];
  };
  const within = (key: string, kind: string, part?: string): readonly Grant[] =>
    pairsOf(placeAt(account.place, key)).flatMap(({ name, place }) =>
      grant(place, { name: `${kind}/${name.slice(name.lastIndexOf("/") + 1)}`, whole: true, part }),
    );
  return [
    ...grant(placeAt(account.place, "iam_self_roles"), project),
    ...within("iam_project_roles", "projects", "one project"),
    ...within("iam_folder_roles", "folders", "one folder"),
    ...within("iam_organization_roles", "organizations"),
  ];
}

const rolesIn = (list: Place): readonly Role[] =>
  itemsOf(list).flatMap((item) => {
    const name = wordAt(item);
    return name ? [{ name, entry: item }] : [];
  });

interface Given {
  readonly grant: Grant;
  readonly notes: Notes;
  readonly condition: Condition;
}

/** `iam`, `iam_bindings`, `iam_by_principals` and their additive twins, in the order of the file. */
function grantsAt(root: Place, project: Project): readonly Given[] {
  const title = (what: string): string => `IAM of ${project.kind} "${project.key}", ${what}`;
  return pairsOf(root).flatMap(({ name: section, place: map }) => {
    if (!/^iam(_bindings|_by_principals)?(_additive)?$/.test(section)) return [];
    const pairs = pairsOf(map);
    const extents = extentsOf(
      pairs.map(({ place }) => place),
      startOf(map),
    );
    return pairs.flatMap((pair, i): readonly Given[] => {
      const notes = notesIn(map.segment, extents[i] ?? { start: 0, end: 0 });
      const read = section.startsWith("iam_by") ? byPrincipal : section === "iam" ? byRole : byBinding;
      const { roles, members, condition } = read(pair);
      if (roles.length === 0) return [];
      const what = section.startsWith("iam_bindings") ? `binding "${pair.name}"` : pair.name;
      const binding = { title: title(what), at: pair.place, roles, members, resource: project, condition };
      return [{ grant: grantOf(binding, notes), notes, condition }];
    });
  });
}

interface Read {
  readonly roles: readonly Role[];
  readonly members: readonly Member[];
  readonly condition: Condition;
}

const membersIn = (list: Place): readonly Member[] =>
  (list.node?.kind === "list" ? itemsOf(list) : [list]).flatMap((item) => {
    const word = wordAt(item);
    return word ? [memberOf(word)] : [];
  });

const byRole = ({ name, keyAt, place }: NamedPlace): Read => ({
  roles: [{ name: { value: name, at: keyAt }, entry: place }],
  members: membersIn(place),
  condition: NO_CONDITION,
});

const byPrincipal = ({ name, keyAt, place }: NamedPlace): Read => ({
  roles: rolesIn(place),
  members: [memberOf({ value: name, at: keyAt })],
  condition: NO_CONDITION,
});

function byBinding({ place }: NamedPlace): Read {
  const role = wordAt(placeAt(place, "role"));
  return {
    roles: role ? [{ name: role, entry: place }] : [],
    members: [...membersIn(placeAt(place, "members")), ...membersIn(placeAt(place, "member"))],
    condition: conditionOf(placeAt(place, "condition")),
  };
}

/** Comments above the first entry of a map count as its own from the line of the map's key on. */
const startOf = ({ key, node }: Place): number => key?.end ?? node?.start ?? 0;
