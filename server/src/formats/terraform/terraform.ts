/** Terraform: identities, credentials, policies and providers' tags, one top-level block at a time. Nothing is evaluated. */
import { type Facts, noFacts } from "../../model/facts.ts";
import type { Format } from "../format.ts";
import { noteDates, noteParties, noteProblems } from "../notes.ts";
import { awsSaid } from "./aws.ts";
import { azureSaid } from "./azure.ts";
import { type Block, blocksOf } from "./block.ts";
import { claims } from "./claim.ts";
import { localContainers, moduleContainers, providerContainer } from "./container.ts";
import { entraSaid } from "./entra.ts";
import { googleSaid } from "./google.ts";
import { kubernetesSaid } from "./kubernetes.ts";
import { datedSaid, secretsIn } from "./others.ts";
import type { Said } from "./said.ts";
import { vaultSaid } from "./vault.ts";

export const terraformFormat: Format = {
  id: "terraform",
  title: "users, roles, keys, policies and default tags in Terraform files",
  hcl: "and JSON",
  files: ["**/*.tf", "**/*.tofu", "**/*.tf.json", "**/*.tofu.json"],
  claims,
  lower(segment, path): Facts {
    const blocks = blocksOf(segment, path);
    const said = blocks.map(saidBy);
    return {
      ...noFacts(segment, "terraform"),
      identities: said.flatMap(({ identities = [] }) => identities),
      credentials: said.flatMap(({ credentials = [] }) => credentials),
      grants: said.flatMap(({ grants = [] }) => grants),
      containers: said.flatMap(({ containers = [] }) => containers),
      secrets: said.flatMap(({ secrets = [] }) => secrets),
      trusts: said.flatMap(({ trusts = [] }) => trusts),
      references: blocks.flatMap(({ notes }) => noteParties(notes)),
      dates: [...blocks.flatMap(({ notes }) => noteDates(notes)), ...said.flatMap(({ dates = [] }) => dates)],
      problems: blocks.flatMap(({ notes }) => noteProblems(notes)),
    };
  },
};

function saidBy(block: Block): Said {
  const { kind, type } = block;
  if (kind === "provider") return { containers: providerContainer(block), secrets: secretsIn(block, []) };
  // What is looked up stands elsewhere; a document is written here all the same.
  if (kind === "data" && type !== "aws_iam_policy_document") return {};
  if (kind === "locals") return { containers: localContainers(block) };
  const dated = datedSaid(block);
  const own = kind === "module" ? { containers: moduleContainers(block) } : ownSaid(type, block);
  return {
    ...own,
    credentials: [...(own.credentials ?? []), ...(dated.credentials ?? [])],
    dates: [...(own.dates ?? []), ...(dated.dates ?? [])],
  };
}

function ownSaid(type: string, block: Block): Said {
  if (type.startsWith("aws_")) return awsSaid(block);
  if (type.startsWith("google_")) return googleSaid(block);
  if (type.startsWith("azurerm_")) return azureSaid(block);
  if (type.startsWith("azuread_")) return entraSaid(block);
  if (type.startsWith("kubernetes_"))
    return {
      ...kubernetesSaid(block),
      secrets: type.startsWith("kubernetes_secret") ? secretsIn(block, ["data", "string_data"]) : [],
    };
  if (type.startsWith("github_")) return { secrets: secretsIn(block, ["plaintext_value", "value"]) };
  return vaultSaid(block);
}
