/** A policy that stands in a template as a text of JSON (`PolicyDocument: !Sub '{ … }'`): its statements, each word at its own place in the text. */
import type { PolicyCondition, PolicyStatement, PolicyWord } from "../../model/aws-policy.ts";
import type { TrustStatement } from "../../model/aws-trust.ts";
import { type Spot, spot } from "../../text/span.ts";
import { anchorOf, type Place, spotOf } from "../place.ts";
import { textAt } from "./value.ts";

/** No statements where the text is no JSON, or too long to be a policy that AWS takes. */
export function statementsIn(document: Place): readonly TrustStatement[] {
  const text = textAt(document)?.trim();
  if (!text?.startsWith("{") || text.length > LONGEST) return [];
  const statement = mapOf(parsed(text))?.Statement;
  const find = finder(document);
  return listOf(statement).flatMap((one) => {
    const map = mapOf(one);
    return map ? [statementOf(map, find)] : [];
  });
}

const LONGEST = 20_000;

type Find = (value: string) => PolicyWord;

/** Words are looked for in the order in which they stand. One that the text spells otherwise is told at the whole text. */
function finder(document: Place): Find {
  const whole = spotOf(document);
  const { text } = whole.in;
  const entry = anchorOf(document);
  let from = whole.start;
  return (value) => {
    const found = value === "" ? -1 : text.indexOf(`"${value}"`, from);
    const inside = found >= 0 && found < whole.end;
    if (inside) from = found + 1;
    const at: Spot = inside ? spot(whole.in, found + 1, found + 1 + value.length) : whole;
    return { value: value.trim(), at, entry };
  };
}

type Json = Readonly<Record<string, unknown>>;

function statementOf(map: Json, find: Find): TrustStatement {
  const words = new Map<string, readonly PolicyWord[]>();
  let conditions: PolicyStatement["conditions"] = [];
  const principal = mapOf(map.Principal) ?? (typeof map.Principal === "string" ? { AWS: map.Principal } : {});
  // In the order of the text, so that each word is found at its own place.
  for (const [key, value] of Object.entries(map)) {
    if (key === "Principal")
      for (const [kind, whom] of Object.entries(principal)) words.set(kind, textsOf(whom).map(find));
    else if (key === "Condition") conditions = conditionsOf(value, find);
    else words.set(key, textsOf(value).map(find));
  }
  const of = (key: string): readonly PolicyWord[] => words.get(key) ?? [];
  const effect = of("Effect")[0];
  return {
    ...(effect ? { at: effect.at } : {}),
    effect: effect?.value === "Allow" || effect?.value === "Deny" ? effect.value : undefined,
    actions: of("Action"),
    notActions: of("NotAction"),
    resources: of("Resource"),
    notResource: map.NotResource !== undefined,
    principal: map.Principal !== undefined || map.NotPrincipal !== undefined,
    conditions,
    federated: of("Federated"),
    accounts: of("AWS"),
    services: of("Service"),
    // No edit reaches into the text.
    conditionAt: () => undefined,
  };
}

function conditionsOf(value: unknown, find: Find): PolicyStatement["conditions"] {
  const found: PolicyCondition[] = [];
  for (const [operator, tests] of Object.entries(mapOf(value) ?? {}))
    for (const [key, values] of Object.entries(mapOf(tests) ?? {}))
      found.push({ operator, key, values: textsOf(values).map(find) });
  return found;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const mapOf = (value: unknown): Json | undefined =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;

const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

const textsOf = (value: unknown): readonly string[] =>
  listOf(value).flatMap((one) => (typeof one === "string" ? [one] : []));
