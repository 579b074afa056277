/** Documents that are named as proof: which are looked for, and what becomes of the answers. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { documentOf } from "../../server/src/model/proof.ts";
import { evidenceMissing } from "../../server/src/rules/evidence-missing.ts";
import { uriOf, verdictsOf, workspaceOf } from "../harness/pipeline.ts";

test("only what surely names a document of the workspace is looked for", () => {
  for (const ref of [
    "a.pdf",
    "docs/a.md",
    "./a.txt",
    "../evidence/a report.docx",
    "/docs/a.md",
    "docs/a.md#part",
    ".nhi/a.json",
  ])
    assert.equal(documentOf(ref), ref.replace(/#.*/, ""), ref);
  for (const ref of [
    "https://acme.example/a.pdf",
    "vault:recordings/a.mp4",
    "C:/a.pdf",
    "//share/a.pdf",
    "wiki.acme.example/a.html",
    "SEC-12",
    "reports/2026",
    "an answer in words.",
    "",
    "#part",
  ])
    assert.equal(documentOf(ref), undefined, ref);
});

const page = (evidence: string): string => `nhi: 1
identities:
  sync:
    type: bot
    owner: platform
    purpose: Copies people
    evidence: ${evidence}
`;

test("a path counts from its file and from the root; one of the two is enough", () => {
  const workspace = workspaceOf([{ path: "iam/nhi.yaml", text: page("docs/a.pdf") }], {
    rules: [evidenceMissing],
  });
  assert.deepEqual(workspace.unseen(), [uriOf("iam/docs/a.pdf"), uriOf("docs/a.pdf")]);
  workspace.saw(new Map([[uriOf("iam/docs/a.pdf"), false]]));
  assert.equal(verdictsOf(workspace).length, 0, "the other may be there");
  const touched = workspace.saw(new Map([[uriOf("docs/a.pdf"), false]]));
  assert.deepEqual([...touched], [uriOf("iam/nhi.yaml")]);
  assert.equal(verdictsOf(workspace).length, 1);
});

test("what was not there is looked for again, and its coming is told", () => {
  const workspace = workspaceOf([{ path: "nhi.yaml", text: page("docs/a.pdf") }], {
    rules: [evidenceMissing],
    beside: [],
  });
  assert.equal(verdictsOf(workspace).length, 1);
  assert.deepEqual(workspace.unseen(), []);
  assert.deepEqual(workspace.unseen(true), [uriOf("docs/a.pdf")]);
  workspace.saw(new Map([[uriOf("docs/a.pdf"), true]]));
  assert.equal(verdictsOf(workspace).length, 0);
  assert.deepEqual(workspace.unseen(true), []);
});

test("a new name is looked for, one that is gone no longer", () => {
  const workspace = workspaceOf([{ path: "nhi.yaml", text: page("docs/a.pdf") }], {
    rules: [evidenceMissing],
    beside: [],
  });
  const next = { uri: uriOf("nhi.yaml"), version: 2, language: "yaml", text: page("docs/b.pdf") } as const;
  workspace.set(next);
  assert.deepEqual(workspace.unseen(), [uriOf("docs/b.pdf")]);
  assert.equal(verdictsOf(workspace).length, 0);
});
