/** The servers that are measured, and how each wants to be started and set up. */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { peerSchema } from "./peer-schema.ts";

export interface ServerConfig {
  readonly id: ServerId;
  readonly title: string;
  /** Arguments for Node: every server runs under the one that runs the bench. */
  readonly args: readonly string[];
  readonly language: "yaml" | "json";
  readonly initializationOptions?: unknown;
  readonly settings?: unknown;
  /** Whether it finds what is planted; the null server finds nothing. */
  readonly finds: boolean;
}

export const SERVER_IDS = ["nhi", "nhi-json", "null", "yaml-language-server", "vscode-json"] as const;
export type ServerId = (typeof SERVER_IDS)[number];

export const isPeer = (id: ServerId): boolean => id === "yaml-language-server" || id === "vscode-json";

/** The flags that the VS Code client gives its server (`client/src/extension.node.ts`). */
const OUR_FLAGS = ["--max-semi-space-size=4"];

/** `dist`: the folder of our build. `peers`: where the others are installed; their schema is written there too. */
export function serversIn(dist: string, peers: string): readonly ServerConfig[] {
  const modules = path.join(peers, "node_modules");
  const schema = path.join(peers, "nhi.peer-schema.json");
  mkdirSync(peers, { recursive: true });
  writeFileSync(schema, JSON.stringify(peerSchema, null, 1));
  const ours = { args: [...OUR_FLAGS, path.join(dist, "server.js"), "--stdio"], finds: true };
  return [
    { id: "nhi", title: "nhi", ...ours, language: "yaml" },
    { id: "nhi-json", title: "nhi (JSON)", ...ours, language: "json" },
    {
      id: "null",
      title: "null server",
      args: [path.join(import.meta.dirname, "null-server.ts")],
      language: "yaml",
      finds: false,
    },
    {
      id: "yaml-language-server",
      title: "yaml-language-server",
      args: [path.join(modules, "yaml-language-server/bin/yaml-language-server"), "--stdio"],
      language: "yaml",
      settings: yamlSettings(pathToFileURL(schema).href),
      finds: true,
    },
    {
      id: "vscode-json",
      title: "vscode-json (JSON)",
      args: [path.join(modules, "vscode-langservers-extracted/bin/vscode-json-language-server"), "--stdio"],
      language: "json",
      initializationOptions: { handledSchemaProtocols: ["file"], provideFormatter: false },
      settings: jsonSettings(pathToFileURL(schema).href),
      finds: true,
    },
  ];
}

/** No schema from the network, and no cap on what it looks at. */
const yamlSettings = (schema: string) => ({
  yaml: {
    validate: true,
    hover: true,
    completion: true,
    format: { enable: false },
    schemaStore: { enable: false },
    kubernetesCRDStore: { enable: false },
    maxItemsComputed: 1_000_000,
    schemas: { [schema]: "*.nhi.yaml" },
  },
  http: { proxy: "", proxyStrictSSL: false },
  "[yaml]": {},
  editor: { detectIndentation: false, tabSize: 2 },
  files: { associations: {} },
});

const jsonSettings = (schema: string) => ({
  json: {
    validate: { enable: true },
    resultLimit: 1_000_000,
    schemas: [{ fileMatch: ["*.nhi.json"], url: schema, schema: peerSchema }],
  },
  http: {},
});
