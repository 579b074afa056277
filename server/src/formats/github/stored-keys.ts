/** Stored keys for systems that take a workflow's own token instead: AWS, Google Cloud, Azure, PyPI. */
import type { Replaceable } from "../../model/facts.ts";
import { anchorOf, type Place, pairsOf, placeAt, spotOf } from "../place.ts";
import { word } from "../word.ts";
import { literal, pairLike, plain } from "./reader.ts";
import type { Job, Step, Workflow } from "./workflow.ts";

export interface StoredKey {
  /** The secret that it is kept in. */
  readonly name: string;
  readonly key: Replaceable;
}

/** Such keys by the offset of the value that hands them over. */
export function storedKeys({ root, jobs, segment }: Workflow): ReadonlyMap<number, StoredKey> {
  const found = new Map<number, StoredKey>();
  if (!segment.text.includes("secrets")) return found;
  const add: Add = (place, key) => {
    const name = place && !place.through ? secretIn(place) : undefined;
    if (place && name !== undefined) found.set(spotOf(place).start, { name, key });
  };
  for (const job of jobs) {
    const other = isOtherwise(job.place);
    for (const step of job.steps) {
      const given = placeAt(step.place, "with");
      if (!other) {
        inMap(given, (at) => federated(at, given, step, job, root), add);
        inMap(placeAt(step.place, "env"), () => undefined, add);
      }
      inAction(step, job, root, add);
    }
    if (!other) inMap(placeAt(job.place, "env"), () => undefined, add);
  }
  if (!isOtherwise(root)) inMap(placeAt(root, "env"), () => undefined, add);
  return found;
}

type Add = (place: Place | undefined, key: Replaceable) => void;

/** Temporary keys come with a session token, and other vendors speak the protocol of AWS at an endpoint of their own. */
function isOtherwise(place: Place): boolean {
  const { in: segment, start, end } = spotOf(place);
  return /session[-_]?token|endpoint/i.test(segment.text.slice(start, end));
}

/** Keys that are known by the name under which they are handed over. */
function inMap(place: Place, instead: (secret: Place) => Replaceable["instead"], add: Add): void {
  for (const { name, place: value } of pairsOf(place)) {
    const key = plain(name);
    if (key === "awssecretaccesskey" && !OTHER_VENDOR.test(word(value)?.value ?? "")) {
      const how = instead(value);
      add(value, { by: "AWS", because: `passed as ${name}`, ...(how && { instead: how }) });
    }
    if (key === "armclientsecret") add(value, { by: "Azure", because: `passed as ${name}` });
  }
}

const OTHER_VENDOR =
  /(?<![A-Z0-9])(?:R2|MINIO|SPACES|B2|BACKBLAZE|WASABI|CLOUDFLARE|CF|DO|DIGITALOCEAN|LINODE|HETZNER|OVH|SCW|SCALEWAY|OSS|ALIYUN|YANDEX|YC|TIGRIS|STORJ)(?![A-Z0-9])/i;

/** Keys that are known by the action that takes them. */
function inAction(step: Step, job: Job, root: Place, add: Add): void {
  const given = placeAt(step.place, "with");
  const at = (key: string) => pairLike(given, key);
  if (step.action.startsWith("google-github-actions/"))
    for (const key of ["credentialsjson", "serviceaccountkey"]) {
      const pair = at(key);
      const instead =
        pair && step.action === "google-github-actions/auth"
          ? switchTo(
              job,
              root,
              [pair.place],
              [
                [
                  placeAt(given, "workload_identity_provider"),
                  "Which workload identity provider (projects/…/providers/…)?",
                  "projects/123456789/locations/global/workloadIdentityPools/github/providers/repository",
                ],
                [
                  placeAt(given, "service_account"),
                  "Which service account does it become?",
                  "deploy@project.iam.gserviceaccount.com",
                ],
              ],
            )
          : undefined;
      if (pair)
        add(pair.place, {
          by: "Google Cloud",
          because: `passed as ${pair.name}`,
          ...(instead && { instead }),
        });
    }
  if (step.action === "azure/login") {
    const pair = at("creds");
    const instead =
      pair &&
      switchTo(
        job,
        root,
        [pair.place],
        [
          [
            placeAt(given, "client-id"),
            "Which application (client id)?",
            "00000000-0000-0000-0000-000000000000",
          ],
          [placeAt(given, "tenant-id"), "Which tenant?", "00000000-0000-0000-0000-000000000000"],
          [placeAt(given, "subscription-id"), "Which subscription?", "00000000-0000-0000-0000-000000000000"],
        ],
      );
    if (pair)
      add(pair.place, { by: "Azure", because: `passed as ${pair.name}`, ...(instead && { instead }) });
  }
  if (step.action === "pypa/gh-action-pypi-publish" && !at("repositoryurl")) {
    const pair = at("password");
    if (pair) add(pair.place, { by: "PyPI", because: `passed as ${pair.name}` });
  }
}

/** How the official action of AWS takes a role instead of the key. */
function federated(
  secret: Place,
  given: Place,
  { action }: Step,
  job: Job,
  root: Place,
): Replaceable["instead"] {
  if (action !== "aws-actions/configure-aws-credentials") return undefined;
  const id = pairLike(given, "awsaccesskeyid");
  const role = placeAt(given, "role-to-assume");
  const drop = [...(id ? [id.place] : []), secret];
  return switchTo(
    job,
    root,
    drop,
    role.node
      ? []
      : [[role, "Which role does it assume (its ARN)?", "arn:aws:iam::111122223333:role/deploy"]],
  );
}

type Question = readonly [to: Place, question: string, sample: string];

function switchTo(
  job: Job,
  root: Place,
  drop: readonly Place[],
  ask: readonly Question[],
): Replaceable["instead"] {
  const minting = mayMint(job, root);
  if (minting === undefined) return undefined;
  return {
    drop: drop.map(anchorOf),
    write: [...ask.map(([to, question, value]) => ({ to: anchorOf(to), question, value })), ...minting],
  };
}

/** The edit that lets the job ask for a token; undefined where its permissions cannot be added to. */
function mayMint(job: Job, root: Place): NonNullable<Replaceable["instead"]>["write"] | undefined {
  const own = placeAt(job.place, "permissions");
  const block = own.node ? own : placeAt(root, "permissions");
  // Without a block the job has what the organisation gives; with one it has nothing else, so reading the code is named too.
  if (!block.node) return [{ to: anchorOf(own), value: { contents: "read", "id-token": "write" } }];
  if (block.node.kind === "map")
    return literal(placeAt(block, "id-token"))?.value === "write"
      ? []
      : [{ to: anchorOf(placeAt(block, "id-token")), value: "write" }];
  return word(block)?.value === "write-all" ? [] : undefined;
}

/** One secret and nothing else, or the secret part of a key of Azure: a choice between two, or a text around it, is known to nobody here. */
function secretIn(place: Place): string | undefined {
  const text = word(place)?.value ?? "";
  const found = ALONE.exec(text) ?? IN_KEY.exec(text);
  return found?.[1] ?? found?.[2];
}

const ALONE = /^\s*\$\{\{\s*secrets\s*(?:\.\s*(\w+)|\[\s*'(\w+)'\s*\])\s*\}\}\s*$/;
const IN_KEY = /"clientSecret"\s*:\s*"\$\{\{\s*secrets\.(\w+)\s*\}\}"/;
