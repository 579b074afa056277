/** Hovers in conversation: Markdown or plain text as the client can, silence where there is nothing of ours. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { ClientCapabilities, Hover, MarkupContent } from "vscode-languageserver-protocol/node";
import { PULL, uriOf, type Wire, wire } from "../harness/wire.ts";

const MANIFEST = `nhi: 1
teams:
  payments: { contact: "#payments" }
policy:
  maxAge: 60d
identities:
  export:
    type: service-account
    owner: payments
    purpose: Sends salaries
    credentials:
      - kind: access-key
        rotated: 2026-06-01
`;
const ACCOUNT = `apiVersion: v1
kind: ServiceAccount
metadata:
  name: ci
  namespace: shop
  annotations: { nhi/owner: payments }
`;

const MARKDOWN: ClientCapabilities = {
  ...PULL,
  textDocument: { ...PULL.textDocument, hover: { contentFormat: ["markdown", "plaintext"] } },
};
const TEXT: ClientCapabilities = {
  ...PULL,
  textDocument: { ...PULL.textDocument, hover: { contentFormat: ["plaintext"] } },
};

async function hover(server: Wire, path: string, line: number, character: number) {
  const found = await server.client.sendRequest<Hover | null>("textDocument/hover", {
    textDocument: { uri: uriOf(path) },
    position: { line, character },
  });
  return found && { ...(found.contents as MarkupContent), range: found.range };
}

test("Markdown for a client that shows it: the sum, the limit's line as a link, the range of the word", async () => {
  const server = await wire({ capabilities: MARKDOWN });
  await server.open("nhi.yaml", MANIFEST);
  const found = await hover(server, "nhi.yaml", 12, 20);
  assert.equal(found?.kind, "markdown");
  assert.match(found?.value ?? "", /\+ 60d = due 2026-07-31 · \*\*114 days late\*\*/);
  assert.match(found?.value ?? "", /\[line 5\]\(file:\/\/\/work\/nhi\.yaml#L5,11 "nhi\.yaml:5"\)/);
  assert.deepEqual(found?.range, { start: { line: 12, character: 17 }, end: { line: 12, character: 27 } });
  await server.close();
});

test("plain text for a client that shows no Markdown, or does not say", async () => {
  for (const capabilities of [TEXT, PULL]) {
    const server = await wire({ capabilities });
    await server.open("nhi.yaml", MANIFEST);
    const found = await hover(server, "nhi.yaml", 12, 20);
    assert.equal(found?.kind, "plaintext");
    assert.match(
      found?.value ?? "",
      /\+ 60d = due 2026-07-31 · 114 days late\nLimit 60d: policy\.maxAge · line 5/,
    );
    assert.doesNotMatch(found?.value ?? "", /\*\*|\]\(|\\/);
    await server.close();
  }
});

test("a client that shows findings beside the hover is not told them twice", async () => {
  const server = await wire({
    capabilities: MARKDOWN,
    initializationOptions: { findingsInHover: true, ask: true },
  });
  await server.open("nhi.yaml", MANIFEST);
  const found = await hover(server, "nhi.yaml", 12, 20);
  assert.match(found?.value ?? "", /^rotated /);
  assert.match(
    found?.value ?? "",
    /Record a rotation with evidence \(claims that it happened, so it asks for proof\)/,
  );
  await server.close();
});

test("what fits a narrow hover stands above the first rule line; the reasons and the controls below it", async () => {
  const server = await wire({ capabilities: MARKDOWN });
  await server.open("nhi.yaml", MANIFEST);
  const [short = "", ...details] = ((await hover(server, "nhi.yaml", 12, 20))?.value ?? "").split(
    "\n\n---\n\n",
  );
  assert.match(short, /114 days late/);
  assert.match(short, /Owner \*\*\[payments\]/);
  assert.ok(short.replace(/\]\([^)]*\)/g, "").split("\n").length <= 8, short);
  assert.match(details.join(), /A secret that nobody changes/);
  assert.match(details.join(), /Backed by \*\(direct: they ask for it\)\*:/);
  await server.close();
});

test("a cited control leads to its framework's page", async () => {
  const server = await wire({ capabilities: MARKDOWN });
  await server.open(
    "nhi.yaml",
    'nhi: 1\naccess:\n  - pathCheck:\n      controls: ["800-53 ac-6.7", "NHI-03"]\n',
  );
  const first = await hover(server, "nhi.yaml", 3, 20);
  assert.match(
    first?.value ?? "",
    /^\*\*\[NIST SP 800-53 Rev 5 AC-6\\?\(7\\?\)\]\(https:\/\/csrc\.nist\.gov/,
  );
  assert.deepEqual(first?.range, { start: { line: 3, character: 17 }, end: { line: 3, character: 32 } });
  const second = await hover(server, "nhi.yaml", 3, 37);
  assert.match(second?.value ?? "", /OWASP NHI3:2025.*\n\s*Vulnerable Third-Party NHI/);
  await server.close();
});

test("a Kubernetes file speaks at the account's name only", async () => {
  const server = await wire({ capabilities: MARKDOWN, files: { "nhi.yaml": MANIFEST } });
  await server.open("sa.yaml", ACCOUNT, "yaml");
  assert.match((await hover(server, "sa.yaml", 3, 9))?.value ?? "", /Owner \*\*\[payments\]/);
  for (const [line, character] of [
    [0, 3],
    [1, 8],
    [2, 3],
    [4, 14],
  ] as const)
    assert.equal(await hover(server, "sa.yaml", line, character), null);
  await server.close();
});

test("what is answered is of the newest text, and a request that was taken back gets no answer", async () => {
  const server = await wire({ capabilities: MARKDOWN });
  await server.open("nhi.yaml", MANIFEST);
  const start = { line: 12, character: 17 };
  await server.change("nhi.yaml", 2, {
    range: { start, end: { line: 12, character: 27 } },
    text: "2026-11-20",
  });
  assert.match(
    (await hover(server, "nhi.yaml", 12, 20))?.value ?? "",
    /= due 2027-01-19 · \*\*58 days left\*\*/,
  );
  // A place that the newest text does not have any more.
  await server.change("nhi.yaml", 3, { text: "nhi: 1\n" });
  assert.equal(await hover(server, "nhi.yaml", 12, 20), null);
  await server.client.sendNotification("textDocument/didClose", { textDocument: { uri: uriOf("nhi.yaml") } });
  assert.equal(await hover(server, "nhi.yaml", 0, 1), null);
  await server.close();
});
