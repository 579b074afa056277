/** Which blocks of a Terraform file are ours, by their first words, and which of these can say anything that we read. */
import { findSecret } from "../../model/secrets.ts";
import type { Claim } from "../../syntax/claim.ts";
import { outerKeys } from "../head.ts";

export function claims(head: string, uri: string): Claim | undefined {
  if (/\.(?:tf|tofu)\.json$/i.test(uri)) return isJson(head) ? { format: "terraform" } : undefined;
  if (!/\.(?:tf|tofu)$/i.test(uri)) return undefined;
  if (/^(?:module|provider)\s|^locals\s*\{/.test(head)) return AROUND;
  return OURS.test(head) || DATED.test(head) ? { format: "terraform" } : undefined;
}

/** Most modules are buckets and queues of a registry, most providers a region: those are not parsed. */
const AROUND: Claim = {
  format: "terraform",
  reads(text) {
    if (text.includes("nhi:")) return true;
    const word = /^(module|provider|locals)\b/m.exec(text)?.[1];
    if (word === "module") return /\bsource\s*=\s*"\.\.?[/"]/.test(text) || ROTATES.test(text);
    if (word === "provider")
      return /\bdefault_(?:tags|labels)\b/.test(text) || findSecret(text) !== undefined;
    return OWNED.test(text);
  },
};

/** In every key that names an owner (`model/owner-keys.ts`), and in maps that are put together of others. */
const OWNED = /owne[rd]|team|squad|maintainer|contact|requester|\blocal\./i;

const ROTATES = /rotated_(?:date|at|on)|rotation_date|last_rotat/;

const NAMES = [
  "aws_(?:ssoadmin_(?:permission_set_inline_policy|customer_managed_policy_attachment)|organizations_policy)",
  "aws_iam_(?:user|role|access_key|policy|role_policy|user_policy|group_policy|(?:role_|user_|group_)?policy_attachment)",
  "google_service_account(?:_key)?",
  "google_iam_workload_identity_pool_provider",
  "google_\\w+_iam_(?:member|binding)",
  "azurerm_(?:user_assigned_identity|role_assignment|key_vault_(?:secret|key|certificate))",
  "azuread_(?:application|application_registration|(?:application|service_principal)_(?:password|certificate))",
  "kubernetes_(?:service_account|secret|(?:cluster_)?role(?:_binding)?)(?:_v1)?",
  "vault_policy",
  "github_(?:actions|dependabot|codespaces)_\\w*secret",
];

const OURS = new RegExp(
  `^(?:resource\\s+"?(?:${NAMES.join("|")})"?\\s|data\\s+"?aws_iam_policy_document"?\\s)`,
);

/** A resource that somebody else reads, with a date of rotation in its first lines. */
const DATED = /^resource\s[^{]*\{[\s\S]*?\b\w*(?:rotated_(?:date|at|on)|rotation_date|last_rotat\w+)\s*=/;

/** Terraform's own JSON, by a word of its first kilobyte. */
const WORDS = ["resource", "data", "module", "provider", "variable", "output", "locals", "terraform", "//"];

const isJson = (head: string): boolean => {
  const keys = outerKeys(head);
  return keys !== undefined && WORDS.some((word) => keys.has(word));
};
