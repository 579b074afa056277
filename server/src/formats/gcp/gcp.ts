/** Google Cloud: IAM policies, Config Connector objects, and the YAML files of project factories. */
import { noFacts } from "../../model/facts.ts";
import type { ParsedSegment } from "../../syntax/node.ts";
import type { Format } from "../format.ts";
import { rootOf } from "../place.ts";
import { syntaxFacts } from "../read.ts";
import { recognise } from "./claim.ts";
import { connectorSaid } from "./connector.ts";
import { factorySaid } from "./factory.ts";
import { policySaid, type Said } from "./policy.ts";

const ID = "gcp";

export const gcpFormat: Format = {
  id: ID,
  title: "service accounts and roles of Google Cloud",
  files: ["**/*.yaml", "**/*.yml", "**/*.json"],
  claims: (head) => (recognise(head) === undefined ? undefined : { format: ID }),
  lower(segment, path) {
    const said = saidBy(segment, path);
    // A template is full of braces, and meant to be.
    const faults = syntaxFacts(segment).filter(({ grade }) => grade === "error");
    return { ...noFacts(segment, ID), ...said, problems: [...faults, ...said.problems] };
  },
};

/** The whole text is looked at: licences and comments that the claim passed over stand in front. */
function saidBy(segment: ParsedSegment, path: string): Said {
  const root = rootOf(segment);
  const keys = root.node?.kind === "map" ? new Set(root.node.pairs.map(({ key }) => key.value)) : NO_KEYS;
  if (keys.has("apiVersion")) return connectorSaid(segment, root);
  return keys.has("bindings") ? policySaid(segment, root) : factorySaid(segment, path);
}

const NO_KEYS: ReadonlySet<string> = new Set();
