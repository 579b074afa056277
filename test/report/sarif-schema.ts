/** The official JSON Schema of SARIF 2.1.0, as a package ships it. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import Ajv from "ajv";

const require = createRequire(import.meta.url);
const json = (name: string): object => JSON.parse(readFileSync(require.resolve(name), "utf8"));

const ajv = new Ajv({ schemaId: "auto", allErrors: true, meta: false });
ajv.addMetaSchema(json("ajv/lib/refs/json-schema-draft-04.json"));
const validate = ajv.compile(json("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"));

/** Where the text breaks the schema, in words; empty where it keeps it. */
export function sarifFaults(text: string): readonly string[] {
  validate(JSON.parse(text));
  return (validate.errors ?? []).map(({ dataPath, message }) => `${dataPath} ${message}`);
}
