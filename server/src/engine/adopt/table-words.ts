/** Headings and words of inventories, as the manifest calls them. */
import type { IdentityType } from "../../model/facts.ts";

export type Column =
  | "name"
  | "owner"
  | "sponsor"
  | "type"
  | "credential"
  | "purpose"
  | "environment"
  | "status"
  | "scopes"
  | "bind"
  | "store"
  | "rotated"
  | "rotateEvery"
  | "expires"
  | "reviewed"
  | "reviewer"
  | "usedBy";

/** The column that a heading means; undefined: none that a manifest has a place for. */
export function columnOf(heading: string): Column | undefined {
  const words = heading
    .toLowerCase()
    .replace(/\(.*?\)/g, " ")
    .replace(/[^a-z]+/g, " ")
    .trim();
  return HEADINGS.get(words);
}

const WORDS: readonly (readonly [Column, string])[] = [
  [
    "name",
    "name|identity|account|service account|service account name|account name|nhi|id|identity name|key name|username|user|principal|token name|secret name",
  ],
  ["owner", "owner|team|owning team|owner team|responsible|responsible team|technical owner|owned by"],
  ["sponsor", "sponsor|business owner|executive sponsor"],
  ["type", "type|kind|account type|identity type"],
  ["credential", "credential|credential type|secret type|auth|authentication"],
  ["purpose", "purpose|description|use|usage|used for|what for|reason|function|use case"],
  ["environment", "environment|env|environments|stage"],
  ["status", "status|state"],
  ["scopes", "scopes|scope|permissions|permission|access|rights|roles|role|privileges"],
  ["bind", "bind|object|resource"],
  ["store", "store|stored in|vault|secret store|location|storage|vault path|secret location"],
  ["rotated", "rotated|last rotated|last rotation|rotated on|rotation date|key rotated|last rotation date"],
  [
    "rotateEvery",
    "rotation|rotate every|rotation interval|rotation period|interval|rotation frequency|rotation policy",
  ],
  ["expires", "expires|expiry|expiration|expires on|valid until|expiry date|expiration date|end date"],
  ["reviewed", "reviewed|last review|last reviewed|review date|reviewed on|last review date"],
  ["reviewer", "reviewer|reviewed by|review by"],
  ["usedBy", "used by|consumers|consumer|users|dependents|used in|application|app|applications"],
];

const HEADINGS: ReadonlyMap<string, Column> = new Map(
  WORDS.flatMap(([column, headings]) => headings.split("|").map((heading) => [heading, column] as const)),
);

/** What sort of identity the words mean, the plainest first; undefined: nobody can tell. */
export const kindOf = (words: string): IdentityType | undefined =>
  KINDS.find(([pattern]) => pattern.test(words))?.[1];

const KINDS: readonly (readonly [RegExp, IdentityType])[] = [
  [/\bai\b|\bagent\b|\bmcp\b|\bllm\b/i, "ai-agent"],
  [/oauth|oidc client|app registration|enterprise app|\bsaml\b/i, "oauth-app"],
  [/\bci\b|\bcd\b|ci[-/]cd|pipeline|github actions?|runner/i, "ci-cd"],
  [/database|\bdb\b|postgres|mysql|oracle/i, "database-account"],
  [/\bssh\b|deploy[- ]key/i, "ssh-key"],
  [/cert(ificate)?s?\b|\btls\b|x\.?509/i, "certificate"],
  [/admin(istrator)?\b|break[- ]glass|\broot\b/i, "admin-account"],
  [
    /service[- _]?account|\bsvc\b|service principal|service[- ]user|iam user|technical (user|account)/i,
    "service-account",
  ],
  [/api[- _]?(key|token)|\btoken\b|\bpat\b|webhook|access[- _]key/i, "api-key"],
  [/\bbot\b|robot|\brpa\b/i, "bot"],
  [/workload|\brole\b|managed identity|\bpod\b/i, "workload"],
];

/** The kind of credential by its own words, else by what the identity is. */
export function credentialKind(words: string, type: IdentityType | undefined): string {
  const named = CREDENTIALS.find(([pattern]) => pattern.test(words))?.[1];
  return named ?? BY_TYPE[type ?? "api-key"] ?? "api-token";
}

const CREDENTIALS: readonly (readonly [RegExp, string])[] = [
  [/client[- ]secret/i, "client-secret"],
  [/access[- ]key/i, "access-key"],
  [/password|passphrase/i, "password"],
  [/private[- ]key/i, "private-key"],
  [/signing[- ]key/i, "signing-key"],
  [/\bssh\b|deploy[- ]key/i, "ssh-key"],
  [/cert/i, "certificate"],
  [/token|api[- ]?key|\bpat\b/i, "api-token"],
];

const BY_TYPE: Readonly<Partial<Record<IdentityType, string>>> = {
  "oauth-app": "client-secret",
  "database-account": "password",
  "admin-account": "password",
  certificate: "certificate",
  "ssh-key": "ssh-key",
};

/** `active` and its opposites; undefined where the word is another one. */
export function statusOf(word: string): "planned" | "active" | "suspended" | "retired" | undefined {
  if (/^(active|live|in use|enabled|ok|production)$/i.test(word)) return "active";
  if (/^(planned|requested|proposed)$/i.test(word)) return "planned";
  if (/^(suspended|disabled|inactive|paused)$/i.test(word)) return "suspended";
  return /^(retired|decommissioned|deleted|removed|revoked)$/i.test(word) ? "retired" : undefined;
}
