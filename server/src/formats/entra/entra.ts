/** Entra applications: the manifest of an app registration, and lists of the permissions that one asks for. */
import { type Facts, type Identity, noFacts } from "../../model/facts.ts";
import { type Field, present } from "../../model/field.ts";
import { isExpression } from "../../model/ownership.ts";
import { spot } from "../../text/span.ts";
import { blankGrant, blankIdentity } from "../blank.ts";
import type { Format } from "../format.ts";
import {
  type Notes,
  noteDates,
  noteOwners,
  noteParties,
  noteProblems,
  noteReview,
  notesIn,
  noteText,
} from "../notes.ts";
import { anchorOf, type Place, placeAt, rootOf } from "../place.ts";
import { syntaxFacts } from "../read.ts";
import { isApplication } from "./claim.ts";
import { credentialsOf, datesOf } from "./credentials.ts";
import { ownerClaims, ownerField } from "./owner.ts";
import { scopesOf } from "./scopes.ts";
import { sourcedAt, textAt } from "./text.ts";

const ID = "entra";

export const entraFormat: Format = {
  id: ID,
  title: "application manifests of Microsoft Entra",
  files: ["**/*.json"],
  claims: (head) => (isApplication(head) ? { format: ID } : undefined),
  lower(segment): Facts {
    const root = rootOf(segment);
    const notes = notesIn(segment, { start: 0, end: segment.text.length });
    const said = { ...noFacts(segment, ID), problems: [...syntaxFacts(segment), ...noteProblems(notes)] };
    if (root.node?.kind === "list") {
      const at = spot(segment, root.node.start, Math.min(root.node.end, root.node.start + 1));
      const scopes = scopesOf(root);
      const grant = blankGrant(ID, at, "Permissions of an application", anchorOf(root));
      return scopes.length === 0 ? said : { ...said, grants: [{ ...grant, scopes }] };
    }
    const identity = application(root, notes);
    return {
      ...said,
      identities: identity ? [identity] : [],
      dates: [...datesOf(root), ...noteDates(notes)],
      references: noteParties(notes),
    };
  },
};

/** undefined: there is not even a name. */
function application(root: Place, notes: Notes): Identity | undefined {
  const name = sourcedAt(placeAt(root, "displayName")) ?? sourcedAt(placeAt(root, "name"));
  const app = sourcedAt(placeAt(root, "appId"));
  const shown = name ?? app;
  if (!shown) return undefined;
  // A template fills the id in; the name is all that is known of the application then.
  const known = app && !isExpression(app.value) ? app.value : undefined;
  const id = { value: `entra:app/${known ?? shown.value}`, at: shown.at };
  return {
    ...blankIdentity(ID, id, `Application "${shown.value}"`),
    traits: { kind: "Application", name: shown.value },
    type: present("oauth-app", shown.at),
    owner:
      noteText(notes.first("owner")).is === "unsayable" ? ownerField(root) : noteText(notes.first("owner")),
    claims: [...noteOwners(notes, 1), ...ownerClaims(root)],
    sponsor: noteText(notes.first("sponsor")),
    purpose: purposeOf(root, notes),
    review: noteReview(notes.first("review")),
    scopes: scopesOf(placeAt(root, "requiredResourceAccess")),
    credentials: credentialsOf(root, id),
  };
}

function purposeOf(root: Place, notes: Notes): Field<string> {
  const note = noteText(notes.first("purpose"));
  const description = sourcedAt(placeAt(root, "description"));
  if (note.is !== "unsayable" || !description) return note;
  return isExpression(textAt(placeAt(root, "description")) ?? "")
    ? { is: "elsewhere", at: description.at }
    : present(description.value, description.at);
}
