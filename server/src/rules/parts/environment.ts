/** What the words for environments mean: production, something else, or nothing that we know. */

export type Sort = "production" | "other";

const PRODUCTION = new Set(["prod", "production", "prd"]);
const OTHER = new Set(
  "dev,devel,develop,development,test,tests,testing,qa,uat,sit,int,integration,staging,stage,stg,sandbox,sbx,lab,preview,preprod,nonprod,local,demo,ci".split(
    ",",
  ),
);
const NOT = new Set(["non", "not", "no", "pre"]);

/** By the words in the text, such as `prod-eu`, `non-prod`, `arn:aws:s3:::orders-production/*`. undefined: none is known, or they disagree. */
export function sortOf(text: string): Sort | undefined {
  let found: Sort | undefined;
  let before = "";
  for (const part of text.toLowerCase().split(/[^a-z0-9]+/)) {
    const word = part.replace(/\d+$/, "");
    const sort = PRODUCTION.has(word)
      ? NOT.has(before)
        ? "other"
        : "production"
      : OTHER.has(word)
        ? "other"
        : undefined;
    if (sort && found && sort !== found) return undefined;
    found ??= sort;
    before = word;
  }
  return found;
}

/** One name for two spellings of one environment. */
export const environmentName = (word: string): string => {
  const name = word.trim().toLowerCase();
  return PRODUCTION.has(name) ? "prod" : name;
};
