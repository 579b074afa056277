/** Granted against declared: whether the scopes that a manifest declares cover a scope that a file grants. What nobody can tell counts as covered. */
import { isExpression } from "./ownership.ts";
import { type ScopeParts, scopeParts } from "./reach.ts";
import { everywhere } from "./reach-words.ts";

const SAME: Readonly<Record<string, string>> = { kubernetes: "k8s", postgres: "db", mysql: "db" };

/** The system of a scope in one spelling; undefined where it names none. */
export function systemOf(scope: string): string | undefined {
  const parts = scopeParts(scope);
  return parts && (SAME[parts.system] ?? parts.system);
}

/**
 * What of `granted` no scope of `declared` covers, in the system's words (`verbs "delete" on secrets`); undefined: all of it is covered,
 * or it cannot be compared. Declared scopes of other systems do not count.
 */
export function uncovered(granted: string, declared: readonly string[]): string | undefined {
  const asked = scopeParts(granted);
  const system = systemOf(granted);
  if (!asked || !system || isUnknown(granted)) return undefined;
  const same = declared.filter((one) => systemOf(one) === system).flatMap((one) => scopeParts(one) ?? []);
  if (declared.some((one) => systemOf(one) === system && isUnknown(one))) return undefined;
  const here = same.filter((one) => coversPlace(system, one.resource, asked.resource));
  const covers = COVERS[system] ?? coversWord;
  const missing = partsOf(system, asked.permission).filter(
    (part) => !here.some((one) => covers(one.permission, part)),
  );
  return missing.length === 0 ? undefined : missing.map(partText).join(", ");
}

