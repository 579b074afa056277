/** AWS: CloudFormation and SAM templates, Serverless services, and policies in files of their own. */
import { type Facts, noFacts } from "../../model/facts.ts";
import type { ParsedSegment } from "../../syntax/node.ts";
import type { Format } from "../format.ts";
import { noteDates, noteParties, noteProblems } from "../notes.ts";
import { placeAt, rootOf } from "../place.ts";
import { recognise, saysSomething } from "./claim.ts";
import { saidBy } from "./iam.ts";
import { stackOf } from "./owner.ts";
import { policyFile } from "./policy-file.ts";
import { serviceGrants } from "./serverless.ts";
import { resourcesOf } from "./template.ts";

const ID = "aws";
const SECTIONS: ReadonlySet<string> = new Set(["Resources"]);

export const awsFormat: Format = {
  id: ID,
  title: "users, roles, keys and policies in CloudFormation, SAM and Serverless files and in policy JSON",
  files: ["**/*.yaml", "**/*.yml", "**/*.json"],
  claims(head, uri) {
    const kind = recognise(head, uri.slice(uri.lastIndexOf("/") + 1));
    if (!kind) return undefined;
    return kind === "template" ? { format: ID, sections: SECTIONS, reads: saysSomething } : { format: ID };
  },
  lower(segment, path) {
    const resources = resourcesOf(segment, path);
    const said = resources.map(saidBy);
    const policy = isPolicy(segment) ? policyFile(segment, path) : undefined;
    const notes = resources.map((resource) => resource.notes);
    const facts: Facts = {
      ...noFacts(segment, ID),
      identities: said.flatMap((one) => one.identities),
      credentials: said.flatMap((one) => one.credentials),
      grants: [
        ...said.flatMap((one) => one.grants),
        ...serviceGrants(segment),
        ...(policy ? policy.grants : []),
      ],
      trusts: [...said.flatMap((one) => one.trusts), ...(policy ? policy.trusts : [])],
      containers: stackOf(segment, path),
      references: notes.flatMap(noteParties),
      dates: notes.flatMap(noteDates),
      problems: notes.flatMap(noteProblems),
    };
    return facts;
  },
};

/** Whether a policy is all that the document holds. */
function isPolicy(segment: ParsedSegment): boolean {
  if (segment.section !== undefined) return false;
  const root = rootOf(segment);
  return ["Statement", "PolicyDocument", "AssumeRolePolicyDocument"].some(
    (key) => placeAt(root, key).node !== undefined,
  );
}
