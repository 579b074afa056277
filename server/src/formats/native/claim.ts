/** Whether a document is a manifest: by its file's name, or by the marker line. */
import { SECTIONS } from "../../../../schemas/manifest.ts";
import type { Claim } from "../../syntax/claim.ts";

const NAME = /(^|\/)(\.nhi\/(?:.*\/)?[^/]+|nhi|[^/]+\.nhi)\.(ya?ml|json)$/i;
const MARKER = /^(?:nhi|"nhi"|'nhi')[ \t]*:[ \t]*["']?\d/m;
const JSON_MARKER = /^\s*\{[\s\S]*?"nhi"\s*:\s*\d/;
const FLOW_MARKER = /^\s*\{\s*nhi\s*:/;

export function claims(head: string, uri: string): Claim | undefined {
  const marked = MARKER.test(head) || JSON_MARKER.test(head) || FLOW_MARKER.test(head);
  return marked || NAME.test(pathOf(uri)) ? CLAIM : undefined;
}

/** Every section is cut into its entries; `policy` into its keys. */
const CLAIM: Claim = { format: "native", sections: new Set(SECTIONS) };

const pathOf = (uri: string): string => uri.replace(/[?#].*$/, "").replaceAll("%2E", ".");
