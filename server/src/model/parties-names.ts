/** The ways to write a party: `payments`, `team:payments`, `@acme/payments`, `group:default/payments`, `alice@acme.example`, `@alice`. */

export interface PartyName {
  readonly form: "person" | "team";
  /** Without `team:`, in lower case. */
  readonly full: string;
  /** The last segment: what two spellings of one team share. */
  readonly last: string;
}

export function partyName(ref: string): PartyName {
  const text = ref.trim().toLowerCase();
  const full = text.replace(/^team:\s*/, "");
  const last = full.slice(
    Math.max(full.lastIndexOf("/"), /^(group|user):/.test(full) ? full.indexOf(":") : -1) + 1,
  );
  const person = full.startsWith("user:") || (full.startsWith("@") ? !full.includes("/") : isMail(full));
  return { form: person && text === full ? "person" : "team", full, last };
}

export const isMail = (text: string): boolean => /^[^\s@/:]+@[^\s@/]+$/.test(text);

/** Whether two words are the same spelling. */
export const sameWord = (a: string, b: string): boolean => partyName(a).full === partyName(b).full;
