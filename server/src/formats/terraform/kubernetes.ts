/** Kubernetes in Terraform: service accounts, token Secrets, roles and bindings. */
import type { Recipient, Scope } from "../../model/facts.ts";
import { present, UNSAYABLE } from "../../model/field.ts";
import { reachOf } from "../../model/reach.ts";
import { foreignScope } from "../blank.ts";
import { anchorOf, type Place, placeAt, spotOf } from "../place.ts";
import { type Block, inner, wordAt } from "./block.ts";
import { wordsAt } from "./policy.ts";
import { bareIdentity, credentialOf, grantOf, identityOf, type Said } from "./said.ts";

export function kubernetesSaid(block: Block): Said {
  const { body } = block;
  const type = block.type.replace(/_v\d+$/, "");
  switch (type) {
    case "kubernetes_service_account": {
      const metadata = metadataOf(block);
      const name = literal(metadata, "name");
      const space = literal(metadata, "namespace");
      const ref = name && ["k8s:ServiceAccount", space, name].filter((part) => part !== undefined).join("/");
      const tags = metadata && placeAt(metadata, "annotations");
      const containers = space ? [`k8s:Namespace/${space}`] : [];
      const refs = ref ? [ref] : [];
      const naming = { type: "service-account", tags, how: "annotation", refs, containers } as const;
      return { identities: [identityOf(block, naming)] };
    }
    case "kubernetes_secret":
      return secret(block);
    case "kubernetes_role":
    case "kubernetes_cluster_role": {
      const where = type === "kubernetes_role" ? "@ns" : "@cluster";
      if (inner(body, "aggregation_rule").length > 0) return {};
      return {
        grants: [
          grantOf(
            block,
            inner(body, "rule").flatMap((rule) => ruleScope(rule, where)),
          ),
        ],
      };
    }
    case "kubernetes_role_binding":
    case "kubernetes_cluster_role_binding":
      return binding(block, type === "kubernetes_cluster_role_binding");
    default:
      return {};
  }
}

const metadataOf = ({ body }: Block): Place | undefined => inner(body, "metadata")[0];

function literal(place: Place | undefined, key: string): string | undefined {
  const word = place && wordAt(placeAt(place, key));
  return word?.includes("${") ? undefined : word;
}

const TOKEN = {
  lives: { how: "forever", because: "a token Secret is valid until somebody deletes it" },
} as const;

/** A token that never ends, of the account that its annotation names. */
function secret(block: Block): Said {
  if (wordAt(placeAt(block.body, "type")) !== "kubernetes.io/service-account-token") return {};
  const metadata = metadataOf(block);
  const account = literal(metadata && placeAt(metadata, "annotations"), "kubernetes.io/service-account.name");
  const holder = bareIdentity(
    block,
    block.address,
    block.name.at,
    account === undefined ? `kubernetes_secret "${block.name.value}"` : `ServiceAccount "${account}"`,
  );
  const type = present("k8s-token-secret", block.name.at);
  return { credentials: [{ it: credentialOf(block, holder.id, type, TOKEN), holder }] };
}

/** Names narrow a rule to single objects, which somebody has counted. Computed words are unknown. */
function ruleScope(rule: Place, where: string): readonly Scope[] {
  const verbs = wordsAt(placeAt(rule, "verbs"));
  const resources = wordsAt(placeAt(rule, "resources"));
  const groups = wordsAt(placeAt(rule, "api_groups"));
  const [first] = verbs;
  if (!first || resources.length === 0) return [];
  if ([...verbs, ...resources, ...groups].some(({ value }) => value.includes("${"))) return [];
  const group = groups.find(({ value }) => value !== "" && value !== "*")?.value;
  const names = resources.map(({ value }) => (group && groups.length === 1 ? `${value}.${group}` : value));
  const text = `k8s:${verbs.map(({ value }) => value).join(",")} ${names.join(",")}${where}`;
  const single = placeAt(rule, "resource_names").node !== undefined;
  const told = single ? { reach: "narrow" as const, because: "single named objects" } : reachOf(text);
  const star = verbs.find(({ value }) => value === "*");
  const all = resources.find(({ value }) => value === "*");
  const broad = told.reach === "admin" || told.reach === "wildcard";
  const part = broad && star ? "verb" : broad && all ? "resource" : undefined;
  const at = (part === "verb" ? star : part === "resource" ? all : first)?.at ?? first.at;
  return [foreignScope({ text, at, entry: anchorOf(rule), part, ...told })];
}

const EVERYBODY = /^system:(authenticated|unauthenticated|anonymous|serviceaccounts(:.+)?)$/;

function binding(block: Block, everywhere: boolean): Said {
  const [ref] = inner(block.body, "role_ref");
  const place = ref && placeAt(ref, "name");
  const role = place && wordAt(place);
  if (!place || role === undefined || role.includes("${")) return {};
  const recipients = inner(block.body, "subject").flatMap(recipientOf);
  const machine = recipients.some(({ whom }) => whom !== "person");
  const own = wordAt(placeAt(ref, "kind")) === "Role";
  const told = own
    ? { reach: "narrow" as const, because: "what it gives is written in the role" }
    : reachOf(`k8s:${role}@${everywhere ? "cluster" : "ns"}`);
  const shown =
    told.reach === "admin" && !machine
      ? { reach: "elevated" as const, because: `${told.because}, held by people` }
      : told;
  const scope = foreignScope({
    text: `k8s:${role}@${everywhere ? "cluster" : "ns"}`,
    at: spotOf(place),
    entry: anchorOf(ref),
    ...shown,
  });
  const one = recipients.find(({ whom }) => whom !== "person") ?? recipients[0];
  const subject = one ? present(one.ref, one.at) : UNSAYABLE;
  return { grants: [{ ...grantOf(block, [scope], subject), recipients }] };
}

function recipientOf(subject: Place): readonly Recipient[] {
  const kind = wordAt(placeAt(subject, "kind"));
  const name = placeAt(subject, "name");
  const word = wordAt(name);
  if (kind === undefined || word === undefined) return [];
  const space = literal(subject, "namespace");
  const at = spotOf(name);
  const place = space === undefined ? undefined : `ns/${space}`;
  if (kind === "ServiceAccount") {
    const ref = ["k8s:ServiceAccount", space, word].filter((part) => part !== undefined).join("/");
    return [{ at, ref, whom: word === "default" ? "default-account" : "account", place }];
  }
  const everybody = EVERYBODY.exec(word)?.[1];
  const whom =
    everybody === undefined
      ? "person"
      : everybody.startsWith("serviceaccounts")
        ? "every-account"
        : "everyone";
  return [{ at, ref: `k8s:${kind}/${word}`, whom, place: undefined }];
}
