/**
 * One workspace: its files, their facts, the index over them, and the verdicts.
 * The only thing here that lives and changes; everything that it calls is a function of values.
 * An edit costs the segments that it touched and those whose answers from the rest of the workspace changed.
 */
import { claimer } from "../formats/registry.ts";
import type { Day } from "../model/day.ts";
import type { Facts } from "../model/facts.ts";
import { createIndex, replace } from "../model/index.ts";
import { WHOLE } from "../model/outside.ts";
import type { World } from "../model/world.ts";
import { worldOf } from "../model/world-of.ts";
import type { Verdict } from "../policy/judge.ts";
import { rules as allRules } from "../rules/registry.ts";
import type { Claimer } from "../syntax/claim.ts";
import type { ParsedSegment } from "../syntax/node.ts";
import { edit, offsetAt, parse, rebase } from "../syntax/parse.ts";
import type { Change, Parsed } from "../syntax/parsed.ts";
import type { Position } from "../text/lines.ts";
import type { Source } from "../text/source.ts";
import type { Segment } from "../text/span.ts";
import { pathFrom } from "../text/uri.ts";
import { type RuleSet, ruleSet } from "./check.ts";
import { Readers } from "./readers.ts";
import { lowered, onlyProblem, verdictsOf } from "./segment.ts";
import { Surroundings } from "./surroundings.ts";
import { type File, isSeen, type Settings, type Touched, verdictsIn } from "./workspace-file.ts";

export class Workspace {
  /** The uri from which paths count: the folder, or the repository's root above it. */
  #root: string;
  readonly #folder: string;
  readonly #claim: Claimer;
  readonly #rules: RuleSet;
  readonly #files = new Map<string, File>();
  readonly #index;
  readonly #readers = new Readers();
  readonly #around: Surroundings;
  /** Whether the host has handed in every file. */
  #read = false;
  #sink: Set<string> = new Set();
  #world: World;
  #today: Day;