/** Words from elsewhere, in any spelling of the systems that write them. */
const isUnknown = (text: string): boolean => isExpression(text) || /\$\{|\{\{|<[^>]+>|%\(/.test(text);

/** One right that is covered or not: a verb on a resource, an action, a role. */
interface Part {
  readonly word: string;
  readonly on?: string;
}

const partText = ({ word, on }: Part): string => (on === undefined ? word : `${word} ${on}`);

/** A granted permission as single rights. */
function partsOf(system: string, permission: string): readonly Part[] {
  if (system === "k8s") {
    const [verbs = "", ...rest] = permission.trim().split(/\s+/);
    if (rest.length === 0) return [{ word: verbs }];
    return words(rest.join(" ")).flatMap((on) => words(verbs).map((word) => ({ word, on })));
  }
  return words(permission).map((word) => ({ word }));
}

type Covers = (declared: string, granted: Part) => boolean;

const COVERS: Readonly<Record<string, Covers>> = {
  k8s: coversKubernetes,
  aws: coversAws,
  github: coversGithub,
  gcp: coversGcp,
  entra: coversEntra,
  vault: (declared, { word }) =>
    words(declared).some((right) => right === "*" || right === word || right === "root"),
};

const coversWord: Covers = (declared, { word }) => words(declared).some((one) => matches(one, word));

const KUBE_LADDER = ["view", "edit", "admin", "cluster-admin"];
const KUBE_READS = new Set(["get", "list", "watch"]);

/** A role of the cluster's own stands for its rights; what a role with another name gives, its own file says. */
function coversKubernetes(declared: string, { word, on }: Part): boolean {
  const [verbs = "", ...rest] = declared.trim().split(/\s+/);
  const step = KUBE_LADDER.indexOf(verbs.toLowerCase());
  if (rest.length === 0) {
    if (verbs === "*" || verbs === "cluster-admin") return true;
    if (on === undefined) {
      const asked = KUBE_LADDER.indexOf(word);
      return asked < 0 || step < 0 ? word === verbs : asked <= step;
    }
    // The two middle steps hold most that a namespace has, though never every right on everything.
    if (step > 0) return word !== "*" || on !== "*";
    return step === 0 && KUBE_READS.has(word) && !/^(secrets|\*)/.test(on);
  }
  const resources = words(rest.join(" "));
  const known =
    on === undefined
      ? word !== "cluster-admin" && resources.includes("*") && words(verbs).includes("*")
      : resources.some((one) => coversResource(one, on));
  return known && (words(verbs).includes("*") || words(verbs).includes(word) || on === undefined);
}

/** `secrets` covers `secrets/name`; a group that only one side writes is no difference. */
function coversResource(declared: string, granted: string): boolean {
  if (declared === "*" || declared === "*.*") return true;
  const [a = "", ...single] = declared.split("/");
  const [b = "", ...name] = granted.split("/");
  const same = a === b || (a.split(".")[0] === b.split(".")[0] && (!a.includes(".") || !b.includes(".")));
  return same && (single.length === 0 || single.join("/") === name.join("/"));
}

/** Actions match by their patterns. What a policy allows is in the policy: its name is covered by its name, and otherwise only an administrator's is told. */
function coversAws(declared: string, { word }: Part): boolean {
  const policy = (text: string): boolean => !/^[\w-]*[:*]/.test(text) || text.startsWith("arn:");
  const last = (text: string): string => text.slice(text.lastIndexOf("/") + 1).toLowerCase();
  if (policy(word)) {
    if (
      words(declared).some((one) => one === "*" || one === "*:*" || (policy(one) && last(one) === last(word)))
    )
      return true;
    return !/^(administratoraccess|iamfullaccess|poweruseraccess)$/.test(last(word));
  }
  return words(declared).some((one) => {
    if (policy(one)) return !/readonly|viewonly|securityaudit/i.test(one);
    return one === "*" || one === "*:*" || matches(one.toLowerCase(), word.toLowerCase());
  });
}

/** Who may write may read. */
function coversGithub(declared: string, { word }: Part): boolean {
  return words(declared).some((one) => {
    if (one === "write-all" || one === "*" || one === word) return true;
    const [what, right] = one.split(":");
    const [asked, wanted] = word.split(":");
    if (one === "read-all") return wanted === "read";
    return (
      what === asked && (right === "*" || right === "admin" || (right === "write" && wanted !== "admin"))
    );
  });
}

/** A role of a service that administers it covers the service's others; roles and permissions are compared only where a role covers all. */
function coversGcp(declared: string, { word }: Part): boolean {
  const asked = word.toLowerCase();
  return words(declared.toLowerCase()).some((one) => {
    if (one === asked || one === "*" || one === "roles/owner" || matches(one, asked)) return true;
    const broad = /^roles\/(owner|editor)$/.test(asked);
    if (one === "roles/editor") return asked !== "roles/owner" && !/iam|admin$/.test(asked);
    if (one === "roles/viewer") return /viewer$/.test(asked);
    const service = /^roles\/([a-z]+)\.admin$/.exec(one)?.[1];
    if (service !== undefined && asked.startsWith(`roles/${service}.`)) return true;
    return !broad && one.startsWith("roles/") !== asked.startsWith("roles/");
  });
}

/** `Mail.ReadWrite` covers `Mail.Read`, and `Mail.Read.All` what ends before. */
function coversEntra(declared: string, { word }: Part): boolean {
  const asked = word.toLowerCase();
  return words(declared.toLowerCase()).some(
    (one) =>
      one === asked ||
      one === "*" ||
      one === `${asked}.all` ||
      one.replace(".readwrite", ".read") === asked ||
      one.replace(".readwrite", ".read") === `${asked}.all`,
  );
}

/** Whether what is declared for one place holds where it is granted. A place that one side does not know is no difference. */
function coversPlace(system: string, declared: string, granted: string): boolean {
  // A workflow does not name its repository.
  if (system === "github" || everywhere(declared)) return true;
  if (isUnknown(declared) || isUnknown(granted)) return true;
  if (system === "k8s") {
    if (/^clusters?(\/|$)/.test(declared) || granted === "ns") return true;
    if (granted === "" || granted === "cluster") return false;
  }
  if (granted === "") return system !== "aws" && system !== "vault";
  return matches(declared, granted) || granted.startsWith(`${declared.replace(/\/+$/, "")}/`);
}

/** Whether a pattern with `*` and `?` covers the text; a star in the text is a letter that only a star covers. */
function matches(pattern: string, text: string): boolean {
  if (pattern === text || pattern === "*") return true;
  if (!/[*?]/.test(pattern)) return false;
  const stars = pattern.split("*");
  let at = 0;
  for (const [i, piece] of stars.entries()) {
    const found =
      i === 0
        ? fits(text, 0, piece)
          ? 0
          : -1
        : i === stars.length - 1
          ? lastFit(text, at, piece)
          : nextFit(text, at, piece);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return stars.length > 1 || at === text.length;
}

const fits = (text: string, at: number, piece: string): boolean =>
  at + piece.length <= text.length && [...piece].every((c, i) => c === "?" || text[at + i] === c);

function nextFit(text: string, from: number, piece: string): number {
  for (let at = from; at + piece.length <= text.length; at++) if (fits(text, at, piece)) return at;
  return -1;
}

const lastFit = (text: string, from: number, piece: string): number =>
  text.length - piece.length >= from && fits(text, text.length - piece.length, piece)
    ? text.length - piece.length
    : -1;

const words = (list: string): readonly string[] =>
  list.split(",").flatMap((word) => (word.trim() === "" ? [] : [word.trim()]));

export type { ScopeParts };
