/** What a rule is: one declaration from which code, configuration key, page, hover, README row and SARIF rule are made. */
import type { z } from "zod";
import type {
  AgentTools,
  BreakGlass,
  Case,
  CitationText,
  Control,
  Credential,
  DateText,
  Declaration,
  EvidenceText,
  Exception,
  Grant,
  Identity,
  OwnerRule,
  Pipeline,
  PolicyEntry,
  Problem,
  Reference,
  Risk,
  Scope,
  SecretText,
  SecretUse,
  Suppression,
  Team,
  TopKey,
  Trust,
} from "../model/facts.ts";
import type { World } from "../model/world.ts";
import type { Spot } from "../text/span.ts";
import type { Finding, Fix, Reason, Related } from "./finding.ts";

/** The gravest first. */
export const LEVELS = ["error", "warning", "information", "hint"] as const;

export type Level = (typeof LEVELS)[number];

/** For sorting, the gravest first: below zero where `a` is graver than `b`. */
export const byLevel = (a: Level, b: Level): number => LEVELS.indexOf(a) - LEVELS.indexOf(b);

/** What a rule can look at. The engine calls `check` once per subject; `holder` tells whom it belongs to. */
export interface Subjects {
  problem: { readonly it: Problem };
  topKey: { readonly it: TopKey };
  declaration: { readonly it: Declaration };
  reference: { readonly it: Reference };
  team: { readonly it: Team };
  identity: { readonly it: Identity };
  /** Scopes of identities, grants and break-glass paths, native and foreign. */
  scope: { readonly it: Scope; readonly holder: Identity | Grant | BreakGlass };
  credential: { readonly it: Credential; readonly holder: Identity };
  grant: { readonly it: Grant };
  breakGlass: { readonly it: BreakGlass };
  date: { readonly it: DateText };
  secret: { readonly it: SecretText };
  exception: { readonly it: Exception };
  /** A comment of any format that hides findings. */
  suppression: { readonly it: Suppression };
  /** One key of `policy`: what the operating model as a whole lacks is told by the rules that look at the key `model`. */
  policy: { readonly it: PolicyEntry };
  control: { readonly it: Control };
  risk: { readonly it: Risk };
  case: { readonly it: Case };
  citation: { readonly it: CitationText };
  evidence: { readonly it: EvidenceText };
  trust: { readonly it: Trust };
  pipeline: { readonly it: Pipeline };
  secretUse: { readonly it: SecretUse };
  agentTools: { readonly it: AgentTools };
  /** A rule of `owners:`, CODEOWNERS, OWNERS or a catalogue. */
  ownerRule: { readonly it: OwnerRule };
}

export type SubjectKind = keyof Subjects;

/** A message: words with `{name}` places; a message with a `level` of its own is raised or lowered to it. */
export type Message = string | { readonly text: string; readonly level: Level };

type TextOf<M extends Message> = M extends { readonly text: infer T extends string } ? T : M;
type Words<T> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Words<Rest> : never;
type With<M extends Message> = [Words<TextOf<M>>] extends [never]
  ? { readonly with?: undefined }
  : { readonly with: Readonly<Record<Words<TextOf<M>>, string>> };

export type Report<M extends Readonly<Record<string, Message>>> = {
  [K in keyof M & string]: {
    readonly say: K;
    /** The word, not the block. */
    readonly at: Spot;
    readonly related?: readonly Related[];
    /** The arithmetic, step by step, for the hover. */
    readonly because?: readonly Reason[];
    readonly fixes?: readonly Fix[];
  } & With<M[K]>;
}[keyof M & string];

export interface Context<M extends Readonly<Record<string, Message>>, O> {
  readonly world: World;
  readonly options: O;
  report(finding: Report<M>): void;
}

/** A document with the findings drawn under it by lines of carets (see `test/harness/annotated.ts`), and its repaired twin. */
export interface Example {
  /** Beginning with a line break; caret lines count as expectation, not as text. */
  readonly bad: string;
  readonly good: string;
  /** The file's path in the workspace; `nhi.yaml` where left out. */
  readonly path?: string;
  /** The document before the change, where the rule compares. */
  readonly before?: string;
  /** The folder has been read to its end, and holds these files beside the document. Left out: nobody has looked. */
  readonly beside?: readonly string[];
  /** No fix of it is one that a person would take first. */
  readonly preferred?: false;
}

/** A control as `server/src/frameworks` names it. */
export interface Citation {
  readonly framework: string;
  readonly version: string;
  readonly id: string;
}

export interface Rule<
  S extends SubjectKind = SubjectKind,
  M extends Readonly<Record<string, Message>> = Readonly<Record<string, Message>>,
  O = unknown,
> {
  /** Noun first, then the fault: `owner-missing`. Never renamed once released. */
  readonly id: string;
  /** One sentence that says what is wrong, without a full stop. */
  readonly title: string;
  /** Why it matters, in one to three sentences of our own. */
  readonly why: string;
  readonly since: string;
  readonly level: Level;
  /** `native`: manifests only; `all`: every format. */
  readonly formats: "native" | "all";
  /** One kind, or several where one fault can stand in several places (a grant, an identity's approval, a scope). */
  readonly looksAt: S | readonly S[];
  /** It compares with what was there before, and is not asked where that is not known. */
  readonly compares?: true;
  readonly options?: z.ZodType<O>;
  readonly messages: M;
  /** How strongly the controls support the rule. `own`: a rule about the manifest itself, `controls` is empty. */
  readonly support: "direct" | "partial" | "convention" | "own";
  readonly controls: readonly Citation[];
  /** What the source articles cite for it, as they wrote it. */
  readonly citedByArticles: readonly string[];
  /** Numbers of the articles' requirements (`0.05`). */
  readonly requirements: readonly string[];
  /** For rules without a fix: why an honest one does not exist. */
  readonly noFix?: string;
  readonly examples: readonly [Example, ...Example[]];
  check(subject: Subjects[S], context: Context<M, O>): void;
}

/** Checks the declaration's types and erases them for the registry. */
export function defineRule<
  const S extends SubjectKind,
  const M extends Readonly<Record<string, Message>>,
  O = undefined,
>(rule: Rule<S, M, O>): Rule {
  return rule as unknown as Rule;
}

export type { Finding, Fix, Reason, Related };
