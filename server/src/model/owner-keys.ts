/** Which labels, annotations and tags name an owner, and how their values are read. */

/** Keys in the order of their strength; the first that an object carries answers. Written as `normalKey` makes them. */
export const OWNER_KEYS: readonly string[] = [
  "owner",
  "owners",
  "projectowner",
  "serviceowner",
  "applicationowner",
  "appowner",
  "namespaceowner",
  "codeowner",
  "codeowners",
  "ownerteam",
  "teamowner",
  "owningteam",
  "ownedby",
  "ownername",
  "owneremail",
  "ownercontact",
  "team",
  "teamname",
  "githubteam",
  "squad",
  "maintainer",
  "maintainers",
  "contact",
  "contactemail",
  "requester",
];

/**
 * The last path segment of a key in lower case without `-` and `_`: `a8r.io/Project-Owner` is `projectowner`.
 * A prefix says which company or tool coined the key, never what it means.
 */
export const normalKey = (key: string): string =>
  key
    .slice(key.lastIndexOf("/") + 1)
    .toLowerCase()
    .replace(/[-_]/g, "");

/** How strong an owner key is, from 0 (strongest); undefined: the key names no owner. `part-of`, `managed-by`, `component` and `system` never do. */
export function ownerKeyRank(key: string, keys: readonly string[] = OWNER_KEYS): number | undefined {
  const rank = keys.indexOf(normalKey(key));
  return rank < 0 ? undefined : rank;
}

const MAIL = /[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/;

/**
 * Who is meant by the value of an owner key: the mail address in `Payments: pay@x.example` or `Payments <pay@x.example>`,
 * else the trimmed value itself; an expression is left whole. `start` and `end` count from the value's start. An empty value stays empty.
 */
export function ownerIn(value: string): {
  readonly owner: string;
  readonly start: number;
  readonly end: number;
} {
  // A mail address stands near the front; the rest of a long text would only cost time.
  const mail = MAIL.exec(value.slice(0, 500));
  if (mail && !/[{}]/.test(value))
    return { owner: mail[0], start: mail.index, end: mail.index + mail[0].length };
  // `Payments: ` is the same shape with the address left out.
  const trimmed = value.trim();
  const owner = trimmed.endsWith(":") ? trimmed.slice(0, -1).trim() : trimmed;
  const start = owner === "" ? 0 : value.indexOf(owner);
  return { owner, start, end: start + owner.length };
}
