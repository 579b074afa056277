/** The manifest's shape as JSON Schema (draft 7), for editors: generated from the zod schemas and committed. */
import * as z from "zod";
import { manifest } from "./manifest.ts";
import type { Marks, Need } from "./values.ts";

export const SCHEMA_ID = "urn:nhi-ownership:manifest:1";

/** A plain value of JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The schema of a whole manifest, a fresh value. */
export function manifestJsonSchema(): { readonly [key: string]: Json } {
  const made = z.toJSONSchema(manifest, {
    target: "draft-7",
    io: "input",
    reused: "inline",
    override: ({ jsonSchema }) => dress(jsonSchema),
  });
  const { $schema, ...rest } = toJson(made);
  return { $schema: $schema ?? "", $id: SCHEMA_ID, title: "NHI manifest", ...rest };
}

/** What of our own marks has a place in JSON Schema is put there; the rest goes. */
function dress(node: z.core.JSONSchema.BaseSchema): void {
  const { description, nhi } = node;
  if (description?.includes("`")) {
    node.markdownDescription = description;
    node.description = description.replaceAll("`", "");
  }
  if (isMarks(nhi)) {
    const words = Object.entries(nhi.words ?? {});
    if (words.length > 0) node.examples ??= words.map(([word]) => word);
    if (nhi.needs) node.allOf = nhi.needs.map(whenNeeded);
  }
  delete node.nhi;
}

const whenNeeded = ({ key, when, is, unwritten }: Need): z.core.JSONSchema.BaseSchema => ({
  if: { properties: { [when]: { const: is } }, ...(unwritten === is ? {} : { required: [when] }) },
  // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema.
  then: { required: [key] },
});

const isMarks = (value: unknown): value is Marks => typeof value === "object" && value !== null;

/** A copy without what JSON cannot hold. */
function toJson(value: object): { readonly [key: string]: Json } {
  return JSON.parse(JSON.stringify(value));
}
