/** Kubernetes: ServiceAccounts, roles, bindings, Namespaces and token Secrets, one per YAML document or in a List. */

import { type Container, type Facts, noFacts, type Problem, type SecretText } from "../../model/facts.ts";
import { findSecret } from "../../model/secrets.ts";
import type { ParsedSegment } from "../../syntax/node.ts";
import type { Format } from "../format.ts";
import { type Notes, noteDates, noteParties, noteProblems } from "../notes.ts";
import { placeAt, spotOf } from "../place.ts";
import { isAmongTemplates, syntaxFacts } from "../read.ts";
import { annotatedIn } from "../suppressions.ts";
import { word } from "../word.ts";
import { appProject, rightsIn } from "./argocd.ts";
import { binding } from "./binding.ts";
import { isOperators, recognise } from "./claim.ts";
import { datedObject, serviceAccount, tokenSecret } from "./identity.ts";
import { notesOf } from "./notes.ts";
import { isOurDocument, type KubeObject, objectsOf } from "./object.ts";
import { ownerClaims } from "./owner.ts";
import { entries } from "./reader.ts";
import { role } from "./role.ts";

const ID = "kubernetes";

export const kubernetesFormat: Format = {
  id: ID,
  title: "service accounts, roles, bindings and Namespaces in Kubernetes files",
  files: ["**/*.yaml", "**/*.yml", "**/*.json"],
  claims: (head) => {
    if (recognise(head) === "no") return undefined;
    return isOperators(head) ? { format: ID, braces: "words" } : { format: ID };
  },
  lower(segment, path) {
    const said = objectsOf(segment).map((object) => saidBy(object, path));
    return {
      ...noFacts(segment, ID),
      identities: said.flatMap((one) => one.identities),
      credentials: said.flatMap((one) => one.credentials),
      grants: said.flatMap((one) => one.grants),
      containers: said.flatMap((one) => one.containers),
      references: said.flatMap((one) => one.references),
      dates: said.flatMap((one) => one.dates),
      secrets: said.flatMap((one) => one.secrets),
      suppressions: said.flatMap((one) => one.suppressions),
      problems: [...syntaxProblems(segment, path), ...said.flatMap((one) => one.problems)],
    };
  },
};

type Said = Pick<
  Facts,
  | "identities"
  | "credentials"
  | "grants"
  | "containers"
  | "references"
  | "dates"
  | "secrets"
  | "problems"
  | "suppressions"
>;

/** What one object says. */
function saidBy(object: KubeObject, path: string): Said {
  const notes = notesOf(object);
  const said: Said = {
    identities: [],
    credentials: [],
    grants: [],
    containers: [],
    references: noteParties(notes),
    dates: noteDates(notes),
    secrets: [],
    suppressions: object.tags.flatMap(({ key, value, label }) =>
      key === "nhi/ignore" && !label ? annotatedIn(object.segment, value, spotOf(object.root)) : [],
    ),
    problems: noteProblems(notes),
  };
  switch (object.kind.value) {
    case "ServiceAccount":
      return { ...said, identities: listOf(serviceAccount(object, notes, path)) };
    case "Namespace":
      return { ...said, containers: listOf(namespace(object, notes)) };
    case "Secret":
      return {
        ...said,
        credentials: listOf(
          tokenSecret(object, notes, word(placeAt(object.root, "type"))?.value) ?? datedObject(object, notes),
        ),
        secrets: plainSecrets(object),
      };
    case "Certificate":
    case "ExternalSecret":
      return { ...said, credentials: listOf(datedObject(object, notes)) };
    case "AppProject":
      return { ...said, ...appProject(object, notes) };
    case "ConfigMap":
      return { ...said, grants: rightsIn(object) };
    case "Role":
    case "ClusterRole":
      return { ...said, grants: [role(object, notes)] };
    default:
      return { ...said, grants: [binding(object, notes)] };
  }
}

const listOf = <T>(one: T | undefined): readonly T[] => (one === undefined ? [] : [one]);

function namespace(object: KubeObject, notes: Notes): Container | undefined {
  const { name: id } = object;
  return id && { key: `k8s:Namespace/${id.value}`, id, claims: ownerClaims(object, notes, "container") };
}

/** Known tokens in `stringData`. What stands in `data` is encoded, and much of it is no secret. */
const plainSecrets = (object: KubeObject): readonly SecretText[] =>
  entries(placeAt(object.root, "stringData")).flatMap(({ key, value }) => {
    const found = findSecret(value.value);
    return found
      ? [{ kind: "secret", at: value.at, looksLike: found.looksLike, field: `stringData.${key}` }]
      : [];
  });

/** What cannot be read, where the text is surely ours: about other kinds of documents nothing is said, nor that a template is one where templates belong. */
function syntaxProblems(segment: ParsedSegment, path: string): readonly Problem[] {
  if (segment.problems.length === 0 || isAmongTemplates(segment, path)) return [];
  const head = segment.text.slice(0, 1024);
  if (isOperators(head)) return [];
  return recognise(head) === "sure" || isOurDocument(segment) ? syntaxFacts(segment) : [];
}
