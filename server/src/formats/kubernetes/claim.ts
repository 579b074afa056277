/** Whether a YAML document, or a JSON file, is a Kubernetes object of a kind that we read. */

/** The kinds that we read, by the group of their version. */
const KINDS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["v1", new Set(["ServiceAccount", "Namespace", "Secret", "List", "ConfigMap"])],
  ["rbac.authorization.k8s.io", new Set(["Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding"])],
  ["cert-manager.io", new Set(["Certificate"])],
  ["external-secrets.io", new Set(["ExternalSecret"])],
  ["argoproj.io", new Set(["AppProject"])],
]);

const ALL_KINDS: ReadonlySet<string> = new Set([...KINDS.values()].flatMap((kinds) => [...kinds]));

const kindsOf = (apiVersion: string): ReadonlySet<string> | undefined =>
  KINDS.get(apiVersion.includes("/") ? apiVersion.slice(0, apiVersion.indexOf("/")) : apiVersion);

/** Whether an object of this version and kind is ours. */
export const isOurs = (apiVersion: string | undefined, kind: string | undefined): boolean =>
  kind !== undefined && apiVersion !== undefined && (kindsOf(apiVersion)?.has(kind) ?? false);

/** Of these only notes are read: what else is in them is their operators' business, and what looks like a template is an operator's word. */
export const isOperators = (head: string): boolean =>
  head.includes("cert-manager.io/") || head.includes("external-secrets.io/");

/**
 * sure: version and kind stand in the head and are ours · maybe: what stands there is ours so far, the rest follows later ·
 * no: it is somebody else's.
 */
export function recognise(head: string): "sure" | "maybe" | "no" {
  const { apiVersion, kind } = head.trimStart().startsWith("{") ? fromFlow(head) : fromBlock(head);
  if (apiVersion === undefined && kind === undefined) return isPreface(head) ? "maybe" : "no";
  // Most ConfigMaps hold files of programs; only the one that holds rights is read.
  if (kind === "ConfigMap") return /argocd-rbac-cm|policy\.(csv|default)/.test(head) ? "sure" : "no";
  if (apiVersion === undefined) return kind !== undefined && ALL_KINDS.has(kind) ? "maybe" : "no";
  if (kind === undefined) return apiVersion === "v1" || apiVersion.startsWith("rbac.") ? "maybe" : "no";
  return isOurs(apiVersion, kind) ? "sure" : "no";
}

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
