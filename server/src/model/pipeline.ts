/** What a pipeline may do, who can start it, and which secrets it takes. */
import type { Spot } from "../text/span.ts";
import type { Duration, When } from "./day.ts";
import type { Anchor, Field, Sourced } from "./field.ts";
import type { OwnerClaim } from "./owner.ts";

export interface Pipeline {
  readonly kind: "pipeline";
  readonly system: string;
  /** For messages: `Workflow "release"`, `Job "deploy"`. */
  readonly title: string;
  /** The word that lets outsiders start it (`pull_request_target`); undefined where only members can. */
  readonly outsiders: Sourced<string> | undefined;
  /** Rights that write, or mint tokens, of its own job or workflow; left out are reading, and what only answers an outsider (comments, labels). */
  readonly rights: readonly PipelineRight[];
}

export interface PipelineRight {
  /** As written: `contents: write`, `id-token: write`, `write-all`. */
  readonly text: string;
  readonly at: Spot;
  readonly entry: Anchor;
  /** Writes, or can mint tokens for other systems. */
  readonly does: "writes" | "mints" | "everything";
  /** What could stand at `at` in its place. */
  readonly narrower: string;
}

/** A stored secret that a pipeline takes. */
export interface SecretUse {
  readonly kind: "secretUse";
  readonly system: string;
  /** As manifests bind to it: `gha-secret:NPM_TOKEN`. */
  readonly ref: string;
  readonly name: Sourced<string>;
  /** What a comment at this place says of it. */
  readonly claims: readonly OwnerClaim[];
  readonly rotated: Field<When>;
  readonly rotateEvery: Field<Duration>;
  readonly expires: Field<When>;
  /** The system that offers federation for what this key is used for (`AWS`), and how the key is known (`passed as aws-secret-access-key`). */
  readonly replaceable: Replaceable | undefined;
  /** Where a comment on it would be written; undefined where none can stand. */
  readonly noteTo: Anchor | undefined;
  /** Handed in by the pipeline that calls this one: it is declared there. */
  readonly handedIn: boolean;
}

export interface Replaceable {
  readonly by: string;
  readonly because: string;
  /** How this place says it in terms of federation; undefined where that takes more than an edit here. */
  readonly instead?: {
    readonly drop: readonly Anchor[];
    /** A value with a question is asked for, and stands for the answer when it is tried. */
    readonly write: readonly {
      readonly to: Anchor;
      readonly value: string | { readonly [key: string]: string };
      readonly question?: string;
    }[];
  };
}

/** What an agent's configuration lets it use without asking. */
export interface AgentTools {
  readonly kind: "agentTools";
  readonly system: string;
  /** For messages: `Agent settings`, `MCP server "github"`. */
  readonly title: string;
  /** The entry that allows. */
  readonly at: Spot;
  readonly entry: Anchor;
  readonly allows: "every tool" | "every command" | "listed tools";
  /** One phrase that says why (`"*" in permissions.allow`). */
  readonly because: string;
  /** What could stand there: one tool as an example, of which a person names their own, or the value with which the agent asks. */
  readonly instead: { readonly tool: string } | { readonly value: string | boolean };
}
