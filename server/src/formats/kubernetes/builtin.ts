/** What every Kubernetes cluster knows by itself: its API groups and the resources in them. */

/**
 * Resources by group, without subresources. Custom groups are whatever is not here.
 * Left out on purpose is where a wildcard gives nothing worth having: leases, metrics, and the reviews that only ask a question.
 */
const RESOURCES: Readonly<Record<string, readonly string[]>> = {
  "": [
    "bindings",
    "componentstatuses",
    "configmaps",
    "endpoints",
    "events",
    "limitranges",
    "namespaces",
    "nodes",
    "persistentvolumeclaims",
    "persistentvolumes",
    "pods",
    "podtemplates",
    "replicationcontrollers",
    "resourcequotas",
    "secrets",
    "serviceaccounts",
    "services",
  ],
  "admissionregistration.k8s.io": [
    "mutatingadmissionpolicies",
    "mutatingadmissionpolicybindings",
    "mutatingwebhookconfigurations",
    "validatingadmissionpolicies",
    "validatingadmissionpolicybindings",
    "validatingwebhookconfigurations",
  ],
  "apiextensions.k8s.io": ["customresourcedefinitions"],
  "apiregistration.k8s.io": ["apiservices"],
  apps: ["controllerrevisions", "daemonsets", "deployments", "replicasets", "statefulsets"],
  autoscaling: ["horizontalpodautoscalers"],
  batch: ["cronjobs", "jobs"],
  "certificates.k8s.io": ["certificatesigningrequests", "clustertrustbundles"],
  "discovery.k8s.io": ["endpointslices"],
  extensions: [
    "daemonsets",
    "deployments",
    "ingresses",
    "networkpolicies",
    "podsecuritypolicies",
    "replicasets",
  ],
  "flowcontrol.apiserver.k8s.io": ["flowschemas", "prioritylevelconfigurations"],
  "networking.k8s.io": ["ingressclasses", "ingresses", "networkpolicies"],
  "node.k8s.io": ["runtimeclasses"],
  policy: ["poddisruptionbudgets", "podsecuritypolicies"],
  "rbac.authorization.k8s.io": ["clusterrolebindings", "clusterroles", "rolebindings", "roles"],
  "resource.k8s.io": ["deviceclasses", "resourceclaims", "resourceclaimtemplates", "resourceslices"],
  "scheduling.k8s.io": ["priorityclasses"],
  "storage.k8s.io": ["csidrivers", "csinodes", "csistoragecapacities", "storageclasses", "volumeattachments"],
};

/** Whether the group comes with Kubernetes and holds something worth having. */
export const isBuiltInGroup = (group: string): boolean => Object.hasOwn(RESOURCES, group);

/** Whether the group holds that resource; `*` stands for any group. Events count for nothing, whatever their group. */
export function isBuiltIn(group: string, resource: string): boolean {
  if (resource === "events") return false;
  if (group === "*") return Object.values(RESOURCES).some((names) => names.includes(resource));
  return Object.hasOwn(RESOURCES, group) && (RESOURCES[group] ?? []).includes(resource);
}

/** The ClusterRoles that every cluster is born with, and what they are. */
export const BUILT_IN_ROLES: ReadonlySet<string> = new Set(["cluster-admin", "admin", "edit", "view"]);
