/** What the two rules about broad scopes share: how a right is made narrower. */
import type { BreakGlass, Grant, Identity, Scope } from "../../model/facts.ts";
import type { Fix } from "../finding.ts";

/** Replace the right by a narrower one, which only its user can name; in a manifest it can also be taken away. */
export function narrower(it: Scope, holder: Identity | Grant | BreakGlass, title: string): readonly Fix[] {
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
