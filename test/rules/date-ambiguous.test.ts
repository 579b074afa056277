/** Cases of date-ambiguous beyond its examples. */
import { dateAmbiguous } from "../../server/src/rules/date-ambiguous.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(dateAmbiguous, {
  "either reading is written where a person chooses it": {
    path: "redis.tf",
    preferred: false,
    doc: `
module "sessions" {
  auth_token_rotated_date = "10-11-2026" # by hand
                            ^^^^^^^^^^^^ warning date-ambiguous: auth_token_rotated_date "10-11-2026" is 2026-11-10 or 2026-10-11: no other date of auth_token_rotated_date in this workspace says which comes first
}
`,
    fixes: ["Write 2026-11-10", "Write 2026-10-11"],
    fixed: `
module "sessions" {
  auth_token_rotated_date = "2026-11-10" # by hand
}
`,
  },
  "a key in another spelling is the same key; another key proves nothing": {
    preferred: false,
    doc: `
=== a.tf
module "sessions" {
  auth_token_rotated_date  = "10-11-2026"
  db_password_rotated_date = "10-11-2026"
                             ^^^^^^^^^^^^ warning date-ambiguous: db_password_rotated_date "10-11-2026" is 2026-11-10 or 2026-10-11: no other date of db_password_rotated_date in this workspace says which comes first
}
=== sub/b.tf
module "carts" {
  auth_token_rotated_date = "28-10-2026"
}
`,
  },
  "where both orders are proved, nobody can tell": {
    preferred: false,
    doc: `
=== a.tf
module "sessions" {
  rotated_at = "10-11-2026"
               ^^^^^^^^^^^^ warning date-ambiguous: rotated_at "10-11-2026" is 2026-11-10 or 2026-10-11: no other date of rotated_at in this workspace says which comes first
}
=== b.tf
module "carts" {
  rotated_at = "28-10-2026"
}
=== c.tf
module "users" {
  rotated_at = "10-28-2026"
}
`,
  },
  "one day in both readings, a year that comes first, an expression, and a placeholder are not ambiguous": `
=== a.tf
module "sessions" {
  a_rotated_date = "05-05-2026"
  b_rotated_date = "2026-05-06"
  c_rotated_date = time_rotating.token.id
  d_rotated_date = "01-01-2000"
  e_rotated_date = "\${var.day}-04-2026"
  f_rotated_date = null
}
`,
});
