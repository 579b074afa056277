/** A workflow with its jobs and their steps, as places. */
import type { Sourced } from "../../model/field.ts";
import type { ParsedSegment } from "../../syntax/node.ts";
import { itemsOf, type Place, pairsOf, placeAt, rootOf } from "../place.ts";
import { word } from "../word.ts";
import { literal } from "./reader.ts";

export interface Workflow {
  readonly segment: ParsedSegment;
  readonly root: Place;
  /** `deploy.yml`. */
  readonly file: string;
  /** For messages: its name, or its file's. */
  readonly title: string;
  readonly jobs: readonly Job[];
}

export interface Job {
  /** Its key. */
  readonly id: Sourced<string>;
  readonly title: string;
  /** As manifests bind to it: `gha:deploy.yml#build`. */
  readonly ref: string;
  readonly place: Place;
  readonly steps: readonly Step[];
}

export interface Step {
  readonly place: Place;
  /** `aws-actions/configure-aws-credentials`, in lower case and without the version; empty where it runs a script. */
  readonly action: string;
}

export function workflowOf(segment: ParsedSegment, path: string): Workflow {
  const root = rootOf(segment);
  const file = path.slice(path.lastIndexOf("/") + 1);
  const name = literal(placeAt(root, "name"))?.value;
  const jobs = pairsOf(placeAt(root, "jobs")).flatMap(({ name: id, keyAt, place }): Job[] =>
    place.node?.kind === "map"
      ? [
          {
            id: { value: id, at: keyAt },
            title: `Job "${id}"`,
            ref: `${workflowRef(file)}#${id}`,
            place,
            steps: itemsOf(placeAt(place, "steps")).map(stepOf),
          },
        ]
      : [],
  );
  return {
    segment,
    root,
    file,
    title: `Workflow "${name === undefined || name === "" ? file : name}"`,
    jobs,
  };
}

/** As manifests bind to it: `gha:deploy.yml`. */
export const workflowRef = (file: string): string => `gha:${file}`;

const stepOf = (place: Place): Step => ({
  place,
  action: (word(placeAt(place, "uses"))?.value ?? "").replace(/@.*$/s, "").trim().toLowerCase(),
});
