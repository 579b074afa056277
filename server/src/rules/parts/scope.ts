/** What the two rules about broad scopes share: how a right is made narrower. */
import type { BreakGlass, Grant, Identity, Scope } from "../../model/facts.ts";
import type { Fix } from "../finding.ts";

/** Replace the right by a narrower one, which only its user can name; in a manifest it can also be taken away. */
export function narrower(it: Scope, holder: Identity | Grant | BreakGlass, title: string): readonly Fix[] {
  if (it.narrower) return [toWord(it.at, it.narrower)];
  if (it.part) return [oneWord(it, it.part)];
  const native = holder.kind !== "breakGlass" && holder.system === "native";
  const system = /^[a-z0-9-]+(?=:)/.exec(it.text)?.[0] ?? "app";
  const value = {
    ask: "scope",
    prompt: "Which permissions does it need, on which resource?",
    sample: native ? `${system}:read` : "view",
    kind: "text",
  } as const;
  const replace: Fix = {
    title,
    class: "choice",
    preferred: true,
    edits: [{ do: "replace", at: it.at, value }],
  };
  return native
    ? [replace, { title: "Remove the scope", class: "choice", edits: [{ do: "remove", from: it.entry }] }]
    : [replace];
}

const toWord = (at: Scope["at"], value: string): Fix => ({
  title: `Narrow it to ${value}`,
  class: "choice",
  preferred: true,
  edits: [{ do: "replace", at, value }],
});

/** What stands for the wildcard when a fix is tried; a person writes their own. */
const SAMPLES = {
  verb: "get",
  resource: "configmaps",
  action: "s3:GetObject",
  policy: "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess",
} as const;

function oneWord({ at }: Scope, part: keyof typeof SAMPLES): Fix {
  const prompt = `Which ${part} does it need? More of them can be added as items of the list.`;
  const value = { ask: part, prompt, sample: SAMPLES[part], kind: "text" } as const;
  const edits = [{ do: "replace", at, value }] as const;
  return { title: `Name the ${part} that it needs`, class: "choice", preferred: true, edits };
}
