/** A claimer for the tests of this folder: our manifest by its first key, Kubernetes by its kind, nobody else. */
import type { Claim, Claimer } from "../../server/src/syntax/claim.ts";
import type { Source } from "../../server/src/text/source.ts";

const SECTIONS = new Set(
  "teams policy owners identities access breakGlass controls risks cases exceptions".split(" "),
);
const NATIVE: Claim = { format: "native", sections: SECTIONS };
const KUBERNETES: Claim = { format: "kubernetes" };

export const claims: Claimer = (head, uri) => {
  if (uri.endsWith("nhi.yaml") || uri.endsWith("nhi.json")) return NATIVE;
  if (/^nhi:/m.test(head) || /"nhi"\s*:/.test(head)) return NATIVE;
  return /^kind:/m.test(head) ? KUBERNETES : undefined;
};

export const yaml = (text: string, uri = "file:///a.yaml"): Source => ({
  uri,
  version: 1,
  language: "yaml",
  text,
});
export const json = (text: string, uri = "file:///a.json"): Source => ({
  uri,
  version: 1,
  language: "json",
  text,
});
