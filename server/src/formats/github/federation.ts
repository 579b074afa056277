/** What a job reaches besides its token: roles of clouds, taken by federation, and secrets that go on to another workflow. */
import type { Scope } from "../../model/facts.ts";
import { anchorOf, placeAt, spotOf } from "../place.ts";
import { word } from "../word.ts";
import { literal, pairLike } from "./reader.ts";
import { scopeOf } from "./scope.ts";
import type { Job, Step } from "./workflow.ts";

export const reachedBy = (job: Job): readonly Scope[] => [
  ...job.steps.flatMap((step) => roleOf(step) ?? []),
  ...inherited(job),
];

/** A name that is computed says nothing here. */
function roleOf({ place, action }: Step): Scope | undefined {
  const given = placeAt(place, "with");
  const one = (key: string, text: (value: string) => string, because: string): Scope | undefined => {
    const pair = pairLike(given, key);
    const value = pair && literal(pair.place);
    return value && value.value !== ""
      ? scopeOf(text(value.value), value.at, { reach: "narrow", because }, anchorOf(pair.place))
      : undefined;
  };
  if (action === "google-github-actions/auth")
    return one(
      "serviceaccount",
      (account) => `gcp:impersonate@${account}`,
      "a service account of Google Cloud, taken by federation",
    );
  if (action === "azure/login")
    return one("clientid", (app) => `entra:login@${app}`, "an application of Entra, taken by federation");
  return one(
    "roletoassume",
    (role) => `aws:sts:AssumeRoleWithWebIdentity@${role}`,
    "a role of AWS, taken by federation",
  );
}

/** `secrets: inherit` hands on every secret that the workflow can read, known or not. */
function inherited({ place }: Job): readonly Scope[] {
  const secrets = placeAt(place, "secrets");
  const uses = word(placeAt(place, "uses"))?.value;
  if (uses === undefined || word(secrets)?.value !== "inherit") return [];
  const own = uses.startsWith("./");
  const because = own
    ? "every secret goes on to another workflow of this repository"
    : `every secret goes on to a workflow of ${uses.split("/")[0] ?? uses}`;
  return [
    scopeOf(
      `github:secrets:inherit@${uses}`,
      spotOf(secrets),
      { reach: own ? "narrow" : "elevated", because },
      anchorOf(secrets),
    ),
  ];
}
