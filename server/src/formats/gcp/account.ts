/** Service accounts of Google Cloud, as far as a file tells of them. */
import type { Credential, Identity } from "../../model/facts.ts";
import { type Anchor, present, type Sourced } from "../../model/field.ts";
import { blankCredential, blankIdentity } from "../blank.ts";
import { type Notes, noteExpiry, notePeriod, noteReview, noteText, noteWhen } from "../notes.ts";

/** Nobody wrote anything for us. */
export const NO_NOTES: Notes = { all: [], first: () => undefined, stray: [] };

/** `entry`: where the account is written. */
export function accountIdentity(id: Sourced<string>, title: string, notes: Notes, entry: Anchor): Identity {
  const dated = notes.first("rotated") ?? notes.first("every") ?? notes.first("expires");
  return {
    ...blankIdentity("gcp", id, title),
    type: present("service-account", id.at),
    sponsor: noteText(notes.first("sponsor")),
    purpose: noteText(notes.first("purpose")),
    review: noteReview(notes.first("review")),
    // Dates on the account speak of its key, wherever that is kept.
    credentials: dated ? [accountKey(id, notes, entry)] : [],
  };
}

/** A key of the account. Google keeps no end of it, so its dates are what people noted. */
export const accountKey = (of: Sourced<string>, notes: Notes, entry: Anchor): Credential => ({
  ...blankCredential(of, present("service-account-key", of.at), of.at, entry),
  rotated: noteWhen(notes.first("rotated")),
  rotateEvery: notePeriod(notes.first("every")),
  expires: noteExpiry(notes.first("expires")),
});