  constructor(settings: Settings) {
    this.#root = settings.folder;
    this.#folder = settings.folder;
    this.#claim = claimer(settings.off);
    this.#rules = ruleSet(settings.rules ?? allRules);
    this.#index = createIndex((uri) => this.pathOf(uri));
    const all = settings.folder !== "" && !settings.off?.size;
    this.#around = new Surroundings({
      roots: () => [this.#root, this.#folder].filter((uri) => uri !== ""),
      sees: (match) =>
        all && this.#read && isSeen(match, this.#index, this.#files, this.#root === this.#folder),
    });
    this.#today = settings.today;
    this.#world = this.#makeWorld();
  }

  /** What rules, hovers and completion may ask. */
  get world(): World {
    return this.#world;
  }

  get today(): Day {
    return this.#today;
  }

  /** The uris of all files, context included. */
  get uris(): readonly string[] {
    return [...this.#files.keys()];
  }

  /** Files named by `extends` that nobody has handed in yet. */
  wanted(): readonly string[] {
    return [...this.#around.extended()].filter((uri) => !this.#files.has(uri));
  }

  /** Every file of the folder has been handed in. */
  finish(): Touched {
    this.#read = true;
    return this.#follow([WHOLE]);
  }

  /** Documents named as proof that nobody has looked for; `again`: also those that were not there then. */
  unseen(again = false): readonly string[] {
    return this.#around.unseen(again);
  }

  /** Which of them are there, by uri. */
  saw(answers: ReadonlyMap<string, boolean>): Touched {
    return this.#follow(this.#around.saw(answers));
  }

  parsed(uri: string): Parsed | undefined {
    return this.#files.get(uri)?.parsed;
  }

  /** The offset of a position in the file as it stands; 0 where the file is not known. */
  offsetAt(uri: string, position: Position): number {
    const file = this.#files.get(uri);
    return file ? offsetAt(file.parsed, position) : 0;
  }

  /** Facts of every claimed segment of a file, in order. */
  facts(uri: string): readonly Facts[] {
    const { parsed, facts } = this.#files.get(uri) ?? {};
    return parsed?.segments.flatMap((segment) => facts?.get(segment) ?? []) ?? [];
  }

  factsOf(segment: Segment): Facts | undefined {
    return this.#files.get(segment.uri)?.facts.get(segment);
  }

  /** Whether any format claims something in the file. */
  claimed(uri: string): boolean {
    return (this.#files.get(uri)?.facts.size ?? 0) > 0;
  }

  /** The file's path from the root, decoded, with `/`; its last part where it stands outside. */
  pathOf(uri: string): string {
    return pathFrom(this.#root, uri);
  }

  /** Paths count from another folder now: the repository's root has been found above the one that is looked at. */
  moveRoot(root: string): Touched {
    if (root === this.#root) return new Set();
    const files = [...this.#files.values()];
    for (const file of files) this.#swap(file, file, file.parsed.segments, []);
    this.#root = root;
    for (const file of files) {
      file.path = this.pathOf(file.parsed.uri);
      this.#swap(file, file, [], file.parsed.segments);
    }
    return new Set(this.#files.keys());
  }

  /** A file's whole text: opened, read from disk, or changed beyond the editor's account. */
  set(source: Source, how: { readonly context?: boolean } = {}): Touched {
    const old = this.#files.get(source.uri);
    const parsed = parse(source, this.#claim);
    const file: File = {
      parsed,
      path: this.pathOf(source.uri),
      facts: new Map(),
      verdicts: new Map(),
      context: how.context ?? false,
    };
    this.#files.set(source.uri, file);
    return this.#swap(file, old, old?.parsed.segments ?? [], parsed.segments);
  }

  /** A change of an open file. The uri must be known; an unknown one is left alone. */
  edit(uri: string, version: number, changes: readonly Change[]): Touched {
    const file = this.#files.get(uri);
    if (!file) return new Set();
    const { parsed, dropped, made } = edit(file.parsed, changes, version, this.#claim);
    file.parsed = parsed;
    return this.#swap(file, file, dropped, made);
  }

  /** A file that is there and cannot be read (encoding, permission, size): a finding, not silence. */
  unreadable(uri: string, reason: string): Touched {
    const touched = this.set({ uri, version: 0, language: "lines", text: "" });
    const file = this.#files.get(uri);
    const segment = file?.parsed.segments[0];
    if (!file || !segment) return touched;
    file.facts.set(segment, onlyProblem(segment, "unreadable", "unreadable", reason));
    this.#recheck(segment);
    return new Set([...touched, uri]);
  }

  remove(uri: string): Touched {
    const file = this.#files.get(uri);
    if (!file) return new Set();
    this.#files.delete(uri);
    return this.#swap(file, file, file.parsed.segments, []);
  }

  /** Another day: every limit is counted anew. */
  setToday(today: Day): Touched {
    if (today === this.#today) return new Set();
    this.#today = today;
    this.#world = this.#makeWorld();
    for (const file of this.#files.values()) for (const segment of file.facts.keys()) this.#recheck(segment);
    return this.#follow([], new Set(this.#files.keys()));
  }

  /** The verdicts of one file by place, those that an exception hides included, copies told elsewhere left out. Empty for context files. */
  verdicts(uri: string): readonly Verdict[] {
    const file = this.#files.get(uri);
    return file ? this.#around.copies.fold(verdictsIn(file)) : [];
  }

  verdictsOf(segment: Segment): readonly Verdict[] {
    return this.#files.get(segment.uri)?.verdicts.get(segment) ?? [];
  }

  /** What the document would be after a change, shown to `look`; nothing is changed. undefined where the file is not known. */
  sketch<T>(uri: string, changes: readonly Change[], look: (parsed: Parsed) => T): T | undefined {
    const file = this.#files.get(uri);
    if (!file) return undefined;
    try {
      return look(edit(file.parsed, changes, file.parsed.version, this.#claim).parsed);
    } finally {
      rebase(file.parsed);
    }
  }

  /**
   * Tries a change of one file and takes it back: the verdicts of all segments that it reached, before and after.
   * undefined where the file is not known.
   */
  trial(
    uri: string,
    changes: readonly Change[],
  ): { readonly before: readonly Verdict[]; readonly after: readonly Verdict[] } | undefined {
    const file = this.#files.get(uri);
    if (!file) return undefined;
    const old = file.parsed;
    const { parsed, dropped, made } = edit(old, changes, old.version, this.#claim);
    const earlier = new Map([...this.#files.values()].flatMap(({ verdicts }) => [...verdicts]));
    file.parsed = parsed;
    const reached = new Set<Segment>();
    this.#swap(file, file, dropped, made, reached);
    const after = [...reached].flatMap((segment) => this.verdictsOf(segment));
    const before = [...dropped, ...reached].flatMap((segment) => earlier.get(segment) ?? []);
    file.parsed = old;
    rebase(old);
    this.#swap(file, file, made, dropped);
    return { before, after };
  }

  /** Puts new segments in the place of old ones and checks what that reaches. */
  #swap(
    file: File,
    old: File | undefined,
    dropped: readonly ParsedSegment[],
    made: readonly ParsedSegment[],
    reached: Set<Segment> = new Set(),
  ): Touched {
    const gone = dropped.flatMap((segment) => old?.facts.get(segment) ?? []);
    const come: Facts[] = [];
    for (const segment of dropped) {
      this.#around.recount(old?.verdicts.get(segment), undefined);
      old?.facts.delete(segment);
      old?.verdicts.delete(segment);
      this.#readers.forget(segment);
      this.#around.forget(segment);
    }
    for (const segment of made) {
      const facts = lowered(segment, file.path);
      if (!facts) continue;
      file.facts.set(segment, facts);
      come.push(facts);
      this.#around.add(segment, facts);
      reached.add(segment);
    }
    for (const key of replace(this.#index, gone, come))
      for (const reader of this.#readers.of(key)) reached.add(reader);
    const touched = new Set<string>([file.parsed.uri]);
    for (const segment of reached) {
      this.#recheck(segment);
      touched.add(segment.uri);
    }
    return this.#follow(file.context ? [WHOLE] : [], touched, reached);
  }

  /** Checks again what read one of the keys, or asked about an exception that has begun or ceased to hide something. */
  #follow(keys: readonly string[], touched = new Set<string>(), reached?: Set<Segment>): Touched {
    for (const key of [...keys, ...this.#around.turned()])
      for (const segment of [...this.#readers.of(key)]) {
        this.#recheck(segment);
        touched.add(segment.uri);
        reached?.add(segment);
      }
    for (const uri of this.#around.copies.moved()) touched.add(uri);
    return touched;
  }

  #recheck(segment: Segment): void {
    const file = this.#files.get(segment.uri);
    const facts = file?.facts.get(segment);
    if (!file || !facts) return;
    this.#sink = new Set();
    const about = { path: file.path, within: pathFrom(this.#folder, segment.uri) };
    const verdicts = file.context ? [] : verdictsOf(facts, this.#world, this.#rules, about);
    this.#readers.set(segment, this.#sink);
    this.#sink = new Set();
    this.#around.recount(file.verdicts.get(segment), verdicts);
    if (verdicts.length > 0) file.verdicts.set(segment, verdicts);
    else file.verdicts.delete(segment);
  }

  #makeWorld(): World {
    return worldOf(this.#index, this.#today, (key) => this.#sink.add(key), this.#around);
  }
}
