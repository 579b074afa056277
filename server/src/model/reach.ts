/** How far a scope of the manifest reaches, judged by what its system means by the permission. */
import { awsReach } from "./reach-aws.ts";
import { admin, elevated, everywhere, narrow, type Reach, type ScopeParts, wildcard } from "./reach-words.ts";

export type { Reach, ScopeParts };

/** The parts of a scope as written; undefined where it names no system. */
export function scopeParts(text: string): ScopeParts | undefined {
  const colon = text.indexOf(":");
  if (colon <= 0) return undefined;
  const rest = text.slice(colon + 1);
  const at = rest.indexOf("@");
  const permission = (at < 0 ? rest : rest.slice(0, at)).trim();
  return {
    system: text.slice(0, colon).toLowerCase(),
    permission,
    resource: at < 0 ? "" : rest.slice(at + 1).trim(),
  };
}

/** The reach of a scope as written in a manifest. Systems that we do not know reach far only where they say `*`. */
export function reachOf(text: string): Reach {
  const parts = scopeParts(text);
  if (!parts?.permission) return narrow("names no system and permission");
  if (/\$\{|\{\{/.test(parts.permission)) return narrow("an expression, not known here");
  return (SYSTEMS.get(parts.system) ?? unknownReach)(parts);
}

const words = (list: string): readonly string[] => list.split(",").map((word) => word.trim().toLowerCase());

function kubernetesReach({ permission, resource }: ScopeParts): Reach {
  const cluster = everywhere(resource) || /^cluster(?:s)?(?:\/|$)/.test(resource);
  const [verbPart = "", ...rest] = permission.split(/\s+/);
  if (rest.length === 0) {
    const role = verbPart.toLowerCase();
    if (role === "cluster-admin" || role === "system:masters")
      return admin(`${role} is the administrator of the cluster`);
    if (role === "*")
      return cluster ? admin("every right in the cluster") : wildcard("every right in the namespace");
    if (role === "admin")
      return cluster ? admin("admin, bound in the whole cluster") : elevated("admin of a namespace");
    if (role === "edit") return elevated("edit reads and writes secrets");
    return narrow("a role of its own");
  }
  const verbs = words(verbPart);
  const resources = words(rest.join(" "));
  const all = verbs.includes("*");
  const writes = all || verbs.some((verb) => KUBE_WRITES.has(verb));
  if (resources.some((name) => name === "*" || name === "*.*")) {
    if (all)
      return cluster
        ? admin('verbs "*" on every resource')
        : wildcard('verbs "*" on every resource of a namespace');
    return writes ? wildcard("writes every resource") : elevated("reads every resource, secrets included");
  }
  const built = resources.filter((name) => !name.includes("/") && !isCustom(name));
  if (all && built.length > 0) return wildcard(`verbs "*" on ${built.join(", ")}`);
  const sharp = verbs.find((verb) => verb === "escalate" || verb === "bind" || verb === "impersonate");
  if (sharp) return elevated(`${sharp} can widen its own rights`);
  if (resources.includes("secrets")) return elevated(writes ? "writes secrets" : "reads secrets");
  const guarded = resources.find((name) => KUBE_GUARDED.has(name.split(".")[0] ?? name));
  if (writes && guarded) return elevated(`writes ${guarded}`);
  return narrow(writes ? "writes ordinary objects" : "reads");
}

const KUBE_WRITES = new Set([
  "create",
  "update",
  "patch",
  "delete",
  "deletecollection",
  "escalate",
  "bind",
  "impersonate",
]);
const KUBE_GUARDED = new Set([
  "serviceaccounts",
  "serviceaccounts/token",
  "roles",
  "rolebindings",
  "clusterroles",
  "clusterrolebindings",
  "users",
  "groups",
  "certificatesigningrequests/approval",
  "validatingwebhookconfigurations",
  "mutatingwebhookconfigurations",
]);

/** `widgets.acme.io`: a group with a domain of its own is somebody's custom resources. */
const isCustom = (name: string): boolean => {
  const group = name.slice(name.indexOf(".") + 1);
  return name.includes(".") && group.includes(".") && !group.endsWith(".k8s.io");
};

function githubReach({ permission }: ScopeParts): Reach {
  const word = permission.toLowerCase();
  if (word === "write-all" || word === "*") return admin("every permission of the repository, with write");
  if (/^admin:(org|enterprise)$/.test(word) || word === "site_admin")
    return admin("administers the organisation");
  if (word.endsWith(":*")) return wildcard("every right of one permission");
  if (/^(admin|delete|manage)[:_]/.test(word) || word === "repo")
    return elevated("administers repositories, hooks or keys");
  const [what = "", right = ""] = word.split(":");
  if ((right === "write" || right === "admin") && GITHUB_GUARDED.test(what.replaceAll("-", "_")))
    return elevated(`writes ${what}`);
  return narrow(right === "write" ? `writes ${what} only` : "reads");
}

const GITHUB_GUARDED =
  /^(administration|secrets|.*_secrets|members|environments|workflows|.*_hooks|webhooks|organization_.*|repository_custom_properties|.*_keys)$/;

function gcpReach({ permission, resource }: ScopeParts): Reach {
  const word = permission.toLowerCase();
  if (word === "roles/owner" || word === "roles/editor") return admin(`${word} may change everything`);
  if (word === "*")
    return everywhere(resource) ? admin("every permission") : wildcard("every permission of one resource");
  if (/(viewer|reader|browser|list)$/.test(word)) return narrow("reads");
  if (/^[a-z]+\.\*$/.test(word)) return wildcard(`every permission of ${word.slice(0, -2)}`);
  if (word.endsWith(".*")) return elevated("every permission of one kind of resource");
  if (GCP_GUARDED.test(word)) return elevated("reaches identities, permissions, secrets or keys");
  if (/^roles\/[a-z]+\.([a-z]*admin|dataowner|dataeditor)$/.test(word))
    return elevated("writes data or settings of a whole service");
  return narrow("one role of one service");
}

const GCP_GUARDED =
  /^roles\/(iam\.(?!.*viewer)|resourcemanager\..*(admin|creator)|secretmanager\.|cloudkms\.(?!.*viewer))|setiampolicy$|^iam\.serviceaccount|^secretmanager\.versions\.access$/;

function entraReach({ permission }: ScopeParts): Reach {
  const word = permission.toLowerCase();
  if (ENTRA_ADMIN.has(word)) return admin(`${permission} may write the whole directory`);
  if (word === "*") return admin("every permission");
  if (/\.(readwrite|manage|fullcontrol|privilegedoperations)\.all$/.test(word))
    return elevated("writes objects of the whole tenant");
  if (word.endsWith("administrator")) return elevated("a directory role that administers");
  return narrow(/\bwrite|send/.test(word) ? "writes within one mailbox or object" : "reads");
}

const ENTRA_ADMIN = new Set([
  "directory.readwrite.all",
  "rolemanagement.readwrite.directory",
  "rolemanagement.readwrite.all",
  "approleassignment.readwrite.all",
  "application.readwrite.all",
  "global administrator",
  "privileged role administrator",
  "privileged authentication administrator",
]);

function azureReach({ permission, resource }: ScopeParts): Reach {
  const word = permission.toLowerCase();
  if (word === "owner" || word === "user access administrator")
    return admin(`${permission} may hand out every right`);
  if (word === "*")
    return everywhere(resource) ? admin("every action") : wildcard("every action on one resource");
  if (word === "contributor" || word === "role based access control administrator")
    return elevated(`${permission} writes everything in its scope`);
  if (/reader$|\/read$/.test(word)) return narrow("reads");
  if (/^microsoft\.[a-z]+\/\*(\/(write|action|delete))?$/.test(word))
    return wildcard("every action of one provider");
  if (/key vault|secrets|^microsoft\.(authorization|keyvault)/.test(word))
    return elevated("reaches secrets or permissions");
  return narrow("one role or action");
}

function vaultReach({ permission, resource }: ScopeParts): Reach {
  const rights = words(permission);
  const all = everywhere(resource) || resource === "+/*";
  if (rights.some((right) => right === "root" || right === "policy/root")) return admin("the root policy");
  if (rights.includes("sudo") && all) return admin("sudo on every path");
  if (rights.includes("*")) return all ? wildcard("every right on every path") : elevated("writes secrets");
  if (rights.includes("sudo")) return elevated("sudo on a path");
  if (rights.some((right) => VAULT_WRITES.has(right)))
    return all ? wildcard("writes every path") : elevated("writes secrets");
  if (rights.includes("read") && all) return elevated("reads every secret");
  return narrow("reads what is its own");
}

const VAULT_WRITES = new Set(["create", "update", "write", "patch", "delete", "destroy"]);

function databaseReach({ permission, resource }: ScopeParts): Reach {
  const rights = words(permission);
  const super_ = rights.find((right) => DB_ADMIN.has(right));
  if (super_) return admin(`${super_} administers the whole server`);
  if (rights.some((right) => right === "*" || right === "all" || right === "all privileges"))
    return everywhere(resource)
      ? wildcard("every right on every table")
      : elevated("writes data and structure");
  const writes = rights.find((right) => DB_WRITES.has(right.split(" ")[0] ?? right));
  return writes ? elevated(`${writes.toUpperCase()} changes data`) : narrow("reads");
}

const DB_ADMIN = new Set(["superuser", "sysadmin", "super", "dba", "root", "rds_superuser"]);
const DB_WRITES = new Set([
  "insert",
  "update",
  "delete",
  "truncate",
  "merge",
  "replace",
  "write",
  "create",
  "alter",
  "drop",
  "grant",
  "db_owner",
  "readwrite",
]);

function slackReach(parts: ScopeParts): Reach {
  const word = parts.permission.toLowerCase();
  if (word === "admin") return admin("administers the workspace");
  if (/^admin\..*:write$/.test(word)) return elevated("writes users or settings of the workspace");
  return unknownReach(parts);
}

/** The role that administers Argo CD, and every action on everything as its lines of rights say it. */
function argocdReach(parts: ScopeParts): Reach {
  const { permission, resource } = parts;
  if (permission === "role:admin" || (permission === "* *" && everywhere(resource)))
    return admin("deploys anything that Argo CD may deploy");
  return permission === "role:readonly" ? narrow("reads") : unknownReach(parts);
}

/** A system that we do not know speaks for itself only with a star. */
function unknownReach({ permission }: ScopeParts): Reach {
  const word = permission.toLowerCase();
  if (
    /^(read|get|list|view|search|describe)[-_.:]|[-_.:](read|get|list|view|readonly|read-only)(\.\*|:\*)?$/.test(
      word,
    )
  )
    return narrow("reads");
  if (word === "*") return wildcard("every permission");
  if (/[.:]\*$/.test(word)) return wildcard(`every permission of ${permission.slice(0, -2)}`);
  return narrow("one permission");
}

const SYSTEMS: ReadonlyMap<string, (parts: ScopeParts) => Reach> = new Map([
  ["aws", awsReach],
  ["k8s", kubernetesReach],
  ["kubernetes", kubernetesReach],
  ["github", githubReach],
  ["gcp", gcpReach],
  ["entra", entraReach],
  ["azuread", entraReach],
  ["azure", azureReach],
  ["vault", vaultReach],
  ["db", databaseReach],
  ["postgres", databaseReach],
  ["mysql", databaseReach],
  ["slack", slackReach],
  ["argocd", argocdReach],
]);
