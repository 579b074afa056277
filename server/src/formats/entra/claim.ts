/** Whether a JSON file is the manifest of an Entra application, or the list of permissions that one asks for. */
import { outerKeys } from "../head.ts";

/** Keys that stand in application manifests of either form, and hardly anywhere else beside `appId`. */
const MARKS = [
  "acceptMappedClaims",
  "accessTokenAcceptedVersion",
  "addIns",
  "allowPublicClient",
  "applicationTemplateId",
  "disabledByMicrosoftStatus",
  "groupMembershipClaims",
  "identifierUris",
  "isFallbackPublicClient",
  "keyCredentials",
  "passwordCredentials",
  "requiredResourceAccess",
  "signInAudience",
] as const;

export function isApplication(head: string): boolean {
  if (head.includes('"resourceAppId"') && /^\s*\[/.test(head)) return true;
  if (!head.includes('"appId"') && !head.includes('"requiredResourceAccess"')) return false;
  const keys = outerKeys(head);
  if (!keys) return false;
  return keys.has("requiredResourceAccess") || (keys.has("appId") && MARKS.some((mark) => keys.has(mark)));
}
