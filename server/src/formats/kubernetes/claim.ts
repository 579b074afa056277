/** Whether a YAML document, or a JSON file, is a Kubernetes object of a kind that we read. */

const CORE_KINDS: ReadonlySet<string> = new Set(["ServiceAccount", "Namespace", "Secret", "List"]);
const RBAC_KINDS: ReadonlySet<string> = new Set(["Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding"]);

/** Whether an object of this version and kind is ours. */
export const isOurs = (apiVersion: string | undefined, kind: string | undefined): boolean =>
  kind !== undefined &&
  ((apiVersion === "v1" && CORE_KINDS.has(kind)) ||
    (apiVersion !== undefined && isRbac(apiVersion) && RBAC_KINDS.has(kind)));

/**
 * sure: version and kind stand in the head and are ours · maybe: what stands there is ours so far, the rest follows later ·
 * no: it is somebody else's.
 */
export function recognise(head: string): "sure" | "maybe" | "no" {
  const { apiVersion, kind } = head.trimStart().startsWith("{") ? fromFlow(head) : fromBlock(head);
  if (apiVersion === undefined && kind === undefined) return isPreface(head) ? "maybe" : "no";
  if (apiVersion === undefined)
    return kind !== undefined && (CORE_KINDS.has(kind) || RBAC_KINDS.has(kind)) ? "maybe" : "no";
  if (kind === undefined) return apiVersion === "v1" || isRbac(apiVersion) ? "maybe" : "no";
  return isOurs(apiVersion, kind) ? "sure" : "no";
}

const isRbac = (apiVersion: string): boolean => apiVersion.startsWith("rbac.authorization.k8s.io/");

interface Named {
  readonly apiVersion: string | undefined;
  readonly kind: string | undefined;
}

const BLOCK =
  /^\uFEFF?(?:---[ \t]+)?["']?(apiVersion|kind)["']?[ \t]*:[ \t]*(?:&\S+[ \t]+)?["']?([\w./-]+)/gm;

/** Keys at column 0; the first of each counts. */
function fromBlock(head: string): Named {
  const found = new Map<string, string>();
  for (const [, key, value] of head.matchAll(BLOCK))
    if (key && value && !found.has(key)) found.set(key, value);
  return { apiVersion: found.get("apiVersion"), kind: found.get("kind") };
}

const FLOW = /"(?:[^"\\]|\\.)*"|'[^']*'|[{}[\]:,]|[^\s{}[\]:,"']+/g;

/** Members of the outermost braces. */
function fromFlow(head: string): Named {
  const found = new Map<string, string>();
  let depth = 0;
  let key: string | undefined;
  let before = "";
  for (const [token] of head.matchAll(FLOW)) {
    if (token === "{" || token === "[") depth++;
    else if (token === "}" || token === "]") depth--;
    else if (token === ":") key = depth === 1 ? before : undefined;
    else if (token === ",") key = undefined;
    else {
      before = token.replace(/^["']|["']$/g, "");
      if (key !== undefined && depth === 1 && !found.has(key)) found.set(key, before);
    }
  }
  return { apiVersion: found.get("apiVersion"), kind: found.get("kind") };
}

/** A head of comments only, a long licence for instance: the object begins behind it. */
const isPreface = (head: string): boolean =>
  head.length >= 1000 && /^\s*#/.test(head) && !/^[^#\s-]/m.test(head.slice(0, head.lastIndexOf("\n") + 1));
