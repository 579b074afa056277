/** What shows that something is true: a proof, where it lies and how long it counts. */
import type { Spot } from "../text/span.ts";
import type { When } from "./day.ts";
import type { Field } from "./field.ts";

export interface Proof {
  /** The text, or the whole entry. */
  readonly at: Spot;
  /** `log`, `ticket`, `report` …; absent where only a place is written. */
  readonly type: Field<string>;
  /** A path counted from the file, or a URL. */
  readonly ref: Field<string>;
  readonly on: Field<When>;
  readonly by: Field<string>;
  readonly expires: Field<When>;
}

/** Kinds that are made once and not written on, unlike a log or a page. */
export const FIXED_PROOFS: ReadonlySet<string> = new Set([
  "ticket",
  "report",
  "attestation",
  "recording",
  "pr",
  "screenshot",
]);

const DOCUMENT =
  /\.(pdf|md|txt|csv|tsv|json|ya?ml|html?|png|jpe?g|gif|svg|docx?|xlsx?|pptx?|odt|ods|log|eml|msg|zip|gz|tgz|mp4|webm|cast|sig|asc|p7s)$/i;

/**
 * The path where the text surely names a document of the workspace, without what follows a `#`: no URL, no name in another system
 * (`splunk:pam`, `vault:recordings/1`), no address without its scheme (`wiki.example/page.html`).
 */
export function documentOf(ref: string): string | undefined {
  const path = ref.replace(/#.*$/, "");
  if (!DOCUMENT.test(path) || /^[a-z][a-z0-9+.-]*:/i.test(path) || /^\/\//.test(path)) return undefined;
  const slash = path.indexOf("/");
  const first = slash < 0 ? "" : path.slice(0, slash);
  return /^[^.].*\./.test(first) ? undefined : path;
}
