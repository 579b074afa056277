/** Who may take on an AWS role without a credential of its own: the statements of its trust policy. */

import type { Spot } from "../text/span.ts";
import type { PolicyCondition, PolicyStatement, PolicyWord } from "./aws-policy.ts";
import type { Anchor } from "./field.ts";
import type { Trust } from "./trust.ts";

/** A statement of a trust policy, with those whom it names. */
export interface TrustStatement extends PolicyStatement {
  /** Where a finding about something absent sits: the statement's first words; left out: at the provider. */
  readonly at?: Spot;
  /** Providers of federated identities: ARNs or hosts. */
  readonly federated: readonly PolicyWord[];
  /** AWS accounts, users and roles; `*` for everybody. */
  readonly accounts: readonly PolicyWord[];
  readonly services: readonly PolicyWord[];
  /** Where a condition of that operator and key is, or would be, written; undefined where no edit can put it there. */
  readonly conditionAt: (operator: string, key: string) => Anchor | undefined;
}

/** What of the statement is worth knowing; undefined: services and named accounts are nobody from outside. `title`: `Trust of Role "deploy"`. */
export function trustOf(statement: TrustStatement, title: string): Trust | undefined {
  if (statement.effect !== "Allow") return undefined;
  for (const { value, at } of statement.federated) {
    const issuer = issuerOf(value);
    if (issuer === undefined || SAML.test(value)) continue;
    const { reach, because, found } = judged(statement, issuer);
    const to = found ? found.to : statement.conditionAt("StringLike", `${issuer}:sub`);
    return {
      kind: "trust",
      system: "aws",
      at: found?.at ?? statement.at ?? at,
      title,
      issuer,
      reach,
      because,
      to: reach === "elsewhere" ? undefined : to,
      sample: sampleFor(issuer),
    };
  }
  return openToAll(statement, title);
}

/** Whether only people can take on the role: they sign in through SAML, or with a second factor. */
export function isForPeople(statements: readonly TrustStatement[]): boolean {
  const allows = statements.filter(({ effect }) => effect === "Allow");
  return (
    allows.length > 0 &&
    allows.every(
      (one) =>
        one.services.length === 0 &&
        one.federated.length + one.accounts.length > 0 &&
        one.federated.every(({ value }) => SAML.test(value)) &&
        (one.accounts.length === 0 || asksSecondFactor(one)),
    )
  );
}

const asksSecondFactor = ({ conditions }: TrustStatement): boolean =>
  conditions !== "elsewhere" && conditions.some(({ key }) => /^aws:MultiFactorAuth(Present|Age)$/i.test(key));

const SAML = /:saml-provider\//;

/** The host out of an ARN of a provider; undefined where it is computed. */
function issuerOf(value: string): string | undefined {
  const host = value.includes(":oidc-provider/") ? value.slice(value.indexOf(":oidc-provider/") + 15) : value;
  return host.includes("${") || !/^[\w-]+(\.[\w-]+)+(\/|$)/.test(host) ? undefined : host.replace(/\/$/, "");
}

interface Judged {
  readonly reach: Trust["reach"];
  readonly because: string;
  /** The value that is too wide. */
  readonly found?: { readonly at: Spot; readonly to: Anchor | undefined };
}

function judged({ conditions }: TrustStatement, issuer: string): Judged {
  if (conditions === "elsewhere")
    return { reach: "elsewhere", because: "its conditions are not in this file" };
  const claims = conditions.filter(({ operator }) => isTest(operator));
  const subjects = claims.filter(
    ({ key }) => key.toLowerCase().replace("/:", ":") === `${issuer}:sub`.toLowerCase(),
  );
  if (subjects.length > 0) return narrowest(subjects.map((one) => widest(valuesOf(one))));
  // A key that is an expression may be the one that is missed; another claim may bind as well as the subject does.
  if (claims.some(({ key }) => key.includes("${")))
    return { reach: "elsewhere", because: "a condition's key is computed" };
  const other = claims.find(({ key, values }) => binds(issuer, key, values));
  if (other) return { reach: "bound", because: `limited by ${other.key}` };
  return { reach: "anybody", because: `no condition on ${issuer}:sub` };
}

/** Operators that hold only where the claim is there and fits. */
const isTest = (operator: string): boolean =>
  /^(?:ForAnyValue:|ForAllValues:)?String(?:Equals|Like)(?:IgnoreCase)?(?:IfExists)?$/i.test(operator);

