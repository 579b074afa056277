/** A way to administer a system that the manifest, where it lists such ways, does not know. */
import { systemOf, uncovered } from "../model/bind-scopes.ts";
import type { BreakGlass, Grant, Identity, Scope } from "../model/facts.ts";
import { valueOf } from "../model/field.ts";
import { reachOf } from "../model/reach.ts";
import type { World } from "../model/world.ts";
import { sameParty } from "./parts/owner.ts";
import { defineRule } from "./rule.ts";

export const accessUndeclared = defineRule({
  id: "access-undeclared",
  title: "An admin path that no access, breakGlass or identity entry declares",
  why: "Approval, recording and review hold for the ways that are listed. A way beside them makes the list a comfort: whoever wants in takes the other one.",
  since: "0.1.0",
  level: "warning",
  formats: "all",
  looksAt: "scope",
  messages: {
    undeclared:
      "Gives {who} administrator rights ({scope}) that no access, breakGlass or identity entry declares",
  },
  support: "partial",
  controls: [
    { framework: "CIS Controls", version: "8.1", id: "5.6" },
    { framework: "CIS Controls", version: "8.1", id: "6.7" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-2(1)" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-3" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-05" },
    { framework: "NIST CSF", version: "2.0", id: "ID.AM-08" },
    { framework: "CSA CCM", version: "4.1", id: "IAM-06" },
  ],
  citedByArticles: [],
  requirements: ["1.21", "1.22"],
  noFix: "Whether this way may be is decided by those who approve access: they declare it, or it goes",
  examples: [
    {
      bad: `
=== k8s/admins.yaml
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: night-shift }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin }
                                                                         ^^^^^^^^^^^^^ warning access-undeclared: Gives night-shift administrator rights (k8s:cluster-admin@cluster) that no access, breakGlass or identity entry declares
subjects:
  - { apiGroup: rbac.authorization.k8s.io, kind: Group, name: night-shift }
=== nhi.yaml
nhi: 1
teams:
  platform: { contact: "#platform" }
  security: { contact: "#security", function: security }
access:
  - subject: platform
    scopes: ["k8s:get,list pods@ns/billing"]
    justification: Deploys billing
    approvedBy: security
    maxDuration: 4h
    accountable: security
`,
      good: `
=== k8s/admins.yaml
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: night-shift }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view }
subjects:
  - { apiGroup: rbac.authorization.k8s.io, kind: Group, name: night-shift }
=== nhi.yaml
nhi: 1
teams:
  platform: { contact: "#platform" }
  security: { contact: "#security", function: security }
access:
  - subject: platform
    scopes: ["k8s:get,list pods@ns/billing"]
    justification: Deploys billing
    approvedBy: security
    maxDuration: 4h
    accountable: security
`,
    },
  ],
  check({ it, holder }, { world, report }) {
    if (it.in !== "foreign" || holder.kind === "breakGlass") return;
    // People who hold an administrator's right are no machine's scope, and yet a way in.
    if (it.reach !== "admin" && (it.reach !== "elevated" || reachOf(it.text).reach !== "admin")) return;
    // A role gives nothing before somebody is bound to it.
    if (holder.kind === "grant" && holder.describes) return;
    const access = world.access();
    const paths = world.breakGlassPaths();
    if (access.length === 0 && paths.length === 0) return;
    const who = holdersOf(holder).find((one) => !isDeclared(one, it, [...access, ...paths], world));
    if (!who || world.binders(holder).length > 0) return;
    report({ say: "undeclared", with: { who: who.name, scope: it.text }, at: it.at, related: [] });
  },
});

interface Holder {
  readonly name: string;
  readonly ref: string;
}

/** Who gets the right; what the system made for itself is left out. */
function holdersOf(holder: Identity | Grant): readonly Holder[] {
  if (holder.kind === "identity") return [{ name: holder.title, ref: holder.id.value }];
  const recipients = holder.recipients ?? [];
  const named = recipients.map(({ ref }) => ref);
  const subject = valueOf(holder.subject);
  const refs = named.length > 0 ? named : subject === undefined ? [] : [subject];
  return refs
    .filter((ref) => !/^(k8s:(User|Group)\/)?system:/.test(ref))
    .map((ref) => ({ name: ref.replace(/^[\w-]+:[A-Z]\w*\//, ""), ref }));
}

/**
 * Whether an entry declares the right. Whom it names counts only where both can be told apart: a group of the system may well be
 * the team under another name.
 */
function isDeclared(
  { ref }: Holder,
  { text }: Scope,
  entries: readonly (Grant | BreakGlass)[],
  world: World,
): boolean {
  const person = ref.replace(/^(?:k8s:(?:User|Group)\/|user:|group:)/, "");
  const known = world.party(person).is !== "unknown";
  return entries.some((entry) => {
    const scopes = entry.scopes.map((scope) => scope.text);
    // An entry for another system does not speak of this one, though nothing of it would be uncovered.
    if (scopes.length === 0 || !speaksOf(text, scopes) || uncovered(text, scopes) !== undefined) return false;
    const named = valueOf(entry.kind === "grant" ? entry.subject : entry.activatedBy);
    if (!known || named === undefined || world.party(named).is === "unknown") return true;
    return sameParty(named, person, world) || isMember(named, person, world);
  });
}

const speaksOf = (text: string, scopes: readonly string[]): boolean => {
  const system = systemOf(text);
  return scopes.some((one) => systemOf(one) === system);
};

/** Whether one of the two is a person of the team that the other names. */
function isMember(named: string, person: string, world: World): boolean {
  const [a, b] = [world.party(named), world.party(person)];
  if (a.is === "team" && b.is === "person") return b.teams.some(({ id }) => id.value === a.team.id.value);
  return a.is === "ambiguous" || b.is === "ambiguous";
}
