/** What must have been meant by a word of a CODEOWNERS file that is no owner. */
import type { StrayOwner } from "../../model/facts.ts";
import { isOwner, type Line } from "./lines.ts";

/** What is wrong with a word, and what it can only have meant: a comma too many, an `@` too few. */
export type Repair = Pick<StrayOwner, "why" | "repair">;

/** Words of more parts are no slip. */
const MOST = 10;

export function repairer(lines: readonly Line[]): (word: string) => Repair {
  const known = new Map<string, Set<string>>();
  const organisations = new Set<string>();
  for (const { owners } of lines)
    for (const { value } of owners) {
      if (value.includes("/")) organisations.add(value.slice(0, value.indexOf("/")));
      const last = value.slice(value.lastIndexOf("/") + 1).replace(/^@+/, "");
      const same = known.get(last);
      if (same) same.add(value);
      else known.set(last, new Set([value]));
    }
  /** `@acme/web` for `web` where the file writes it so elsewhere, and for `acme/web` where it knows the organisation. */
  const signed = (part: string): string | undefined => {
    if (isOwner(part)) return part;
    if (!/^[\w.-]+(\/[\w.-]+)*$/.test(part)) return undefined;
    const others = [...(known.get(part) ?? [])];
    if (!part.includes("/")) return others.length === 1 ? others[0] : undefined;
    return organisations.has(`@${part.slice(0, part.indexOf("/"))}`) ? `@${part}` : undefined;
  };
  return (word) => {
    if (word.length > 300) return { why: "other" };
    const parts = word.split(/[,;]/).filter((part) => part !== "");
    const meant = parts.length <= MOST ? parts.map(signed) : [];
    const comma = /[,;]/.test(word);
    const why = comma ? "comma" : /^[\w.-]+(\/[\w.-]+)*$/.test(word) ? "sign" : "other";
    return parts.length > 0 && meant.length === parts.length && meant.every((part) => part !== undefined)
      ? { why, repair: meant.join(" ") }
      : { why };
  };
}
