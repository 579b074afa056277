/** Granted against declared: what a file gives beyond what the manifest says. */
import { systemOf, uncovered } from "../model/bind-scopes.ts";
import type { BreakGlass, Grant, Identity, Scope } from "../model/facts.ts";
import type { World } from "../model/world.ts";
import type { Fix, Plain } from "./finding.ts";
import { askText } from "./parts/ask.ts";
import { defineRule } from "./rule.ts";

export const scopeUndeclared = defineRule({
  id: "scope-undeclared",
  title: "A file grants more than the manifest declares",
  why: "The manifest is what people approve and review. A right that only the file knows was agreed to by nobody and is looked at by nobody.",
  since: "0.1.0",
  level: "warning",
  formats: "all",
  looksAt: "scope",
  messages: {
    more: 'Grants {granted}, which identity "{id}" does not declare',
    // A right that reads or touches little is seldom more than a forgotten line.
    little: { text: 'Grants {granted}, which identity "{id}" does not declare', level: "information" },
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
  requirements: ["1.22"],
  examples: [
    {
      bad: `
=== k8s/binding.yaml
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: report-export, namespace: billing }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: edit }
                                                                         ^^^^ warning scope-undeclared: Grants k8s:edit@ns/billing, which identity "report-export" does not declare
subjects:
  - { kind: ServiceAccount, name: report-export, namespace: billing }
=== nhi.yaml
nhi: 1
identities:
  report-export:
    type: service-account
    owner: billing
    purpose: Sends the monthly report
    bind: ["k8s:ServiceAccount/billing/report-export"]
    scopes: ["k8s:view@ns/billing"]
             ~~~~~~~~~~~~~~~~~~~~~ scope-undeclared: Declared here for report-export
`,
      good: `
=== k8s/binding.yaml
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: report-export, namespace: billing }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view }
subjects:
  - { kind: ServiceAccount, name: report-export, namespace: billing }
=== nhi.yaml
nhi: 1
identities:
  report-export:
    type: service-account
    owner: billing
    purpose: Sends the monthly report
    bind: ["k8s:ServiceAccount/billing/report-export"]
    scopes: ["k8s:view@ns/billing"]
`,
    },
  ],
  check({ it, holder }, { world, report }) {
    if (it.in !== "foreign" || holder.kind === "breakGlass") return;
    const entry = world.binders(holder)[0];
    if (!entry) return;
    // An entry that says nothing of this system has not begun to say what may be done there.
    const system = systemOf(it.text);
    const declared = entry.scopes.filter(({ text }) => systemOf(text) === system);
    if (declared.length === 0) return;
    const more = grantedBeyond(it, holder, declared, world);
    const [first] = more;
    if (!first) return;
    const wide = more.some(({ reach }) => reach !== "narrow");
    report({
      say: wide ? "more" : "little",
      with: { granted: listOf(more), id: entry.id.value },
      at: it.at,
      related: declared.map(({ at }) => ({ at, text: `Declared here for ${entry.id.value}` })),
      fixes: fixesOf(it, more, declared, entry, world),
    });
  },
});

/** A right as it would be declared. */
interface Right {
  readonly text: string;
  readonly reach: Scope["reach"];
}

/** What a binding gives is written in its role, where a file describes that; a role that the entry declares by its name is declared. */
function grantedBeyond(
  it: Scope,
  holder: Identity | Grant | BreakGlass,
  declared: readonly Scope[],
  world: World,
): readonly Right[] {
  const texts = declared.map(({ text }) => text);
  if (uncovered(it.text, texts) === undefined) return [];
  const role = holder.kind === "grant" ? world.roleGiven(holder) : undefined;
  if (role)
    return role.flatMap(({ text, reach }) => {
      const given = placedAs(text, it.text);
      return uncovered(given, texts) === undefined ? [] : [{ text: given, reach }];
    });
  // Of a role that no file describes only its name is known.
  const named = holder.kind === "grant" && holder.gives !== undefined;
  return named && it.reach === "narrow" && !/^k8s:view@/.test(it.text)
    ? []
    : [{ text: it.text, reach: it.reach }];
}

/** The rights of a role hold where the binding gives them. */
function placedAs(right: string, binding: string): string {
  const place = binding.lastIndexOf("@");
  const own = right.lastIndexOf("@");
  return (own < 0 ? right : right.slice(0, own)) + (place < 0 ? "" : binding.slice(place));
}

function listOf(rights: readonly Right[]): string {
  const texts = [...new Set(rights.map(({ text }) => text))];
  const shown = texts.slice(0, 3).join(" and ");
  return texts.length > 3 ? `${shown} and ${texts.length - 3} more` : shown;
}

function fixesOf(
  it: Scope,
  more: readonly Right[],
  declared: readonly Scope[],
  entry: Identity,
  world: World,
): readonly Fix[] {
  const to = declared[0]?.entry;
  const roles = declared.flatMap(({ text }) => /^k8s:([\w:.-]+)@/.exec(text)?.[1] ?? []);
  const narrow = /^k8s:[\w:.-]+@/.test(it.text)
    ? roles.map(
        (role): Fix => ({
          title: `Give ${role}, as declared`,
          class: "choice",
          edits: [{ do: "replace", at: it.at, value: role }],
        }),
      )
    : [];
  const wide = new Set(more.flatMap(({ text, reach }) => (reach === "narrow" ? [] : [text])));
  const list = to && { in: to.in, path: to.path.slice(0, -1) };
  const [first, ...rest] = [...new Set(more.map(({ text }) => text))].map((scope) => ({
    do: "append" as const,
    to: list ?? it.entry,
    value: wide.has(scope) ? reason(scope) : scope,
  }));
  const declare: readonly Fix[] =
    list && first && isWithin(entry, more, world)
      ? [
          {
            title: `Declare ${listOf(more)}`,
            class: "choice",
            edits: [first, ...rest],
          },
        ]
      : [];
  return [...narrow, ...declare].map((fix, i) => ({ ...fix, preferred: i === 0 }));
}

/**
 * A farther right than the entry has makes it an entry of another kind, with an approver, a sponsor, monitoring: that is a decision,
 * not an edit.
 */
function isWithin(entry: Identity, more: readonly Right[], world: World): boolean {
  const { value } = world.privilege(entry);
  return more.every(
    ({ reach }) =>
      reach === "narrow" || value === "privileged" || (value === "elevated" && reach === "elevated"),
  );
}

const reason = (scope: string): Plain => ({
  scope,
  justification: askText(
    "justification",
    `What does it need ${scope} for?`,
    "Writes what it is there to write",
  ),
});
