/** The shape of `nhi check --format json`, version 1: the source of `schemas/findings.schema.json`, against which a test holds the output. */
import * as z from "zod";
import type { Json } from "./json-schema.ts";

export const FINDINGS_ID = "urn:nhi-ownership:findings:1";

const line = (what: string) => z.int().min(1).describe(what);

/** Lines and columns count from 1, columns in UTF-16 units; the end stands behind the last character. */
const place = {
  file: z.string().describe("The path as seen from the folder in which the command ran, with `/`."),
  line: line("The line of the first character."),
  column: line("The column of the first character."),
  endLine: line("The line of the end."),
  endColumn: line("The column behind the last character."),
};

const hidden = z
  .looseObject({
    by: z.enum(["exception", "comment"]).describe("An entry of `exceptions`, or a comment in the file."),
    reason: z.string(),
    approvedBy: z.string(),
    expires: z.string().describe("The last day, as YYYY-MM-DD."),
  })
  .describe("What hides the finding; only told with `--show-hidden`.");

const finding = z.looseObject({
  rule: z.string().describe("The rule's id; `nhi explain` tells more of it."),
  level: z.enum(["error", "warning", "information", "hint"]),
  message: z.string(),
  about: z
    .string()
    .describe("Whom it is about, as exceptions name it (`identity:ci-bot`); empty where nobody is meant."),
  ...place,
  related: z
    .array(z.looseObject({ ...place, text: z.string() }))
    .describe("Other places that belong to it: a limit's line, the other owner."),
  reasons: z
    .array(z.looseObject({ label: z.string(), value: z.string() }))
    .describe("The arithmetic behind it, step by step."),
  fixes: z.array(
    z.looseObject({
      title: z.string(),
      class: z
        .enum(["safe", "choice", "attest"])
        .describe("safe: `--fix` makes it; choice: a person decides; attest: a person vouches for it."),
    }),
  ),
  fingerprint: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .describe("Survives edits, moves and reformatting; two findings that say the same have the same one."),
  hidden: hidden.optional(),
});

const findings = z
  .looseObject({
    version: z.literal(1).describe("Keys are added within a version, never renamed or removed."),
    asOf: z.string().describe("The day from which limits were counted, as YYYY-MM-DD."),
    findings: z.array(finding).describe("By file and place."),
  })
  .describe("What `nhi check --format json` writes.");

/** As JSON Schema (draft 7), a fresh value. */
export function findingsJsonSchema(): { readonly [key: string]: Json } {
  const { $schema, ...rest } = JSON.parse(
    JSON.stringify(z.toJSONSchema(findings, { target: "draft-7", reused: "inline" })),
  );
  return { $schema, $id: FINDINGS_ID, title: "NHI findings", ...rest };
}
