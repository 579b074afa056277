/** AI agents: the MCP servers that they use (`.mcp.json`, `.vscode/mcp.json`, `.cursor/mcp.json` …) and what they may do without asking (`.claude/settings.json`). */
import { type Facts, noFacts, type SecretText } from "../../model/facts.ts";
import type { Spot } from "../../text/span.ts";
import { extentsOf } from "../extent.ts";
import type { Format } from "../format.ts";
import { noteDates, noteParties, noteProblems, notesIn } from "../notes.ts";
import { pairsOf, placeAt, rootOf } from "../place.ts";
import { syntaxFacts } from "../read.ts";
import { isAgents, SETTINGS_FILE } from "./claim.ts";
import { secretsOf } from "./secret.ts";
import { isServer, SERVER_KEYS, serverIdentity } from "./servers.ts";
import { serverTools, settingsTools } from "./tools.ts";

const ID = "agents";

export const agentsFormat: Format = {
  id: ID,
  title: "MCP servers and the permissions of AI agents",
  files: ["**/*.json", "**/*.jsonc"],
  claims: (head, uri) => (isAgents(head, uri) ? { format: ID } : undefined),
  lower(segment, path) {
    const root = rootOf(segment);
    const servers = SERVER_KEYS.flatMap((key) => pairsOf(placeAt(root, key))).filter(isServer);
    const extents = extentsOf(servers.map(({ place }) => place));
    const said = servers.map((server, i): Said => {
      const notes = notesIn(segment, extents[i] ?? { start: 0, end: 0 });
      return {
        identities: [serverIdentity(server, path, notes)],
        secrets: secretsOf(server.place, referenceIn(path)),
        agentTools: serverTools(server),
        references: noteParties(notes),
        dates: noteDates(notes),
        problems: noteProblems(notes),
      };
    });
    const settings = SETTINGS_FILE.test(path);
    return {
      ...noFacts(segment, ID),
      identities: said.flatMap((one) => one.identities),
      secrets: [...said.flatMap((one) => one.secrets), ...(settings ? secretsOf(root, bare) : [])],
      agentTools: [...said.flatMap((one) => one.agentTools), ...(settings ? settingsTools(root) : [])],
      references: said.flatMap((one) => one.references),
      dates: said.flatMap((one) => one.dates),
      // Comments and commas before a closing bracket are allowed in most of these files.
      problems: [
        ...syntaxFacts(segment).filter(({ code, at }) => code !== "comment" && !isLastComma(at)),
        ...said.flatMap((one) => one.problems),
      ],
    };
  },
};

type Said = Pick<Facts, "identities" | "agentTools" | "references" | "dates" | "problems"> & {
  readonly secrets: readonly SecretText[];
};

const isLastComma = ({ in: { text }, start }: Spot): boolean =>
  /^,\s*[}\]]/.test(text.slice(start, start + 200));

const bare = (name: string): string => `\${${name}}`;

/** VS Code and Cursor write `${env:NAME}`, the others `${NAME}`. */
const referenceIn = (path: string): ((name: string) => string) =>
  /(^|\/)\.(vscode|cursor)\//.test(path) ? (name) => `\${env:${name}}` : bare;
