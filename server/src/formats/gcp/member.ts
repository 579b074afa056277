/** Members of a policy: who they are, and how manifests name them. */
import type { Recipient } from "../../model/facts.ts";
import type { Sourced } from "../../model/field.ts";

export interface Member {
  readonly ref: string;
  readonly title: string;
  readonly at: Sourced<string>["at"];
  readonly whom: Recipient["whom"];
  /** A machine, or everybody, machines included. */
  readonly machine: boolean;
  /** The platform acts for itself: nobody of the organisation holds a key to it. */
  readonly platform: boolean;
}

/** `gcp:service-account/ci-bot@acme.iam.gserviceaccount.com`, as a manifest's `bind` names it. */
export const accountRef = (email: string): string => `gcp:service-account/${email}`;

export function memberOf({ value, at }: Sourced<string>): Member {
  const text = value.trim();
  if (text === "allUsers" || text === "allAuthenticatedUsers") return everyone(text, at);
  const colon = text.indexOf(":");
  const [kind, name] = [text.slice(0, colon), text.slice(colon + 1)];
  if (kind === "serviceAccount") return account(name, at);
  if (kind === "$iam_principals") return context(name, at);
  if (kind === "principal" || kind === "principalSet")
    return { ...person(text, at), machine: name.includes("/workloadIdentityPools/"), title: text };
  if (kind === "$service_agents") return { ...person(text, at), platform: true };
  return person(text, at);
}

const person = (text: string, at: Member["at"]): Member => ({
  ref: text,
  title: text,
  at,
  whom: "person",
  machine: false,
  platform: false,
});

const everyone = (text: string, at: Member["at"]): Member => ({
  ...person(text, at),
  whom: "everyone",
  machine: true,
});

/** Accounts by which Google's own services act. */
const AGENT =
  /^service-\d+@|@cloudservices\.gserviceaccount\.com$|@gcp-sa-|@[\w-]*cloudbuild\.gserviceaccount\.com$|@system\.gserviceaccount\.com$/;
/** Accounts that everything in a project runs as, where nobody chose another. */
const DEFAULT = /-compute@developer\.gserviceaccount\.com$|@appspot\.gserviceaccount\.com$/;
/** A Kubernetes ServiceAccount that workload identity lets act for itself. */
const WORKLOAD = /^[\w.:-]+\.svc\.id\.goog\[([\w.-]+)\/([\w.-]+)\]$/;

function account(email: string, at: Member["at"]): Member {
  const base = { at, machine: true, platform: false };
  const workload = WORKLOAD.exec(email);
  if (workload) {
    const name = `${workload[1]}/${workload[2]}`;
    return { ...base, ref: `k8s:ServiceAccount/${name}`, title: `ServiceAccount ${name}`, whom: "account" };
  }
  const whom = DEFAULT.test(email) ? ("default-account" as const) : ("account" as const);
  const platform = AGENT.test(email);
  return { ...base, ref: accountRef(email), title: `service account ${email}`, whom, platform };
}

/** The names that factory files give to principals: `service_accounts/<project>/<name>`, else a group. */
function context(name: string, at: Member["at"]): Member {
  const path = /^service_accounts\/(.+)$/.exec(name)?.[1];
  return path === undefined
    ? person(name, at)
    : {
        ref: accountRef(path),
        title: `service account ${path}`,
        at,
        whom: "account",
        machine: true,
        platform: false,
      };
}
