/** ServiceAccounts, Namespaces and token Secrets: who they are, who owns them, what is noted on them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { factsOf, said } from "./facts-as-text.ts";

const tells = (name: string, document: string, facts: string): void => {
  test(name, () => assert.equal(said(document), facts.trim()));
};

tells(
  "a ServiceAccount without owner says where one could be written",
  `
apiVersion: v1
kind: ServiceAccount
metadata:
  name: ci-bot
  namespace: payments
`,
  `
ServiceAccount "payments/ci-bot" = k8s:ServiceAccount/payments/ci-bot [4:9 ci-bot], owner absent, goes to metadata > annotations > nhi/owner
  in k8s:Namespace/payments`,
);

tells(
  "without namespace the reference has none, and no container is guessed",
  `
kind: ServiceAccount
apiVersion: v1
metadata: { name: ci-bot }
`,
  `
ServiceAccount "ci-bot" = k8s:ServiceAccount/ci-bot [3:19 ci-bot], owner absent, goes to metadata > annotations > nhi/owner`,
);

tells(
  "the annotation nhi/owner is the owner, and stands above labels",
  `
apiVersion: v1
kind: ServiceAccount
metadata:
  name: ci-bot
  annotations:
    nhi/owner: payments
    nhi/sponsor: cfo@northlight.example
  labels:
    team: core
`,
  `
ServiceAccount "ci-bot" = k8s:ServiceAccount/ci-bot [4:9 ci-bot], owner payments
  rung 1: "payments" by annotation nhi/owner [6:16 payments]
  rung 3: "core" by label team [9:11 core]
  sponsor cfo@northlight.example`,
);

tells(
  "a comment speaks for the object, above it or behind a line",
  `
# nhi: owner=payments purpose="bank file upload"
apiVersion: v1
kind: ServiceAccount
metadata:
  name: ci-bot # nhi: rotated=2026-10-01 every=180d
`,
  `
ServiceAccount "ci-bot" = k8s:ServiceAccount/ci-bot [5:9 ci-bot], owner payments
  rung 1: "payments" by comment # nhi: owner [1:14 payments]
  purpose bank file upload
  k8s-token-secret rotated 2026-10-01, every 180d, expires unsayable
date rotated (past) 2026-10-01: date`,
);

tells(
  "of several owner keys the strongest answers; part-of and managed-by never do",
  `
apiVersion: v1
kind: ServiceAccount
metadata:
  name: ci-bot
  labels:
    app.kubernetes.io/part-of: shop
    app.kubernetes.io/managed-by: helm
    component: api
    GithubTeam: core
    acme.example/Project-Owner: payments
`,
  `
ServiceAccount "ci-bot" = k8s:ServiceAccount/ci-bot [4:9 ci-bot], owner absent, goes to metadata > annotations > nhi/owner
  rung 3: "payments" by label acme.example/Project-Owner [10:33 payments]`,
);

tells(
  "a Namespace lends the mail address in its owner annotation",
  `
apiVersion: v1
kind: Namespace
metadata:
  name: payments
  annotations:
    acme.example/owner: "Payments Team: pay@acme.example"
    acme.example/team-name: payments
`,
  `
k8s:Namespace/payments [4:9 payments]
  rung 4: "pay@acme.example" by annotation acme.example/owner of Namespace payments [6:41 pay@acme.example]`,
);

tells(
  "an expression is passed on as it is, an empty value is no claim",
  `
apiVersion: v1
kind: Namespace
metadata:
  name: payments
  labels: { owner: "", team: "\${TEAM}" }
`,
  `
k8s:Namespace/payments [4:9 payments]
  rung 4: "\${TEAM}" by label team of Namespace payments [5:30 "\${TEAM}"]`,
);

tells(
  "no owner is missing where a template fills in the Namespace",
  `
apiVersion: v1
kind: ServiceAccount
metadata: { name: ci-bot, namespace: "{{ .Release.Namespace }}" }
`,
  `
ServiceAccount "{{ .Release.Namespace }}/ci-bot" = k8s:ServiceAccount/{{ .Release.Namespace }}/ci-bot [3:19 ci-bot], owner elsewhere
  in k8s:Namespace/{{ .Release.Namespace }}`,
);

tells(
  "a token Secret is a credential of its account, and no date is missing",
  `
apiVersion: v1
kind: Secret
type: kubernetes.io/service-account-token
metadata:
  name: ci-bot-token
  namespace: payments
  annotations:
    kubernetes.io/service-account.name: ci-bot
`,
  `
k8s-token-secret rotated unsayable, every unsayable, expires unsayable of ServiceAccount "payments/ci-bot" [5:9 ci-bot-token]`,
);

tells(
  "dates on a token Secret are read, wrong ones told as dates",
  `
apiVersion: v1
kind: Secret
type: kubernetes.io/service-account-token
metadata:
  name: ci-bot-token
  annotations:
    kubernetes.io/service-account.name: ci-bot
    nhi/rotated: "2026-02-30"
    nhi/expires: 2027-01-01
`,
  `
k8s-token-secret rotated garbled, every absent, goes to metadata > annotations > nhi/every, expires 2027-01-01 of ServiceAccount "ci-bot" [5:9 ci-bot-token]
date rotated (past) 2026-02-30: invalid
date expires (future) 2027-01-01: date`,
);

tells(
  "known tokens in stringData are secrets, encoded data and placeholders are not",
  `
apiVersion: v1
kind: Secret
metadata: { name: keys }
stringData:
  token: ghp_abcdefghijklmnopqrstuvwxyz0123456789
  other: \${TOKEN}
data:
  token: Z2hwX2FiY2RlZg==
`,
  "secret GitHub personal access token in stringData.token [5:10 ghp_abcdefghijklmnopqrstuvwxyz0123456789]",
);

tells(
  "what a comment cannot say is told at the word",
  `
apiVersion: v1
kind: ServiceAccount
metadata: { name: ci-bot } # nhi: owner=core ownr=core every=often
`,
  `
ServiceAccount "ci-bot" = k8s:ServiceAccount/ci-bot [3:19 ci-bot], owner core
  rung 1: "core" by comment # nhi: owner [3:41 core]
  k8s-token-secret rotated unsayable, every garbled, expires unsayable
error manifest-shape unknown-note [3:46 ownr]
error manifest-shape not-a-duration [3:62 often]`,
);

tells(
  "a List holds its items, each with its own comments",
  `
apiVersion: v1
kind: List
items:
  # nhi: owner=core
  - apiVersion: v1
    kind: ServiceAccount
    metadata: { name: first }
  - apiVersion: v1
    kind: ServiceAccount
    metadata: { name: second } # nhi: owner=payments
`,
  `
ServiceAccount "first" = k8s:ServiceAccount/first [7:23 first], owner core
  rung 1: "core" by comment # nhi: owner [4:16 core]
ServiceAccount "second" = k8s:ServiceAccount/second [10:23 second], owner payments
  rung 1: "payments" by comment # nhi: owner [10:45 payments]`,
);

tells(
  "a patch that deletes, a patch without a name and other kinds say nothing",
  `
$patch: delete
apiVersion: v1
kind: ServiceAccount
metadata: { name: ci-bot }
---
apiVersion: v1
kind: ServiceAccount
metadata: { labels: { a: b } }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: ci-bot, labels: { owner: everyone } }
---
apiVersion: example.org/v1
kind: Role
rules: [{ apiGroups: ["*"], resources: ["*"], verbs: ["*"] }]
`,
  "",
);

tells(
  "anchors and merge keys are followed, and point at their use",
  `
apiVersion: v1
kind: ServiceAccount
metadata:
  name: ci-bot
  annotations: &base { nhi/owner: &who payments }
  labels:
    <<: *base
    team: *who
`,
  `
ServiceAccount "ci-bot" = k8s:ServiceAccount/ci-bot [4:9 ci-bot], owner payments
  rung 1: "payments" by annotation nhi/owner [5:40 payments]
  rung 3: "payments" by label team [8:11 *who]`,
);

test("JSON tells the same story", () => {
  const json = `{
  "apiVersion": "v1", "kind": "List",
  "items": [ { "apiVersion": "v1", "kind": "ServiceAccount", "metadata": { "name": "ci-bot", "labels": { "team": "core" } } } ]
}`;
  assert.equal(
    said(json, "json"),
    `ServiceAccount "ci-bot" = k8s:ServiceAccount/ci-bot [3:84 "ci-bot"], owner absent, goes to items > 0 > metadata > annotations > nhi/owner
  rung 3: "core" by label team [3:114 "core"]`,
  );
});

test("a broken document says one thing at its place and costs its neighbours nothing", () => {
  const text = `apiVersion: v1
kind: ServiceAccount
metadata:
  name: "broken
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: ci-bot }
`;
  const facts = factsOf(text);
  assert.equal(facts.flatMap(({ problems }) => problems).length, 1);
  assert.deepEqual(facts.flatMap(({ identities }) => identities.map(({ id }) => id.value)).slice(-1), [
    "k8s:ServiceAccount/ci-bot",
  ]);
});

test("a broken document of another kind is nobody's business", () => {
  const text = `apiVersion: v1
metadata: { name: x }
${"# filler\n".repeat(150)}kind: ConfigMap
data: "broken
`;
  assert.deepEqual(
    factsOf(text).flatMap(({ problems }) => problems),
    [],
  );
});
