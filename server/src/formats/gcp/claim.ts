/** Which kind of Google Cloud file it is, by its first kilobyte: a Config Connector object, an IAM policy, or a factory file. */
import { outerKeys } from "../head.ts";

export type Kind = "connector" | "policy" | "factory";

/** undefined: none of ours. */
export function recognise(head: string): Kind | undefined {
  if (head.includes("iam.cnrm.cloud.google.com/") && CONNECTOR.test(head)) return "connector";
  const json = /^\s*[{[]/.test(head);
  if (json) return inJson(head);
  if (head.includes("bindings") && BINDINGS.test(head) && MEMBERS.test(head) && !OBJECT.test(head))
    return "policy";
  return isFactory(head) ? "factory" : undefined;
}

const CONNECTOR =
  /^(?:---[ \t]+)?["']?apiVersion["']?[ \t]*:[ \t]*["']?iam\.cnrm\.cloud\.google\.com\/|^\s*\{[\s\S]{0,400}?"apiVersion"\s*:\s*"iam\.cnrm\.cloud\.google\.com\//m;

/** Any other Kubernetes-shaped object. */
const OBJECT = /^["']?(apiVersion|kind)["']?[ \t]*:/m;
const BINDINGS = /^["']?bindings["']?[ \t]*:[ \t]*(#[^\n]*)?$/m;
const MEMBERS =
  /^[ \t-]*["']?role["']?[ \t]*:[ \t]*["']?(roles|projects|organizations)\/|^[ \t]*-[ \t]*["']?(user|group|serviceAccount|domain):\S+@/m;

function inJson(head: string): Kind | undefined {
  if (!head.includes('"bindings"') || !/"(members|role)"\s*:/.test(head)) return undefined;
  return outerKeys(head)?.has("bindings") ? "policy" : undefined;
}

const GIVES =
  /^(iam|iam_bindings|iam_bindings_additive|iam_by_principals|iam_by_principals_additive|iam_roles)[ \t]*:/m;
const ROLE = /(^|[\s"'])(roles\/[a-z]|\$custom_roles:|organizations\/\d+\/roles\/|\$iam_principals:)/m;
const ACCOUNTS = /^(service_accounts|automation)[ \t]*:/m;
const PROJECT =
  /^(services|billing_account|shared_vpc_service_config|shared_vpc_host_config|iam\w*|descriptive_name|org_policies|project_reuse|parent)[ \t]*:/m;

/** Factory files name roles under `iam…`, or service accounts beside what only a project has. */
function isFactory(head: string): boolean {
  if (OBJECT.test(head)) return false;
  return (
    (GIVES.test(head) && ROLE.test(head)) || (ACCOUNTS.test(head) && PROJECT.test(head) && CLOUD.test(head))
  );
}

const CLOUD =
  /\.googleapis\.com|\$(project|folder|iam)_\w+:|roles\/[a-z]|display_name[ \t]*:|iam_self_roles|iam_project_roles/;
