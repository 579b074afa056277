/** When the editor wakes the extension: where a manifest lies in the folder, and where a file is there that a format reads. */
import type { Format } from "../../server/src/formats/format.ts";

/**
 * Endings of files → the languages that an editor gives them: its own first, then those of the extensions that teams have for them.
 * What has a language in every VS Code wakes us when it is opened, so that no folder is searched for it.
 */
const LANGUAGES: Readonly<Record<string, readonly string[]>> = {
  yaml: ["yaml", "github-actions-workflow", "helm"],
  yml: ["yaml", "github-actions-workflow", "helm"],
  json: ["json", "jsonc"],
  jsonc: ["jsonc"],
  tf: ["terraform"],
  tofu: ["opentofu"],
  hcl: ["hcl"],
};

/** Endings that stay plain text where no other extension is installed. */
const PLAIN = new Set(["tf", "tofu", "hcl"]);

const ALWAYS = [
  "onLanguage:nhi",
  "workspaceContains:nhi.{yaml,yml,json}",
  "workspaceContains:**/*.nhi.{yaml,yml,json}",
  "workspaceContains:**/.nhi/*.{yaml,yml,json}",
  "onWalkthrough:start",
];

/**
 * The `activationEvents` of `package.json`, for our own files and those of other formats. A format with files of a new kind has them
 * searched for until its language is listed.
 */
export function activationEvents(formats: readonly Pick<Format, "files">[]): readonly string[] {
  const globs = formats.flatMap(({ files }) => files);
  const events = globs.flatMap((glob) => {
    const ending = /\.(\w+)$/.exec(glob)?.[1] ?? "";
    const languages = (LANGUAGES[ending] ?? []).map((language) => `onLanguage:${language}`);
    return languages.length > 0 && !PLAIN.has(ending)
      ? languages
      : [...languages, `workspaceContains:${glob}`];
  });
  return [...new Set([...ALWAYS, ...events])];
}
