/** A field in order: who answers for it, whether an exception touches it, why anybody asks for it, and what it is good for. */
import { factsFor } from "../../frameworks/articles.ts";
import { formatDay } from "../../model/day.ts";
import type { Facts, Identity } from "../../model/facts.ts";
import { valueOf } from "../../model/field.ts";
import type { Path } from "../../syntax/node.ts";
import { type Block, type Line, lines, quiet, strong, typed } from "../prose.ts";
import { fromToday } from "./arithmetic.ts";
import { ownerLines } from "./ownership.ts";
import { withContact } from "./people.ts";
import { general, rulesAbout, satisfiesLines } from "./satisfies.ts";
import { place, type Telling } from "./telling.ts";

/** What a reader in haste needs: the people, and an exception that holds here now. */
export function whoLines(telling: Telling, facts: Facts, path: Path): readonly Line[] {
  const [section, id, field] = path;
  const identity = identityAt(facts, path);
  // Beside the owner himself, and at the entry's own words, it says nothing new.
  const owner =
    identity && path.length > 2 && !OWN.has(String(field)) ? ownerLines(telling, identity).slice(0, 1) : [];
  const path_ = section === "breakGlass" && field !== "owner" && path.length > 2;
  const emergency = path_ ? facts.breakGlass.find((one) => one.id.value === id) : undefined;
  const named = emergency && valueOf(emergency.owner);
  return [
    ...owner,
    ...(named === undefined ? [] : [["Owner ", ...withContact(telling, named, { strong: true })]]),
    ...(identity ? exceptionLines(telling, identity, path) : []),
  ];
}

const OWN: ReadonlySet<string> = new Set(["owner", "sponsor", "type", "status", "purpose"]);

/** Why it is asked for, and which controls it helps to satisfy. */
export function worthBlocks(telling: Telling, facts: Facts, path: Path): readonly Block[] {
  // The model's own card is a table already.
  if (path[0] === "policy" && path[1] === "model") return [];
  const identity = identityAt(facts, path);
  const ai = identity !== undefined && valueOf(identity.type) === "ai-agent";
  const worth = satisfiesLines(telling, path, ai);
  // What an article says of the field itself.
  const told = factsFor(general(path).replaceAll("#", "*"));
  return [
    ...lines(...(worth ? [typed(worth.why), ...worth.lines] : [])),
    ...lines(...told.map(({ text }) => [quiet(text)])),
  ];
}

const identityAt = ({ identities }: Facts, [section, id]: Path): Identity | undefined =>
  section === "identities" ? identities.find((one) => one.id.value === id) : undefined;

/** Exceptions in force for rules that look at this field. */
function exceptionLines({ workspace, ...rest }: Telling, { id }: Identity, path: Path): readonly Line[] {
  const telling = { workspace, ...rest };
  const all = workspace.world.exceptions();
  if (all.length === 0) return [];
  const asking = new Set(rulesAbout(path).map((rule) => rule.id));
  return all.flatMap((one): Line[] => {
    const [match, expires, rule] = [valueOf(one.match), valueOf(one.expires), valueOf(one.rule)];
    const isMine = match === id.value || match === `identity:${id.value}`;
    if (!isMine || rule === undefined || !asking.has(rule) || !expires || expires.day < workspace.world.today)
      return [];
    return [
      [
        `An exception from ${rule} holds until `,
        strong(formatDay(expires.day)),
        `, ${fromToday(expires.day, workspace.world.today)}, approved by `,
        ...withContact(telling, valueOf(one.approvedBy) ?? "nobody"),
        ", ",
        place(telling, one.at),
      ],
    ];
  });
}
