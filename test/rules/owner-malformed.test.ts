/** owner-malformed: words in an owner's place that reach nobody. */
import { ownerMalformed } from "../../server/src/rules/owner-malformed.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(ownerMalformed, {
  "a comma and a missing sign in one line, as in real files": {
    path: ".github/CODEOWNERS",
    doc: `
/a/ @acme/laa-admins
/b/ @acme/sre, laa-admins
    ^^^^^^^^^^ warning owner-malformed: "@acme/sre," is no owner: owners are set apart by blanks, without commas
               ^^^^^^^^^^ warning owner-malformed: "laa-admins" is no owner: write @user, @org/team or a mail address
`,
    fixes: ["Write @acme/sre"],
  },
  "two owners with nothing but a comma between them": {
    path: "CODEOWNERS",
    doc: `
/b/ @acme/sre,@ada
    ^^^^^^^^^^^^^^ warning owner-malformed: "@acme/sre,@ada" is no owner: owners are set apart by blanks, without commas
`,
    fixed: `
/b/ @acme/sre @ada
`,
  },
  "a team of an organisation that the file knows": {
    path: "CODEOWNERS",
    doc: `
/a/ @acme/sre
/b/ acme/web
    ^^^^^^^^ warning owner-malformed: "acme/web" is no owner: write @user, @org/team or a mail address
`,
    fixed: `
/a/ @acme/sre
/b/ @acme/web
`,
  },
  "whom a bare word means only a person can tell": {
    path: "CODEOWNERS",
    doc: `
/a/ @acme/sre
/b/ ada
    ^^^ warning owner-malformed: "ada" is no owner: write @user, @org/team or a mail address
`,
    fixes: ["Write who is meant by ada"],
  },
  "a blank in a path is no owner that could be guessed": {
    path: "CODEOWNERS",
    doc: `
/my docs/guide @acme/web
    ^^^^^^^^^^ warning owner-malformed: "docs/guide" is no owner: write @user, @org/team or a mail address
`,
    fixes: ["Write who is meant by docs/guide"],
  },
  "several patterns on one line are one fault": {
    path: "CODEOWNERS",
    doc: `
*.zip *.tar *.gz /img/ @acme/web
      ^^^^^ warning owner-malformed: "*.tar" (and 2 more behind it) is no owner but a pattern: each pattern needs a line of its own
            ~~~~ owner-malformed: *.gz too
                 ~~~~~ owner-malformed: /img/ too
`,
  },
  "the header of a section": {
    path: "CODEOWNERS",
    doc: `
[Docs] writers
       ^^^^^^^ warning owner-malformed: "writers" is no owner: write @user, @org/team or a mail address
*.md @acme/web
`,
  },
  "an alias without members": {
    doc: `
=== OWNERS
approvers:
  - sig-auth
    ^^^^^^^^ warning owner-malformed: "sig-auth" is an alias of nobody
  - sig-net
=== OWNERS_ALIASES
aliases:
  sig-auth: []
  sig-net: [ada]
`,
  },
  "GitLab's groups and roles, addresses, lines without owner and comments are fine": {
    path: "CODEOWNERS",
    doc: `
* @acme/web/api @@maintainer ada@acme.example # and why
[Docs][2] @writers
/docs/
`,
  },
});
