/** CODEOWNERS: patterns, owners, sections, and what is no owner. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { codeownersFormat } from "../../../server/src/formats/codeowners/codeowners.ts";
import { parse } from "../../../server/src/syntax/parse.ts";

function said(text: string): string {
  const source = { uri: "file:///.github/CODEOWNERS", version: 1, language: "lines", text } as const;
  return parse(source, codeownersFormat.claims)
    .segments.map((segment) => codeownersFormat.lower(segment, ".github/CODEOWNERS"))
    .flatMap(({ ownerRules }) =>
      ownerRules.map(({ match, owners, strays }) =>
        [
          `${match.value.path ?? "section"} [${match.at.start}]:`,
          ...owners.map(({ value, at }) => `${value} [${at.start}]`),
          ...(strays ?? []).map(
            ({ at, why, repair }) =>
              `${why} [${at.start} ${at.in.text.slice(at.start, at.end)}${repair ? ` as ${repair}` : ""}]`,
          ),
        ].join(" "),
      ),
    )
    .join("\n");
}

const reads = (name: string, text: string, rules: string): void => {
  test(name, () => assert.equal(said(text), rules.trim()));
};

reads(
  "a pattern with a user, a team and a mail address",
  "*.tf @ada @acme/infra ops@acme.example\n",
  "*.tf [0]: @ada [5] @acme/infra [10] ops@acme.example [22]",
);
reads(
  "a line without owners un-owns its path",
  "* @acme/core\n/docs/\n",
  "* [0]: @acme/core [2]\n/docs/ [13]:",
);
reads("comments and blank lines say nothing", "# all\n\n  \n*.go @a # and why @b\n", "*.go [10]: @a [15]");
reads("CRLF, tabs and a byte order mark", "\uFEFFa\t@a\r\nb @b\r\n", "a [1]: @a [3]\nb [7]: @b [9]");
reads("blanks and hashes in a pattern are escaped", "my\\ file\\#1 @a\n", "my file#1 [0]: @a [12]");
reads("a last line without line break counts", "a @a", "a [0]: @a [2]");
reads(
  "GitLab: a section lends its owners, a line's own win",
  "^[Docs][2] @docs\n*.md\nguide/ @ada\n[Code]\n*.go\n",
  "*.md [17]: @docs [11]\nguide/ [22]: @ada [29]\n*.go [41]:",
);
reads(
  "GitLab: roles and subgroups",
  "* @@maintainer @acme/web/api\n",
  "* [0]: @@maintainer [2] @acme/web/api [15]",
);

test("a word that is no owner is skipped with its place, its neighbours count", () => {
  assert.equal(
    said("* @acme/admins, ops @acme/core\n"),
    "* [0]: @acme/core [20] comma [2 @acme/admins, as @acme/admins] sign [16 ops]",
  );
});

test("a line of nothing but unreadable owners is told apart from one that un-owns its path", () => {
  assert.equal(said("* @acme/core\n/api ops\n"), "* [0]: @acme/core [2]\n/api [13]: sign [18 ops]");
});

reads(
  "what was meant, where one reading only is possible",
  "/a @acme/sre,@ada\n/b sre\n/c acme/web\n/d other/web\n[Docs] ops\n",
  `/a [0]: comma [3 @acme/sre,@ada as @acme/sre @ada]
/b [18]: sign [21 sre]
/c [25]: sign [28 acme/web]
/d [37]: sign [40 other/web]
section [57]: sign [57 ops]`,
);
reads(
  "a word that the file writes as a whole elsewhere, and a team of an organisation that it knows",
  "/a @acme/sre\n/b sre\n/c acme/web\n",
  "/a [0]: @acme/sre [3]\n/b [13]: sign [16 sre as @acme/sre]\n/c [20]: sign [23 acme/web as @acme/web]",
);

test("only files of that name are claimed", () => {
  assert.ok(codeownersFormat.claims("", "file:///repo/docs/CODEOWNERS"));
  assert.equal(codeownersFormat.claims("", "file:///repo/CODEOWNERS.md"), undefined);
  assert.equal(codeownersFormat.claims("", "file:///repo/MYCODEOWNERS"), undefined);
});

test("long lines of anything end soon", () => {
  const start = performance.now();
  for (const part of ["a@b.", "@a/", "\\", "[", "a.", " @", "#"]) said(`* ${part.repeat(100_000)}@,\n`);
  assert.ok(performance.now() - start < 3000);
});
