/** Workload identity pools of Google Cloud: whose tokens a provider of the pool takes, and under which condition. */
import type { Trust } from "../../model/trust.ts";
import { anchorOf, placeAt, spotOf } from "../place.ts";
import { type Block, inner, titleOf, wordAt } from "./block.ts";

/** Issuers that sign for everybody who has an account with them. Another issuer is an organisation's own. */
const SHARED =
  /^https:\/\/(token\.actions\.githubusercontent\.com|gitlab\.com|app\.terraform\.io|agent\.buildkite\.com|api\.bitbucket\.org|oidc\.vercel\.com|accounts\.google\.com)(\/|$)/;

/** The trust of a provider of OIDC tokens from a shared issuer; nothing where the issuer is computed, or somebody's own. */
export function poolTrusts(block: Block): readonly Trust[] {
  const { body, name } = block;
  const [oidc] = inner(body, "oidc");
  const issuer = oidc && wordAt(placeAt(oidc, "issuer_uri"));
  if (issuer === undefined || !SHARED.test(issuer)) return [];
  const place = placeAt(body, "attribute_condition");
  const condition = wordAt(place)?.trim() ?? "";
  const open = condition === "" || condition === "true";
  return [
    {
      kind: "trust",
      system: "gcp",
      at: place.node ? spotOf(place) : name.at,
      title: `Trust of ${titleOf(block)}`,
      issuer: issuer.replace("https://", ""),
      // What the condition leaves open the roles on single repositories close, and those stand elsewhere.
      reach: open ? "anybody" : "elsewhere",
      because: open ? "no attribute_condition on the tokens of a shared issuer" : "its condition is its own",
      to: open ? anchorOf(place) : undefined,
      sample: sampleFor(issuer),
    },
  ];
}

const sampleFor = (issuer: string): string | undefined =>
  issuer.includes("githubusercontent")
    ? 'assertion.repository == "acme/web"'
    : issuer.includes("gitlab")
      ? 'assertion.project_path == "acme/web"'
      : undefined;
