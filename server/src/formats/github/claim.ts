/** Whether a YAML document is a workflow or an action of GitHub. The path helps where a long preface hides the keys. */

export type Sort = "workflow" | "action";

/** What the document is by its first kilobyte; undefined: neither. */
export function recognise(given: string, uri: string): Sort | undefined {
  if (!isPossible(given, uri) || !/\.ya?ml$/i.test(uri)) return undefined;
  // A document may stand indented as a whole.
  const indent = /^ +(?=["'\w])/.exec(given)?.[0];
  const head = indent === undefined ? given : given.slice(indent.length).replaceAll(`\n${indent}`, "\n");
  const keys = new Set(Array.from(head.matchAll(KEY), ([, key]) => key ?? ""));
  const cut = given.length >= 1000;
  const among = (known: ReadonlySet<string>): boolean => [...keys].every((key) => known.has(key));
  if (among(WORKFLOW)) {
    if (keys.has("on") && (keys.has("jobs") || cut)) return "workflow";
    if (WORKFLOW_PATH.test(uri) && (keys.size > 0 || (cut && /^\uFEFF?\s*#/.test(head)))) return "workflow";
  }
  if (keys.size === 0 || !among(ACTION)) return undefined;
  if (/^runs:[ \t]*(?:#.*)?\r?\n(?:[ \t]*(?:#.*)?\r?\n)*[ \t]+using:/m.test(head)) return "action";
  return cut && keys.has("inputs") && /\/action\.ya?ml$/i.test(uri) ? "action" : undefined;
}

/** Every YAML document of a workspace is asked about, and most of them are nothing of the kind at a glance. */
const isPossible = (head: string, uri: string): boolean =>
  uri.includes("/.github/") ||
  uri.includes("/action.y") ||
  head.includes("\non") ||
  head.includes("\nruns:") ||
  head.startsWith("on") ||
  head.includes('"on"') ||
  head.includes("'on'");

const WORKFLOW_PATH = /\/\.github\/workflows\/[^/]+$/;

const WORKFLOW: ReadonlySet<string> = new Set([
  "name",
  "run-name",
  "on",
  "permissions",
  "env",
  "defaults",
  "concurrency",
  "jobs",
]);

const ACTION: ReadonlySet<string> = new Set([
  "name",
  "author",
  "description",
  "inputs",
  "outputs",
  "runs",
  "branding",
]);

/** Keys at column 0. */
const KEY = /^\uFEFF?["']?([A-Za-z_][\w.-]*)["']?[ \t]*:(?=\s|$)/gm;
