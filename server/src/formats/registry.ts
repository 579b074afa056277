/** The adapters, in the order in which they are asked. */
import type { Claimer } from "../syntax/claim.ts";
import type { Language } from "../text/source.ts";
import { agentsFormat } from "./agents/agents.ts";
import { awsFormat } from "./aws/aws.ts";
import { catalogFormat } from "./catalog/catalog.ts";
import { codeownersFormat } from "./codeowners/codeowners.ts";
import { entraFormat } from "./entra/entra.ts";
import type { Format } from "./format.ts";
import { gcpFormat } from "./gcp/gcp.ts";
import { githubFormat } from "./github/github.ts";
import { helmFormat } from "./helm/helm.ts";
import { kubernetesFormat } from "./kubernetes/kubernetes.ts";
import { kustomizeFormat } from "./kustomize/kustomize.ts";
import { nativeFormat } from "./native/native.ts";
import { ownersFormat } from "./owners/owners.ts";
import { terraformFormat } from "./terraform/terraform.ts";
import { vaultFormat } from "./vault/vault.ts";

export const formats: readonly Format[] = [
  nativeFormat,
  catalogFormat,
  gcpFormat,
  helmFormat,
  kubernetesFormat,
  kustomizeFormat,
  // Terraform's JSON can begin with a policy.
  terraformFormat,
  awsFormat,
  githubFormat,
  codeownersFormat,
  ownersFormat,
  agentsFormat,
  entraFormat,
  vaultFormat,
];

/** Asks the formats in turn; the first that claims the document has it. `off`: ids of formats that are switched off. */
export const claimer =
  (off: ReadonlySet<string> = new Set()): Claimer =>
  (head, uri) => {
    const language = languageOf(uri);
    for (const format of formats) {
      if (off.has(format.id) || !speaks(format, language)) continue;
      const claim = format.claims(head, uri);
      if (claim) return claim;
    }
    return undefined;
  };

const speaks = ({ hcl }: Format, language: Language): boolean =>
  language === "hcl" ? hcl !== undefined : hcl === undefined || (hcl === "and JSON" && language === "json");

export const formatOf = (id: string | undefined): Format | undefined =>
  formats.find((format) => format.id === id);

const SPEAKS =
  /(^|\/)(OWNERS|OWNERS_ALIASES|CODEOWNERS|[^/]*nhi\.ya?ml|kustomization\.ya?ml|catalog-info\.ya?ml|Chart\.ya?ml|[^/]*namespaces?\.ya?ml)$/i;

/** The same paths or uris, those first that speak for many others: what is read behind them then changes nobody's answer any more. */
export const speakersFirst = (paths: readonly string[]): readonly string[] => [
  ...paths.filter((path) => SPEAKS.test(path)),
  ...paths.filter((path) => !SPEAKS.test(path)),
];

/** How a file is read, by its name. */
export function languageOf(path: string): Language {
  if (/\.(json|jsonc)$/i.test(path)) return "json";
  if (/\.(tf|tofu|hcl)$/i.test(path)) return "hcl";
  return /(^|\/)CODEOWNERS$/.test(path) ? "lines" : "yaml";
}
