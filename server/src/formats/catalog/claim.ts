/** Which catalogue a YAML document belongs to, by the keys at its left edge. */

export type Kind = "backstage" | "datadog" | "opslevel" | "openapi";

/** Cheap for the many documents that are none of ours: each test begins with a word that only its own documents hold. */
export function recognise(head: string, uri: string): Kind | undefined {
  if (
    head.includes("backstage.io/") &&
    /^\uFEFF?["']?apiVersion["']?[ \t]*:[ \t]*["']?backstage\.io\//m.test(head)
  )
    return "backstage";
  if (isDatadog(head)) return "datadog";
  if (head.includes("x-cortex-") || head.includes("x-datadog"))
    return /^\uFEFF?["']?info["']?[ \t]*:/m.test(head) &&
      /^[ \t]+["']?x-(cortex-[\w-]+|datadog)["']?[ \t]*:/m.test(head)
      ? "openapi"
      : undefined;
  // Its keys are plain words, so that its name has to speak too.
  return /(^|\/)opslevel\.ya?ml$/.test(uri) &&
    /^["']?(service|component|repository|system|domain)["']?[ \t]*:/m.test(head)
    ? "opslevel"
    : undefined;
}

/** `schema-version: v2` with `dd-service`; from version 3 on `apiVersion: v3` with a kind. */
const isDatadog = (head: string): boolean =>
  (head.includes("dd-service") &&
    /^\uFEFF?["']?schema-version["']?[ \t]*:/m.test(head) &&
    /^["']?dd-service["']?[ \t]*:/m.test(head)) ||
  (head.includes("v3") &&
    /^\uFEFF?["']?apiVersion["']?[ \t]*:[ \t]*["']?v3(\.\d+)?["']?[ \t]*(#|\r?$)/m.test(head) &&
    /^["']?kind["']?[ \t]*:[ \t]*["']?(service|datastore|queue|system|api|ui|library|endpoint)\b/m.test(
      head,
    ));
