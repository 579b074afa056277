/** Over real files: nothing throws, nothing hangs, nothing is said about files that are none of our business. Needs NHI_CORPUS. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { codeownersFormat } from "../../server/src/formats/codeowners/codeowners.ts";
import { kubernetesFormat } from "../../server/src/formats/kubernetes/kubernetes.ts";
import type { Facts } from "../../server/src/model/facts.ts";
import { parse } from "../../server/src/syntax/parse.ts";
import { rangeOf } from "../../server/src/text/lines.ts";

const corpus = process.env.NHI_CORPUS;

interface Read {
  readonly path: string;
  readonly bytes: number;
  readonly ms: number;
  readonly facts: readonly Facts[];
}

function read(path: string): Read {
  const text = readFileSync(path, "utf8");
  const language = path.endsWith(".json") ? "json" : path.endsWith("CODEOWNERS") ? "lines" : "yaml";
  const start = performance.now();
  const { segments } = parse(
    { uri: `file://${path}`, version: 1, language, text },
    (head, uri) => codeownersFormat.claims(head, uri) ?? kubernetesFormat.claims(head, uri),
  );
  const facts = segments.flatMap((segment) => {
    if (segment.format === "codeowners") return [codeownersFormat.lower(segment, path)];
    return segment.format === "kubernetes" ? [kubernetesFormat.lower(segment, path)] : [];
  });
  return { path, bytes: text.length, ms: performance.now() - start, facts };
}

const filesIn = (root: string): readonly string[] =>
  readdirSync(root, { recursive: true, encoding: "utf8" })
    .map((name) => join(root, name))
    .filter((path) => statSync(path).isFile() && /(\.ya?ml|\.json|CODEOWNERS)$/.test(path));

test("real files: no throw, at most two seconds per megabyte, silence where nothing is ours", (t) => {
  if (!corpus) {
    t.diagnostic("NHI_CORPUS does not point at unpacked real files; nothing was read");
    return;
  }
  const all = filesIn(corpus).map(read);
  assert.ok(all.length > 0, "the folder holds files that we read");
  for (const { path, bytes, ms } of all)
    assert.ok(ms < 200 + (bytes / 1e6) * 2000, `${path} took ${Math.round(ms)} ms`);

  const facts = all.flatMap((one) => one.facts);
  const scopes = facts.flatMap((one) => one.grants.flatMap((grant) => grant.scopes));
  t.diagnostic(`${all.length} files, ${Math.round(all.reduce((sum, { ms }) => sum + ms, 0))} ms`);
  t.diagnostic(`${facts.reduce((sum, one) => sum + one.identities.length, 0)} identities`);
  t.diagnostic(`${facts.reduce((sum, one) => sum + one.containers.length, 0)} namespaces`);
  t.diagnostic(`${facts.reduce((sum, one) => sum + one.credentials.length, 0)} token Secrets`);
  t.diagnostic(`${facts.reduce((sum, one) => sum + one.grants.length, 0)} roles and bindings`);
  for (const reach of ["admin", "wildcard", "elevated", "narrow"] as const)
    t.diagnostic(`${scopes.filter((scope) => scope.reach === reach).length} scopes ${reach}`);
  if (process.env.NHI_CORPUS_SHOW) show(t, all);
});

/** The broad scopes, problems and secrets one by one, to be read by a person. */
function show(t: { diagnostic(text: string): void }, all: readonly Read[]): void {
  for (const { path, facts } of all)
    for (const one of facts) {
      const line = (at: Parameters<typeof rangeOf>[0]): number => rangeOf(at).start.line + 1;
      for (const grant of one.grants)
        for (const { reach, text, because, at } of grant.scopes)
          if (reach === "admin" || reach === "wildcard")
            t.diagnostic(`${reach} ${path}:${line(at)} ${grant.title} ${text}: ${because}`);
      for (const { code, message, at } of one.problems)
        t.diagnostic(`problem ${path}:${line(at)} ${code} ${message}`);
      for (const { looksLike, field, at } of one.secrets)
        t.diagnostic(`secret ${path}:${line(at)} ${looksLike} in ${field}`);
      for (const { title, claims } of one.identities)
        for (const claim of claims)
          t.diagnostic(`owner ${path} ${title}: ${claim.owner.value} (${claim.how})`);
      for (const { key, claims } of one.containers)
        for (const claim of claims) t.diagnostic(`owner ${path} ${key}: ${claim.owner.value} (${claim.how})`);
    }
}
