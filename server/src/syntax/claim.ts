/** How a YAML document (or a whole file of another kind) finds its format before it is parsed. */

/**
 * `format`: the id of the format that answers for the document.
 * `sections`: the top-level keys whose entries become segments of their own; absent, the document is one segment.
 */
export interface Claim {
  readonly format: string;
  readonly sections?: ReadonlySet<string>;
  /** Doubled braces are words of its texts (`pattern={{version}}`): they alone make no template of it. */
  readonly braces?: "words";
  /** Whether a stretch of YAML or HCL can hold anything that the format knows; where it says no, the stretch is not parsed. Absent: all of it is. It judges by the text alone. */
  readonly reads?: (text: string) => boolean;
}

/**
 * Asked once per YAML document with its first kilobyte (`head`) and the file's uri.
 * undefined: nobody's, so it is not parsed and nothing is ever said about it.
 */
export type Claimer = (head: string, uri: string) => Claim | undefined;
