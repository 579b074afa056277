/** Which AWS document it is, by its first kilobyte: a template, a Serverless service, or a policy on its own. */

export type Kind = "template" | "serverless" | "policy";

/**
 * Whether a stretch of a template can say anything of identities: most resources are buckets, queues and networks.
 * An anchor may be used by one that does.
 */
export const saysSomething = (text: string): boolean =>
  /AWS::IAM::|nhi[:/]|\s&\w|^["']?(?:Globals|Metadata)["']?\s*:/m.test(text) ||
  (text.includes("AWS::Serverless::") && text.includes("Policies"));

/** undefined: none of ours. `name`: the file's own name, a hint only where the text leaves a doubt. */
export function recognise(head: string, name: string): Kind | undefined {
  const text = head.trimStart();
  return text.startsWith("{") ? inJson(text) : inYaml(text, name);
}

function inJson(text: string): Kind | undefined {
  if (/"AWSTemplateFormatVersion"\s*:/.test(text)) return "template";
  if (/"Transform"\s*:\s*(\[\s*)?"AWS::/.test(text)) return "template";
  if (/"(Resources|Parameters)"\s*:\s*\{/.test(text) && /"Type"\s*:\s*"AWS::/.test(text)) return "template";
  return POLICY_JSON.test(text) &&
    !OTHERS.test(text) &&
    /"(Version|Effect|Id|PolicyName|RoleName|Sid)"\s*:/.test(text)
    ? "policy"
    : undefined;
}

const POLICY_JSON = /"Statement"\s*:\s*[[{]/;

/** Other clouds write policies of the same shape, with a version of their own. */
const OTHERS = /"Version"\s*:\s*"(?!2012-10-17"|2008-10-17"|\$|<|\{)/;

function inYaml(text: string, name: string): Kind | undefined {
  if (/^["']?AWSTemplateFormatVersion["']?\s*:/m.test(text)) return "template";
  if (/^Transform\s*:\s*(\[\s*)?["']?AWS::/m.test(text) || /^Transform\s*:\s*\n\s*-\s*["']?AWS::/m.test(text))
    return "template";
  if (/^(Resources|Parameters|Globals)\s*:/m.test(text) && /^\s+["']?Type["']?\s*:\s*["']?AWS::/m.test(text))
    return "template";
  if (isService(text, name)) return "serverless";
  return /^Statement\s*:/m.test(text) && /\bEffect\s*:\s*["']?(Allow|Deny)\b/.test(text)
    ? "policy"
    : undefined;
}

/** `service:` and `provider:` stand in many files; the provider's name is what makes it AWS. */
function isService(text: string, name: string): boolean {
  if (!/^service\s*:/m.test(text)) return false;
  const lines = text.split("\n");
  const provider = lines.findIndex((line) => /^provider\s*:/.test(line));
  if (provider < 0) return /^serverless[\w.-]*\.ya?ml$/.test(name);
  const end = lines.findIndex((line, i) => i > provider && /^[^\s#]/.test(line));
  const below = lines.slice(provider, end < 0 ? undefined : end);
  return below.some(
    (line) => /^(?:\s+name|provider)\s*:\s*["']?aws\b/.test(line) || /\{.*\bname\s*:\s*["']?aws\b/.test(line),
  );
}
