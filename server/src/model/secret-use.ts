/** Stored secrets in use: by which name they are one, and when somebody has said anything of them. */
import type { Facts } from "./facts.ts";
import type { SecretUse } from "./pipeline.ts";

/** The key under which it is counted whether anything is said of any secret. */
export const SECRETS_DECLARED = "secrets:declared";

/** Whether the segment says of any stored secret who answers for it: in a comment, or by binding `gha-secret:NPM_TOKEN`. */
export const saysOfSecrets = ({ secretUses, identities }: Facts): boolean =>
  secretUses.some(isDeclared) ||
  identities.some(({ bind }) => bind.some(({ value }) => /^[a-z]+-secret:/i.test(value.trim())));

/** Whether a comment at this place says who answers for the secret, or how long it lasts. */
export const isDeclared = ({ claims, rotated, rotateEvery, expires }: SecretUse): boolean =>
  claims.length > 0 || [rotated, rotateEvery, expires].some(({ is }) => is !== "unsayable");

/** Whether the name tells of something that opens a door, and not of a user, an address or a number. */
export function namesKey(name: string): boolean {
  const words = name.toUpperCase().split(/[_-]+|(?<=[a-z])(?=[A-Z])/);
  const last = words.at(-1) ?? "";
  if (/WEBHOOK/.test(name.toUpperCase())) return true;
  return !PLAIN.has(last) && !words.includes("PUBLIC") && words.some((word) => DOORS.test(word));
}

const PLAIN: ReadonlySet<string> = new Set([
  "ID",
  "NAME",
  "URL",
  "URI",
  "HOST",
  "SERVER",
  "USER",
  "USERNAME",
  "LOGIN",
  "EMAIL",
  "MAIL",
  "REGION",
  "NUMBER",
  "CHANNEL",
]);

const DOORS =
  /^(?:\w*TOKENS?|\w*KEYS?|\w*PASSWORD|PASSWD|PASSPHRASE|PASS|PW|PWD|PAT|\w*SECRETS?|CREDENTIALS?|CREDS|CERT|CERTIFICATE|KUBECONFIG|PFX|P12|DSN)\d*$/;
