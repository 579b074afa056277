/** HCL in the server: its grammar comes behind the first answer, and from then on it is read like the rest. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Hover } from "vscode-languageserver-protocol";
import { uriOf, wire } from "../harness/wire.ts";

const PROVIDER = 'provider "aws" {\n  default_tags {\n    tags = { owner = "payments" }\n  }\n}\n';
const POLICY =
  'resource "aws_iam_policy" "all" {\n  policy = jsonencode({\n    Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*" }]\n  })\n}\n';

const codes = (items: readonly { readonly code?: unknown }[]): readonly unknown[] =>
  items.map(({ code }) => code);

test("a file that is opened before the grammar is there is read again once it is", async () => {
  const server = await wire();
  const before = server.refreshes();
  await server.open("main.tf", POLICY, "terraform");
  await server.until(() => (server.refreshes() > before ? true : undefined));
  assert.deepEqual(codes(await server.diagnostics("main.tf")), ["scope-wildcard"]);
  const range = { start: { line: 2, character: 46 }, end: { line: 2, character: 50 } };
  await server.change("main.tf", 2, { range, text: "s3:GetObject" });
  assert.deepEqual(codes(await server.diagnostics("main.tf")), []);
  await server.close();
});

test("files on the disk lend their owner to those that are open", async () => {
  const server = await wire({
    files: {
      "provider.tf": PROVIDER,
      "nhi.yaml": "nhi: 1\nteams:\n  payments: { contact: pay@acme.example }\n",
    },
  });
  await server.open("user.tf", 'resource "aws_iam_user" "bot" {\n  name = "bot"\n}\n', "terraform");
  assert.deepEqual(codes(await server.diagnostics("user.tf")), []);
  const hover = await server.client.sendRequest<Hover | null>("textDocument/hover", {
    textDocument: { uri: uriOf("user.tf") },
    position: { line: 0, character: 26 },
  });
  assert.match(JSON.stringify(hover?.contents), /payments/);
  assert.match(JSON.stringify(hover?.contents), /default tag owner of provider aws/);
  await server.close();
});
