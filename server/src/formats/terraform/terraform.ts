/** Terraform: identities, credentials, policies and providers' tags, one top-level block at a time. Nothing is evaluated. */
import { type Facts, noFacts } from "../../model/facts.ts";
import type { Format } from "../format.ts";
import { noteDates, noteParties, noteProblems } from "../notes.ts";
import { awsSaid } from "./aws.ts";
import { type Block, blockOf } from "./block.ts";
import { entraSaid } from "./entra.ts";
import { googleSaid } from "./google.ts";
import { kubernetesSaid } from "./kubernetes.ts";
import { datedSaid, secretsIn } from "./others.ts";
import { providerContainer } from "./owner.ts";
import type { Said } from "./said.ts";
import { vaultSaid } from "./vault.ts";

const ID = "terraform";

const NAMES = [
  "aws_iam_(?:user|role|access_key|policy|role_policy|user_policy|group_policy|(?:role_|user_|group_)?policy_attachment)",
  "google_service_account(?:_key)?",
  "google_\\w+_iam_(?:member|binding)",
  "azuread_(?:application|application_registration|(?:application|service_principal)_(?:password|certificate))",
  "kubernetes_(?:service_account|secret|(?:cluster_)?role(?:_binding)?)(?:_v1)?",
  "vault_policy",
  "github_(?:actions|dependabot|codespaces)_\\w*secret",
];

const OURS = new RegExp(
  `^(?:resource\\s+"?(?:${NAMES.join("|")})"?\\s|data\\s+"?aws_iam_policy_document"?\\s|provider\\s|module\\s)`,
);

/** A resource that somebody else reads, with a date of rotation in its first lines. */
const DATED = /^resource\s[^{]*\{[\s\S]*?\b\w*(?:rotated_(?:date|at|on)|rotation_date|last_rotat\w+)\s*=/;

export const terraformFormat: Format = {
  id: ID,
  title: "users, roles, keys, policies and default tags in Terraform files",
  hcl: true,
  files: ["**/*.tf", "**/*.tofu"],
  claims: (head, uri) =>
    /\.(?:tf|tofu)$/i.test(uri) && (OURS.test(head) || DATED.test(head)) ? { format: ID } : undefined,
  lower(segment, path): Facts {
    const nothing = noFacts(segment, ID);
    const block = blockOf(segment, path);
    if (!block) return nothing;
    const { notes } = block;
    const said = saidBy(block);
    return {
      ...nothing,
      ...said,
      references: noteParties(notes),
      dates: [...noteDates(notes), ...(said.dates ?? [])],
      problems: noteProblems(notes),
    };
  },
};

function saidBy(block: Block): Said {
  const { kind, type } = block;
  if (kind === "provider") {
    const container = providerContainer(block);
    return { containers: container ? [container] : [], secrets: secretsIn(block, []) };
  }
  const dated = datedSaid(block);
  const own = kind === "module" ? {} : ownSaid(type, block);
  return {
    ...own,
    credentials: [...(own.credentials ?? []), ...(dated.credentials ?? [])],
    dates: [...(own.dates ?? []), ...(dated.dates ?? [])],
  };
}

function ownSaid(type: string, block: Block): Said {
  if (type.startsWith("aws_")) return awsSaid(block);
  if (type.startsWith("google_")) return googleSaid(block);
  if (type.startsWith("azuread_")) return entraSaid(block);
  if (type.startsWith("kubernetes_"))
    return {
      ...kubernetesSaid(block),
      secrets: type.startsWith("kubernetes_secret") ? secretsIn(block, ["data", "string_data"]) : [],
    };
  if (type.startsWith("github_")) return { secrets: secretsIn(block, ["plaintext_value", "value"]) };
  return vaultSaid(block);
}
