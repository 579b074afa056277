/** The adapter contract: a format turns one parsed segment into facts. It reads what it understands and skips the rest. */
import type { Facts } from "../model/facts.ts";
import type { Claim } from "../syntax/claim.ts";
import type { ParsedSegment } from "../syntax/node.ts";

export interface Format {
  readonly id: string;
  readonly title: string;
  /** Written in HCL: it is asked about texts of that language, about JSON where it has a form in that too, and the others never are. */
  readonly hcl?: "only" | "and JSON";
  /** Globs of the files that can hold it; they feed the file walk and the editor's selector, and prove nothing. */
  readonly files: readonly string[];
  /** By the first kilobyte of a YAML document (or file) and its uri. */
  claims(head: string, uri: string): Claim | undefined;
  /** Total: whatever is in the segment, facts or problems come out. `path`: the file's path from the workspace root, with `/`. */
  lower(segment: ParsedSegment, path: string): Facts;
}
