/** A JSON Schema with which general servers report exactly the planted findings: owner required, no wildcard, ISO dates. */
import { ENVIRONMENTS, KINDS, TYPES } from "./workload.ts";

const text = { type: "string" };
const date = { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}$" };
const texts = { type: "array", items: text };

function object(properties: Readonly<Record<string, unknown>>, required: readonly string[]) {
  return { type: "object", properties, required, additionalProperties: false };
}

const scope = {
  if: { type: "object" },
  // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema
  then: object(
    {
      scope: text,
      justification: text,
      requestedBy: text,
      approvedBy: text,
      approvedOn: date,
      expires: date,
    },
    ["scope"],
  ),
  else: { type: "string", pattern: "^[^*]+$" },
};

const identity = object(
  {
    type: { enum: TYPES, description: "What sort of identity it is." },
    owner: { type: "string", description: "The team that answers for the identity." },
    sponsor: text,
    purpose: text,
    environment: { enum: ENVIRONMENTS },
    scopes: { type: "array", items: scope },
    requestedBy: text,
    approvedBy: text,
    credentials: {
      type: "array",
      items: object(
        {
          kind: { enum: KINDS },
          store: text,
          rotated: { ...date, description: "The day on which the secret was last replaced." },
          rotateEvery: { type: "string", pattern: "^\\d+d$" },
          expires: date,
        },
        ["kind"],
      ),
    },
    monitoring: object({ logs: text, by: text }, []),
    review: object({ last: date, by: text }, ["by"]),
    usedBy: texts,
  },
  ["type", "owner", "purpose"],
);

const sla = object({ create: text, rotate: text, revoke: text }, []);

export const peerSchema = {
  $schema: "http://json-schema.org/draft-07/schema#",
  ...object(
    {
      nhi: { const: 1 },
      teams: { type: "object", additionalProperties: object({ contact: text, function: text }, []) },
      policy: object({ model: text, accountable: text, fallbackReviewer: text, sla, stores: texts }, [
        "model",
        "accountable",
      ]),
      identities: { type: "object", additionalProperties: identity },
    },
    ["nhi"],
  ),
};
