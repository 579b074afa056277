/** What a host hands in: a text at a version. */
export type Language = "yaml" | "json" | "hcl" | "lines";

export interface Source {
  readonly uri: string;
  readonly version: number;
  readonly language: Language;
  readonly text: string;
}
