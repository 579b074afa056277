/** IAM resources of a template: users and roles, the policies on them, their access keys, and who is trusted. */
import { givenBy, givenByManaged, type PolicySetting, type PolicyWord } from "../../model/aws-policy.ts";
import { isForPeople, type TrustStatement, trustOf } from "../../model/aws-trust.ts";
import type { Facts, Grant, HeldCredential, Identity } from "../../model/facts.ts";
import { type Field, present, type Sourced, UNSAYABLE } from "../../model/field.ts";
import { blankCredential, blankGrant, blankIdentity, foreignScope } from "../blank.ts";
import { noteExpiry, noteOwners, notePeriod, noteReview, noteText, noteWhen } from "../notes.ts";
import { anchorOf, itemsOf, type Place, placeAt } from "../place.ts";
import { taggedOwner, tagsAt, tagsElsewhere } from "./owner.ts";
import { listedAt, statementsAt } from "./statements.ts";
import { noteAnchor, type Resource, resourceRef, stackKey } from "./template.ts";
import { literalAt, referenceIn, textAt, wordsAt } from "./value.ts";

export type Said = Pick<Facts, "identities" | "credentials" | "grants" | "trusts">;

const NOTHING: Said = { identities: [], credentials: [], grants: [], trusts: [] };

/** What a resource says of identities and rights; of other kinds nothing. */
export function saidBy(resource: Resource): Said {
  switch (resource.type) {
    case "AWS::IAM::Role":
      return role(resource);
    case "AWS::IAM::User":
      return user(resource);
    case "AWS::IAM::Group":
      return { ...NOTHING, grants: attached(resource, undefined, { people: true }) };
    case "AWS::IAM::AccessKey":
      return { ...NOTHING, credentials: accessKey(resource) };
    case "AWS::IAM::Policy":
    case "AWS::IAM::ManagedPolicy":
    case "AWS::IAM::RolePolicy":
    case "AWS::IAM::UserPolicy":
    case "AWS::IAM::GroupPolicy":
      return { ...NOTHING, grants: policy(resource) };
    case "AWS::Serverless::Function":
    case "AWS::Serverless::StateMachine":
      return { ...NOTHING, grants: ownRole(resource) };
    default:
      return NOTHING;
  }
}

function role(resource: Resource): Said {
  const { properties, id } = resource;
  const trusted = statementsAt(placeAt(properties, "AssumeRolePolicyDocument"));
  const people = isForPeople(trusted);
  const title = `Trust of Role "${id.value}"`;
  return {
    ...NOTHING,
    identities: people || isServiceLinked(properties) ? [] : [identity(resource, "Role", "iam-role")],
    grants: attached(resource, resource.id, { bounded: isBounded(properties), people }),
    trusts: trusted.flatMap((statement: TrustStatement) => trustOf(statement, title) ?? []),
  };
}

/** Somebody with a password for the console is a person. */
function user(resource: Resource): Said {
  const { properties } = resource;
  const people = placeAt(properties, "LoginProfile").node !== undefined;
  return {
    ...NOTHING,
    identities: people ? [] : [identity(resource, "User", "iam-user")],
    grants: attached(resource, resource.id, { bounded: isBounded(properties), people }),
  };
}

const isBounded = (properties: Place): boolean =>
  placeAt(properties, "PermissionsBoundary").node !== undefined;

/** Amazon owns the roles that its services make for themselves. */
const isServiceLinked = (properties: Place): boolean =>
  textAt(placeAt(properties, "Path"))?.startsWith("/aws-service-role/") ?? false;

function identity(resource: Resource, kind: "Role" | "User", ref: string): Identity {
  const { id, notes, path, properties } = resource;
  const own = { value: resourceRef(path, id.value), at: id.at };
  const name = literalAt(placeAt(properties, `${kind}Name`));
  const tags = placeAt(properties, "Tags");
  return {
    ...blankIdentity("aws", own, `${kind} "${name?.value ?? id.value}"`),
    refs: name ? [own.value, `aws:${ref}/${name.value}`] : [own.value],
    traits: {
      kind,
      name: name?.value ?? id.value,
      labels: Object.fromEntries(tagsAt(tags).map(({ key, value }) => [key, value.value])),
    },
    type: present("service-account", resource.typeAt),
    owner: ownerField(resource, tags),
    claims: [...noteOwners(notes, 1), ...taggedOwner(tagsAt(tags), 3, "tag")],
    containers: [stackKey(path)],
    sponsor: noteText(notes.first("sponsor")),
    purpose: noteText(notes.first("purpose")),
    review: noteReview(notes.first("review")),
  };
}

function ownerField(resource: Resource, tags: Place): Field<string> {
  const note = resource.notes.first("owner");
  if (note) return noteText(note);
  const elsewhere = tagsElsewhere(tags);
  return elsewhere ? { is: "elsewhere", at: elsewhere } : { is: "absent", to: noteAnchor(resource, "owner") };
}

