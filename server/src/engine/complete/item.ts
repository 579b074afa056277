/** What can be offered at a place, before it is written in the style of that place. */
import type { Span } from "../../text/span.ts";
import type { Block } from "../prose.ts";
import type { Workspace } from "../workspace.ts";
import type { Cursor } from "./cursor.ts";

/** What the client can take. */
export interface Taker {
  /** Text with places to fill in (`${1:team}`). */
  readonly snippets: boolean;
  /** Text of several lines goes in as it is. */
  readonly asIs: boolean;
}

export interface Completion {
  readonly label: string;
  readonly kind: "key" | "word" | "name" | "date" | "text" | "entry";
  /** In a few words, beside the label. */
  readonly detail: string;
  /** The longer account. */
  readonly about: readonly Block[];
  /** What is written in the place of `span`. */
  readonly insert: string;
  /** `insert` has places to fill in. */
  readonly snippet: boolean;
  /** Offsets of the whole document. */
  readonly span: Span;
  /** What is typed is held against this. */
  readonly filter: string;
  /** It should not be taken any more (a disbanded team). */
  readonly gone: boolean;
  /** Sorts before others when lower. */
  readonly rank: number;
}

/** A value before it is written: quotes and brackets come later. */
export interface Value {
  readonly text: string;
  readonly kind: Completion["kind"];
  readonly detail?: string;
  readonly about?: readonly Block[];
  /** Words by which it is found besides its own. */
  readonly also?: string;
  readonly gone?: boolean;
  readonly rank?: number;
}

/** Where something is completed, and for whom. */
export interface Asked {
  readonly workspace: Workspace;
  readonly uri: string;
  readonly cursor: Cursor;
  readonly taker: Taker;
}