/** Claims that a stranger's token cannot carry: of public issuers the audience is everybody's, of the rest it is one's own. */
function binds(issuer: string, key: string, values: readonly PolicyWord[]): boolean {
  const claim = key.slice(key.lastIndexOf(":") + 1).toLowerCase();
  if (values.length === 0 || values.some(({ value }) => value === "*")) return false;
  if (claim !== "aud") return key.toLowerCase().startsWith(issuer.toLowerCase());
  return !SHARED.test(issuer) && values.every(({ value }) => value !== "sts.amazonaws.com");
}

/** Issuers that give a token of any audience to anybody who asks. */
const SHARED =
  /^(token\.actions\.githubusercontent\.com|gitlab\.com|app\.terraform\.io|agent\.buildkite\.com)/;

const valuesOf = ({ operator, values }: PolicyCondition) =>
  values.map((word) => ({ ...word, like: /like/i.test(operator) }));

type Value = ReturnType<typeof valuesOf>[number];

/** All conditions hold at once, so that the narrowest decides; one that is computed may be narrower than the rest. */
const narrowest = ([first, ...rest]: readonly Judged[]): Judged =>
  rest.reduce(
    (best, one) => (ORDER.indexOf(one.reach) < ORDER.indexOf(best.reach) ? one : best),
    first ?? widest([]),
  );

/** The widest of the subjects decides, for any of them lets in. */
function widest(values: readonly Value[]): Judged {
  let best: Judged = { reach: "bound", because: "limited to named subjects" };
  for (const value of values) {
    const one = subject(value);
    if (ORDER.indexOf(one.reach) > ORDER.indexOf(best.reach)) best = one;
  }
  return values.length === 0 ? { reach: "elsewhere", because: "its subjects are not in this file" } : best;
}

const ORDER: readonly Trust["reach"][] = ["bound", "elsewhere", "organisation", "anybody"];

function subject({ value, at, entry, like }: Value): Judged {
  // What a function makes is not put right by another text in its place.
  const found = { at, to: value.includes("${") ? undefined : entry };
  if (/^\$\{[^}]*\}$/.test(value)) return { reach: "elsewhere", because: "the subject is not in this file" };
  // StringEquals takes a star for a star: nobody fits, which is a fault of another kind.
  if (!like) return { reach: "bound", because: `limited to ${value}` };
  const [kind = "", rest = ""] = split(value, ":");
  if (/^[*?]*$/.test(value) || (/^(repo|project_path|organization|org)$/.test(kind) && /^\*/.test(rest)))
    return { reach: "anybody", because: `"${value}" fits every subject of the issuer`, found };
  const [organisation = "", repository] = split(rest, "/");
  if (
    (kind === "repo" || kind === "project_path") &&
    /^\*+(:.*)?$/.test(repository ?? "") &&
    !/[*?]/.test(organisation)
  )
    return { reach: "organisation", because: `"${value}" fits every repository of ${organisation}`, found };
  if (kind === "repo" && repository === undefined && /\*$/.test(organisation))
    return { reach: "anybody", because: `"${value}" fits every repository whose owner begins so`, found };
  return { reach: "bound", because: `limited to ${value}` };
}

function split(text: string, sign: string): readonly [string, string?] {
  const at = text.indexOf(sign);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

/** A role that every AWS account can take on, with no condition at all. */
function openToAll({ accounts, conditions }: TrustStatement, title: string): Trust | undefined {
  const all = accounts.find(({ value }) => value === "*");
  if (!all || conditions === "elsewhere" || conditions.length > 0) return undefined;
  return {
    kind: "trust",
    system: "aws",
    at: all.at,
    title,
    issuer: undefined,
    reach: "anybody",
    because: 'principal "*" without a condition',
    to: undefined,
    sample: undefined,
  };
}

const sampleFor = (issuer: string): string | undefined =>
  issuer.startsWith("token.actions.githubusercontent.com")
    ? "repo:acme/web:ref:refs/heads/main"
    : issuer.startsWith("gitlab.com")
      ? "project_path:acme/web:ref_type:branch:ref:main"
      : issuer.startsWith("oidc.eks.")
        ? "system:serviceaccount:payments:ci-bot"
        : undefined;
