/** Literal secrets in what an MCP server is started or called with. References to a value kept elsewhere are none. */
import type { SecretText } from "../../model/facts.ts";
import { isStub } from "../../model/placeholder.ts";
import { findSecret } from "../../model/secrets.ts";
import { itemsOf, type Place, pairsOf, placeAt, spotOf } from "../place.ts";

/** Secrets in the environment, the headers, the arguments and the address of a server. `via`: how its file refers to a variable. */
export function secretsOf(server: Place, via: (name: string) => string): readonly SecretText[] {
  const found: SecretText[] = [];
  const look = (place: Place, field: string, key: string): void => {
    const { node } = place;
    if (node?.kind !== "scalar") return;
    const looksLike =
      findSecret(node.value)?.looksLike ?? (holdsSecret(key) ? literal(node.value) : undefined);
    if (looksLike === undefined) return;
    const reference = referenceTo(key, node.value, via);
    found.push({ kind: "secret", at: spotOf(place), looksLike, field, ...(reference ? { reference } : {}) });
  };
  for (const where of ["env", "headers"])
    for (const { name, place } of pairsOf(placeAt(server, where))) look(place, `${where}.${name}`, name);
  let flag = "";
  for (const item of itemsOf(placeAt(server, "args"))) {
    const text = item.node?.kind === "scalar" ? item.node.value : "";
    // `--access-token` names the argument behind it; `--access-token=…` holds it itself.
    const own = /^--?([\w-]+)=/.exec(text)?.[1];
    look(item, "args", own ?? flag);
    flag = own === undefined ? (/^--?([\w-]+)$/.exec(text)?.[1] ?? "") : "";
  }
  for (const key of ["url", "serverUrl", "command"]) look(placeAt(server, key), key, "");
  return found;
}

/** Names of variables and headers that hold secrets by definition. */
const HOLDS =
  /(^|[_-])(token|api[_-]?key|secret|secret[_-]?key|password|passwd|pat|access[_-]?key|private[_-]?key)$|^authorization$/i;

const holdsSecret = (key: string): boolean => HOLDS.test(key);

const PLACEHOLDER =
  /your|example|placeholder|change|dummy|sample|test|fake|insert|replace|here|demo|local|secret|passw|token|x{4}|(.)\1{5}|1234|abcd/i;

/** A long word of letters and digits such as nobody makes up; undefined for references, placeholders and everything short. */
function literal(value: string): string | undefined {
  const text = value.replace(/^\s*(?:(?:bearer|basic|token|apikey)\s+|--?[\w-]+=)/i, "").trim();
  if (/[\s$<>{}]/.test(text) || isStub(text) || PLACEHOLDER.test(text)) return undefined;
  const word = /[A-Za-z0-9]{20,}/.exec(text)?.[0] ?? (UUID.test(text) || MIXED.test(text) ? text : "");
  const [digits, letters] = [word.replace(/\D/g, "").length, word.replace(/[^A-Za-z]/g, "").length];
  return digits >= 3 && letters >= 3 && new Set(word).size >= 8 ? "a literal value" : undefined;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Words joined by dashes are written in one case. */
const MIXED = /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[\w-]{24,}$/;

/** What could stand there instead; undefined where the secret is a part of a longer text. */
function referenceTo(key: string, value: string, via: (name: string) => string): string | undefined {
  const front = /^(?:Bearer |--?[\w-]+=)/.exec(value)?.[0] ?? "";
  const rest = value.slice(front.length);
  if (/\s/.test(rest) || rest.includes("://")) return undefined;
  const name = /^authorization$/i.test(key) ? "" : key.toUpperCase().replace(/\W/g, "_");
  return `${front}${via(name === "" ? "TOKEN" : name)}`;
}