/** The key of a user. AWS never ends it, and the template keeps no date of it. */
function accessKey(resource: Resource): readonly HeldCredential[] {
  const { id, notes, path, place, properties } = resource;
  const written = textAt(placeAt(properties, "UserName"));
  if (written === undefined) return [];
  const logical = referenceIn(written);
  if (logical === undefined && written.includes("${")) return [];
  const of = { value: logical ? resourceRef(path, logical) : `aws:iam-user/${written}`, at: id.at };
  const holder: Identity = {
    ...blankIdentity("aws", of, `User "${logical ?? written}"`),
    containers: [stackKey(path)],
  };
  const it = blankCredential(of, present("aws-access-key", resource.typeAt), id.at, anchorOf(place));
  const rotateEvery =
    notes.first("rotated") && !notes.first("every")
      ? ({ is: "absent", to: noteAnchor(resource, "every") } as const)
      : notePeriod(notes.first("every"));
  return [
    {
      it: {
        ...it,
        lives: { how: "forever", because: "an access key is valid until it is deleted" },
        rotated: noteWhen(notes.first("rotated")),
        rotateEvery,
        expires: noteExpiry(notes.first("expires")),
      },
      holder,
    },
  ];
}

/** Policies that stand in a role, user or group, and managed ones that are attached there. */
function attached(
  resource: Resource,
  to: Sourced<string> | undefined,
  setting: PolicySetting,
): readonly Grant[] {
  const { properties, id, type } = resource;
  const of = `${type.slice(type.lastIndexOf(":") + 1)} "${id.value}"`;
  const subject = to ? present(resourceRef(resource.path, to.value), to.at) : UNSAYABLE;
  const inline = itemsOf(placeAt(properties, "Policies")).map((item) => {
    const name = literalAt(placeAt(item, "PolicyName"));
    const title = name ? `Policy "${name.value}" of ${of}` : `Policy of ${of}`;
    return grant(resource, title, subject, statementsAt(placeAt(item, "PolicyDocument")), [], setting);
  });
  const managed = wordsAt(placeAt(properties, "ManagedPolicyArns"));
  return managed.length > 0
    ? [...inline, grant(resource, `Managed policies of ${of}`, subject, [], managed, setting)]
    : inline;
}

/** A policy that stands for itself, with those to whom it is attached. */
function policy(resource: Resource): readonly Grant[] {
  const { properties, id, path } = resource;
  // What is called a boundary gives nothing: it says how far others may go.
  if (isBoundary(id.value) || isBoundary(textAt(placeAt(properties, "ManagedPolicyName")))) return [];
  const subjects = ["Roles", "RoleName", "Users", "UserName"].flatMap((key) =>
    wordsAt(placeAt(properties, key)).map((word) => ({ word, user: key.startsWith("User") })),
  );
  const [first] = subjects;
  const logical = referenceIn(first?.word.value);
  const literal = first && `aws:iam-${first.user ? "user" : "role"}/${first.word.value}`;
  const subject: Field<string> =
    first && (logical !== undefined || !first.word.value.includes("${"))
      ? present(logical === undefined ? (literal ?? "") : resourceRef(path, logical), first.word.at)
      : UNSAYABLE;
  const groups = [...wordsAt(placeAt(properties, "Groups")), ...wordsAt(placeAt(properties, "GroupName"))];
  const people = groups.length > 0 && subjects.length === 0;
  const statements = statementsAt(placeAt(properties, "PolicyDocument"));
  return [grant(resource, `Policy "${id.value}"`, subject, statements, [], { people })];
}

const isBoundary = (name: string | undefined): boolean => name !== undefined && /boundar/i.test(name);

/** Functions and state machines of SAM: it makes them a role of their own, where none is named. */
function ownRole(resource: Resource): readonly Grant[] {
  const { properties, id, type } = resource;
  if (placeAt(properties, "Role").node) return [];
  const list = placeAt(properties, "Policies");
  const managed = wordsAt(list).filter(({ value }) => value !== "");
  const statements = (list.node?.kind === "list" ? itemsOf(list) : [list]).flatMap((item) => [
    ...listedAt(placeAt(item, "Statement")),
    ...statementsAt(placeAt(item, "PolicyDocument")),
  ]);
  if (managed.length + statements.length === 0) return [];
  const setting = { bounded: isBounded(properties) };
  const title = `Policies of ${type.slice(type.lastIndexOf(":") + 1)} "${id.value}"`;
  return [grant(resource, title, UNSAYABLE, statements, managed, setting)];
}

function grant(
  resource: Resource,
  title: string,
  subject: Field<string>,
  statements: readonly TrustStatement[],
  managed: readonly PolicyWord[],
  setting: PolicySetting,
): Grant {
  const { id, notes, place } = resource;
  return {
    ...blankGrant("aws", id.at, title, anchorOf(place)),
    subject,
    justification: noteText(notes.first("purpose")),
    expires: noteWhen(notes.first("expires")),
    review: noteReview(notes.first("review")),
    scopes: [
      ...givenBy(statements, setting),
      ...managed.flatMap((word) => givenByManaged(word, setting) ?? []),
    ].map(foreignScope),
  };
}
