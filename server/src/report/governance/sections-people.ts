/** The sections about duties and about the population. */
import { at, cell, chip, code, labelled, SAME, type Section, say, type Tone, table } from "./block.ts";
import type { Count, DutyLine, IdentityRow, Part } from "./shape.ts";
import { OWNERSHIP_TONES, PRIVILEGE_TONES, REVIEW_TONES, ROTATION_TONES } from "./tones.ts";

const ROLES: Readonly<Record<string, string>> = { owner: "the owner", sponsor: "the sponsor" };

export const duties = ({ duties, delegations, model }: Part): Section => ({
  id: "duties",
  title: "Duties",
  blocks: [
    table(
      [
        { title: "Duty", share: 12 },
        { title: "The model gives it to", share: 15 },
        { title: "Held by", share: 14 },
        { title: "Contact", share: 25 },
        { title: "By the word of", share: 17 },
        { title: "Place", share: 17 },
      ],
      duties.flatMap((line) => dutyRows(line, model ?? "")),
      "No duty table: the policy names no operating model.",
    ),
    table(
      [
        { title: "Delegated for", share: 26 },
        { title: "To", share: 19 },
        { title: "Duties", share: 23 },
        { title: "Last day", share: 15 },
        { title: "Place", share: 17 },
      ],
      delegations.map((one) => [
        code(one.match),
        cell(one.to),
        cell(one.duties.join(", ")),
        cell(one.expires),
        at(one.place),
      ]),
      "No duty is delegated.",
      "Delegations",
    ),
  ],
});

function dutyRows({ duty, expected, holders, reason }: DutyLine, model: string) {
  const given = cell(expected.join(", else "));
  if (holders.length === 0)
    return [
      [
        cell(duty, { as: "strong" }),
        given,
        chip("nobody", "bad"),
        cell(undefined),
        cell(undefined),
        cell(undefined),
      ],
    ];
  return holders.map((holder, i) => [
    i === 0 ? cell(duty, { as: "strong" }) : SAME,
    i === 0 ? given : SAME,
    cell(ROLES[holder.ref] ?? holder.ref),
    cell(holder.contact),
    cell(
      holder.by === model ? "the model" : holder.by,
      {},
      i === 0 ? labelled("because:", reason) : undefined,
    ),
    at(holder.place),
  ]);
}

export const population = ({ population: all }: Part): Section => ({
  id: "population",
  title: "Population",
  blocks:
    all.identities === 0
      ? [say("No identity is declared in these files.")]
      : [
          counts("Ownership", all.ownership, OWNERSHIP_TONES),
          counts("Privilege", all.privilege, PRIVILEGE_TONES),
          counts("Rotation", all.rotation, ROTATION_TONES),
          counts("Review", all.review, REVIEW_TONES, { none: "no record" }),
          counts("Type", all.type),
          counts("Environment", all.environment),
          counts("Status", all.status),
          counts("Owner", all.owner),
        ],
});

const counts = (
  title: string,
  of: readonly Count[],
  tones: Readonly<Record<string, Tone>> = {},
  words: Readonly<Record<string, string>> = {},
) => ({
  is: "counts" as const,
  title,
  counts: of.map(({ name, count }) => ({
    name: words[name] ?? name,
    count,
    ...(tones[name] && { tone: tones[name] }),
  })),
});

export const identities = ({ identities: rows }: Part): Section => ({
  id: "identities",
  title: "Identities",
  blocks: [
    table(
      [
        { title: "Identity", share: 31 },
        { title: "Owner", share: 19 },
        { title: "Environment", share: 13 },
        { title: "Privilege", share: 13 },
        { title: "Rotation", share: 12 },
        { title: "Review", share: 12 },
      ],
      rows.map(identityCells),
      "No identity is declared in these files.",
    ),
  ],
});

const identityCells = (row: IdentityRow) => [
  cell(
    row.id,
    { as: "strong" },
    [row.type, row.status === "active" ? "" : row.status].filter((one) => one !== "").join(", "),
    row.purpose,
    row.privilege === "standard" || row.privilegeBecause === "written"
      ? undefined
      : `${row.privilege} because of ${row.privilegeBecause}`,
    row.binds.length > 0 ? `bound to ${row.binds.join(", ")}` : undefined,
    `${row.place.file}:${row.place.line}`,
  ),
  row.owner === undefined
    ? chip(row.ownership, OWNERSHIP_TONES[row.ownership])
    : cell(
        row.owner,
        {},
        row.contact === row.owner ? undefined : row.contact,
        labelled("sponsor", row.sponsor),
      ),
  cell(row.environment.join(", ")),
  row.privilege === "standard"
    ? cell(row.privilege)
    : chip(row.privilege, PRIVILEGE_TONES[row.privilege] ?? "note"),
  state(row.rotation, ROTATION_TONES[row.rotation], row.rotationDue),
  state(row.review === "none" ? "no record" : row.review, REVIEW_TONES[row.review], row.reviewDue),
];

/** What is as it should be needs no colour. */
const state = (word: string, tone: Tone, due: string | undefined) =>
  tone === "bad" || tone === "warn"
    ? chip(word, tone, labelled("due", due))
    : cell(word, tone === "quiet" ? { tone } : {}, labelled("due", due));
