/** The names of the formats in which findings are told: apart, so that the command line knows them before it loads any. */

export const OUTPUT_NAMES = [
  "text",
  "json",
  "sarif",
  "github",
  "gitlab",
  "junit",
  "markdown",
  "html",
  "csv",
] as const;
export type OutputName = (typeof OUTPUT_NAMES)[number];

export const GROUPINGS = ["place", "cause"] as const;
export type Grouping = (typeof GROUPINGS)[number];
