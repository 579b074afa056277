/** `teams` and `owners`: who there is, and who owns what. */
import { blank, either, entries, glob, like, list, map, party, person, text, word } from "./values.ts";

export const FUNCTIONS = {
  business: "Answers for why something exists.",
  engineering: "Builds and runs applications.",
  platform: "Runs what applications stand on.",
  it: "Runs directory, endpoints and vault.",
  security: "Sets policy, approves and reviews.",
  identity: "Runs the identity programme.",
  pam: "Runs privileged access.",
  secops: "Watches, detects and contains.",
  compliance: "Asks for evidence and tests controls.",
  leadership: "Decides about risk and money.",
  council: "Decides about identity risk across the organisation.",
  vendor: "Works for us under contract.",
} as const;

const team = map(
  {
    contact: text("Where the team is reached: a chat channel or a mail address.", {
      examples: ["#payments", "payments@acme.example"],
    }).optional(),
    function: word("What the team is for; duties go by it.", FUNCTIONS, {
      default: "engineering",
    }).optional(),
    lead: person("The person who leads the team, by mail address.").optional(),
    members: list(
      party("A member: a person by mail address, or a team whose people all belong here."),
      "The people of the team, and teams that belong to it.",
    ).optional(),
    former: list(
      person("Somebody who left, by mail address."),
      "People who left the team; what they owned needs a new owner.",
    ).optional(),
    aliases: list(
      text("Another name: `@org/team`, `group:default/team`, a mail address."),
      "Other names of the same team in CODEOWNERS, catalogues and labels.",
    ).optional(),
    status: word(
      "Whether the team still exists.",
      {
        active: "The team exists and answers.",
        disbanded: "The team is gone; nothing should be owned by it.",
      },
      { default: "active" },
    ).optional(),
  },
  "A team that can own, approve and review.",
);

export const teams = entries("teams", team, "The teams of this organisation, by id.", {
  defaultSnippets: [
    {
      label: "team",
      description: "A team with its contact",
      body: { [blank(1, "team")]: { contact: blank(2, "#channel") } },
    },
  ],
});

export const pattern = map(
  {
    path: glob("Files it covers, as a glob from the workspace root.").optional(),
    kind: text("The kind of object, such as `ServiceAccount`.").optional(),
    name: text("The object's name; `*` stands for anything.").optional(),
    namespace: text("The namespace it stands in; `*` stands for anything.").optional(),
    label: text("A label, as `key=value` or `key` alone.").optional(),
    system: text("The system, such as `kubernetes` or `native`.").optional(),
  },
  "What an object must be to match. All that is written must hold.",
);

export const owners = list(
  map(
    {
      match: either(
        [glob("Files it covers, as a glob from the workspace root."), pattern],
        "What the rule covers: a glob from the workspace root, or a description of the object.",
        { examples: ["services/billing/**"] },
      ),
      owner: party("The team that owns what matches. `none` leaves it without an owner on purpose.", {
        words: { none: "Nobody, on purpose." },
      }),
      sponsor: party("Who answers for the business reason.").optional(),
      environment: like("text")("The environment of what matches.", {
        examples: ["prod", "staging"],
      }).optional(),
      criticality: like("text")("How much depends on what matches.", {
        examples: ["high", "low"],
      }).optional(),
    },
    "One rule: what matches, and who owns it.",
  ),
  "Who owns what, like CODEOWNERS: the last match wins.",
  {
    defaultSnippets: [{ label: "owner rule", body: [{ match: blank(1, "**"), owner: blank(2, "team") }] }],
  },
);
