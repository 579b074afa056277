/** Owners that reach a folder from outside: default tags of the caller's provider, and the tags that a module is given. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { verdictsOf, workspaceOf } from "../../harness/pipeline.ts";
import { said } from "./facts-as-text.ts";

const ROLE = 'resource "aws_iam_role" "bot" {\n  name = "bot"\n}\n';
const provider = (owner: string, more = ""): string =>
  `provider "aws" {\n${more}  default_tags {\n    tags = { owner = "${owner}" }\n  }\n}\n`;
const call = (...lines: readonly string[]): string =>
  `module "bot" {\n${lines.map((line) => `  ${line}\n`).join("")}}\n`;

/** Who owns the identity in `modules/bot`, and by which word. */
function ownerOf(files: Readonly<Record<string, string>>): string {
  const pages = Object.entries(files).map(([path, text]) => ({ path, text }));
  const workspace = workspaceOf(pages);
  const [identity] = workspace.uris
    .flatMap((uri) => workspace.facts(uri))
    .flatMap(({ identities }) => identities);
  assert.ok(identity);
  const owned = workspace.world.ownership(identity);
  return owned.is === "owned" ? `${owned.answer.owner.value}: ${owned.answer.how}` : owned.is;
}

for (const [name, files, owner] of [
  [
    "the caller's provider",
    {
      "infra/main.tf": provider("payments") + call('source = "../modules/bot"'),
      "modules/bot/main.tf": ROLE,
    },
    "payments: default tag owner of provider aws",
  ],
  [
    "over two steps",
    {
      "main.tf": provider("payments") + call('source = "./stack"'),
      "stack/main.tf": call('source = "../modules/bot/"'),
      "modules/bot/main.tf": ROLE,
    },
    "payments: default tag owner of provider aws",
  ],
  [
    "the provider that is handed on",
    {
      "main.tf":
        provider("web") +
        provider("payments", '  alias = "eu"\n') +
        call('source = "./modules/bot"', "providers = { aws = aws.eu }"),
      "modules/bot/main.tf": ROLE,
    },
    "payments: default tag owner of provider aws",
  ],
  [
    "none of the providers that are not handed on",
    {
      "main.tf": provider("web") + call('source = "./modules/bot"', "providers = { google = google.eu }"),
      "modules/bot/main.tf": ROLE,
    },
    "nobody",
  ],
  [
    "the tags that the module is given",
    {
      "main.tf": call('source = "./modules/bot"', 'tags = { team = "payments" }'),
      "modules/bot/main.tf": 'resource "aws_iam_role" "bot" {\n  tags = var.tags\n}\n',
    },
    "payments: tag team of module bot",
  ],
  [
    "default tags that are computed: present, unknown",
    {
      "main.tf": `provider "aws" {\n  default_tags {\n    tags = local.tags\n  }\n}\n${call('source = "./modules/bot"')}`,
      "modules/bot/main.tf": ROLE,
    },
    "elsewhere",
  ],
  [
    "tags that a local of the folder holds",
    {
      "locals.tf":
        'locals {\n  region = "eu"\n  common = { owner = "payments" }\n  tags = merge(local.common, { app = "shop" })\n}\n',
      "main.tf": 'resource "aws_iam_role" "bot" {\n  tags = merge(local.tags, { Name = "bot" })\n}\n',
    },
    "payments: tag owner of local.common",
  ],
  [
    "a local behind default tags, and not that of another folder",
    {
      "other/locals.tf": 'locals {\n  tags = { owner = "web" }\n}\n',
      "main/locals.tf": 'locals {\n  tags = { owner = "payments" }\n}\n',
      "main/main.tf": `provider "aws" {\n  default_tags {\n    tags = local.tags\n  }\n}\n${ROLE}`,
    },
    "payments: tag owner of local.tags",
  ],
  [
    "a local that is computed: present, unknown",
    {
      "main.tf": `locals {\n  tags = merge(var.tags, { owner = var.owner })\n}\nresource "aws_iam_role" "bot" {\n  tags = local.tags\n}\n`,
    },
    "elsewhere",
  ],
  [
    "a tag of its own before the local's",
    {
      "main.tf": `locals {\n  tags = { owner = "web" }\n}\nresource "aws_iam_role" "bot" {\n  tags = merge(local.tags, { owner = "payments" })\n}\n`,
    },
    "payments: tag owner",
  ],
  [
    "locals that hold each other end",
    {
      "main.tf": `locals {\n  a = merge(local.b, {})\n  b = merge(local.a, {})\n}\nresource "aws_iam_role" "bot" {\n  tags = local.a\n}\n`,
    },
    "elsewhere",
  ],
  [
    "not the neighbour of a module from a registry",
    { "main.tf": provider("web") + call('source = "acme/bot/aws"'), "acme/bot/aws/main.tf": ROLE },
    "nobody",
  ],
  [
    "not over a way out of the workspace",
    { "main.tf": provider("web") + call('source = "../../modules/bot"'), "modules/bot/main.tf": ROLE },
    "nobody",
  ],
  [
    "its own provider before the caller's",
    {
      "main.tf": provider("web") + call('source = "./modules/bot"'),
      "modules/bot/main.tf": provider("payments") + ROLE,
    },
    "payments: default tag owner of provider aws",
  ],
  [
    "a circle of modules ends",
    { "a/main.tf": call('source = "../b"'), "b/main.tf": call('source = "../a"') + ROLE },
    "nobody",
  ],
] as const)
  test(`who owns what a module makes: ${name}`, () => assert.equal(ownerOf(files), owner));

test("default labels of Google's provider reach its service accounts, and a Namespace those of Kubernetes", () => {
  assert.equal(
    ownerOf({
      "main.tf":
        'provider "google" {\n  default_labels = { team = "payments" }\n}\nresource "google_service_account" "bot" {\n  account_id = "bot"\n}\n',
    }),
    "payments: default label team of provider google",
  );
  assert.equal(
    ownerOf({
      "main.tf":
        'resource "kubernetes_service_account" "bot" {\n  metadata {\n    name = "bot"\n    namespace = "shop"\n  }\n}\n',
      "ns.yaml": "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n  labels: { team: payments }\n",
    }),
    "payments: label team of Namespace shop",
  );
});

test("a module that several call is nobody's conflict", () => {
  const files = {
    "a/main.tf": provider("web") + call('source = "../modules/bot"'),
    "b/main.tf": provider("payments") + call('source = "../modules/bot"'),
    "modules/bot/main.tf": ROLE,
  };
  const pages = Object.entries(files).map(([path, text]) => ({ path, text }));
  assert.deepEqual(verdictsOf(workspaceOf(pages)), []);
});

test("the containers of a call", () =>
  assert.equal(
    said('module "bot" {\n  source = "./bot"\n  providers = { aws = aws.eu }\n}\n', "infra/main.tf"),
    "tf:provider/aws/infra/bot\ntf:module/infra/bot",
  ));
