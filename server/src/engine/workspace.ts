/**
 * One workspace: its files, their facts, the index over them, and the verdicts.
 * The only thing here that lives and changes; everything that it calls is a function of values.
 * An edit costs the segments that it touched and those whose answers from the rest of the workspace changed.
 */
import { claimer } from "../formats/registry.ts";
import { beforeOf } from "../model/before.ts";
import type { Day } from "../model/day.ts";
import type { Facts } from "../model/facts.ts";
import { WHOLE } from "../model/outside.ts";
import type { World } from "../model/world.ts";
import type { Verdict } from "../policy/judge.ts";
import type { Claimer } from "../syntax/claim.ts";
import { edit, offsetAt, parse, rebase } from "../syntax/parse.ts";
import type { Change, Parsed } from "../syntax/parsed.ts";
import type { Position } from "../text/lines.ts";
import type { Source } from "../text/source.ts";
import type { Segment } from "../text/span.ts";
import { pathFrom } from "../text/uri.ts";
import type { RuleSet } from "./check.ts";
import { Joined, RULE_IDS } from "./joined.ts";
import type { Entry } from "./quiet/baseline.ts";
import { type BaselineFile, baselineIn, together } from "./quiet/baseline-file.ts";
import { onlyProblem, UNREAD } from "./segment.ts";
import { Surroundings } from "./surroundings.ts";
import { type Row, Told } from "./told.ts";
import { type Trial, tried } from "./trial.ts";
import { type File, isSeen, rowsIn, type Settings, type Touched, verdictsIn } from "./workspace-file.ts";

export class Workspace {
  /** The uri from which paths count: the folder, or the repository's root above it. */
  #root: string;
  readonly #folder: string;
  readonly #claim: Claimer;
  readonly #files = new Map<string, File>();
  readonly #around: Surroundings;
  readonly #joined: Joined;
  /** Whether the host has handed in every file. */
  #read = false;
  /** The uri of the baseline, and what it holds. */
  #baseline: string | undefined;
  #listed: BaselineFile | undefined;
  /** How often lines of any file may have moved that were not changed themselves. */
  #moves = 0;
  /** The findings that are known for another reason. */
  #known: readonly Entry[] | undefined;

  constructor(settings: Settings) {
    this.#root = settings.folder;
    this.#folder = settings.folder;
    const claim = claimer(settings.off);
    // No format looks at the baseline, whatever stands in it.
    this.#claim = (text, uri) => (uri === this.#baseline ? undefined : claim(text, uri));
    const all = settings.folder !== "" && !settings.off?.size;
    this.#around = new Surroundings({
      roots: () => [this.#root, this.#folder].filter((uri) => uri !== ""),
      ruleIds: RULE_IDS,
      sees: (match) =>
        all && this.#read && isSeen(match, this.#joined.index, this.#files, this.#root === this.#folder),
    });
    this.#joined = new Joined(settings, this.#files, (uri) => this.pathOf(uri), this.#around);
  }

  /** What rules, hovers and completion may ask. */
  get world(): World {
    return this.#joined.world;
  }

  /** The uris of all files, context included. */
  get uris(): readonly string[] {
    return [...this.#files.keys()];
  }

  /** Those that are reported on, and may be changed. */
  get own(): readonly string[] {
    return [...this.#files].flatMap(([uri, { context }]) => (context ? [] : uri));
  }

  /** Files named by `extends` that nobody has handed in yet. */
  wanted(): readonly string[] {
    return [...this.#around.extended()].filter((uri) => !this.#files.has(uri));
  }

  /** Every file of the folder has been handed in. */
  finish(): Touched {
    this.#read = true;
    return this.#joined.follow([WHOLE]);
  }

  /** Documents named as proof that nobody has looked for; `again`: also those that were not there then. */
  unseen(again = false): readonly string[] {
    return this.#around.unseen(again);
  }

  /** Which of them are there, by uri. */
  saw(answers: ReadonlyMap<string, boolean>): Touched {
    return this.#joined.follow(this.#around.saw(answers));
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
    for (const { format } of this.#files.get(uri)?.facts.values() ?? []) if (format !== UNREAD) return true;
    return false;
  }

  /** The file's path from the root, decoded, with `/`; its last part where it stands outside. */
  pathOf(uri: string): string {
    return pathFrom(this.#root, uri);
  }

  /** Paths count from another folder now: the repository's root has been found above the one that is looked at. */
  moveRoot(root: string): Touched {
    if (root === this.#root) return new Set();
    const files = [...this.#files.values()];
    for (const file of files) this.#joined.swap(file, file, file.parsed.segments, []);
    this.#root = root;
    for (const file of files) {
      file.path = this.pathOf(file.parsed.uri);
      this.#joined.swap(file, file, [], file.parsed.segments);
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
      told: new Told(),
      context: how.context ?? false,
    };
    this.#files.set(source.uri, file);
    this.#moves++;
    const touched = this.#joined.swap(file, old, old?.parsed.segments ?? [], parsed.segments);
    return source.uri === this.#baseline ? this.#readBaseline(touched) : touched;
  }

  /** A change of an open file. The uri must be known; an unknown one is left alone. */
  edit(uri: string, version: number, changes: readonly Change[]): Touched {
    const file = this.#files.get(uri);
    if (!file) return new Set();
    const { parsed, dropped, made, moved } = edit(file.parsed, changes, version, this.#claim);
    file.parsed = parsed;
    if (moved) this.#moves++;
    const touched = this.#joined.swap(file, file, dropped, made);
    return uri === this.#baseline ? this.#readBaseline(touched) : touched;
  }

  /** A file that is there and cannot be read (encoding, permission, size): a finding, not silence. */
  unreadable(uri: string, reason: string): Touched {
    const touched = this.set({ uri, version: 0, language: "lines", text: "" });
    const file = this.#files.get(uri);
    const segment = file?.parsed.segments[0];
    if (!file || !segment) return touched;
    this.#joined.tell(file, segment, onlyProblem(segment, "unreadable", "unreadable", reason));
    return new Set([...touched, uri]);
  }

  remove(uri: string): Touched {
    const file = this.#files.get(uri);
    if (!file) return new Set();
    this.#files.delete(uri);
    this.#moves++;
    const touched = this.#joined.swap(file, file, file.parsed.segments, []);
    return uri === this.#baseline ? this.#readBaseline(touched) : touched;
  }

  /** The file whose findings are not told again, with its text; undefined: there is none. */
  setBaseline(source: Source | undefined): Touched {
    const old = this.#baseline;
    this.#baseline = source?.uri;
    const left = old !== undefined && old !== source?.uri ? this.remove(old) : [];
    return this.#readBaseline(new Set([...left, ...(source ? this.set(source) : [])]));
  }

  isBaseline(uri: string): boolean {
    return uri === this.#baseline;
  }

  /** Findings that are not told again for another reason: they were there before a change. */
  know(entries: readonly Entry[] | undefined): Touched {
    this.#known = entries;
    return this.#readBaseline(new Set());
  }

  /** The same folder before a change, and how a person calls that time; undefined: nothing is compared. */
  setBase(base: Workspace | undefined, name = ""): Touched {
    const facts = () => (base?.uris ?? []).flatMap((uri) => base?.facts(uri) ?? []);
    this.#around.before = base && beforeOf(facts, base.world, name);
    return this.#joined.askAnew();
  }

  /** The baseline as it is written; undefined where there is none. */
  get baseline(): BaselineFile | undefined {
    return this.#listed;
  }

  #readBaseline(touched: Touched): Touched {
    const file = this.#baseline === undefined ? undefined : this.#files.get(this.#baseline);
    this.#listed = file && baselineIn(file.parsed);
    if (file) {
      for (const segment of [...file.facts.keys()]) this.#joined.tell(file, segment, undefined);
      const { trouble } = this.#listed ?? {};
      if (trouble) this.#joined.tell(file, trouble.segment, trouble.facts);
    }
    this.#around.know(together(this.#listed, this.#known), () =>
      [...this.#files.values()].flatMap(verdictsIn),
    );
    return new Set([...touched, ...this.#joined.follow([])]);
  }

  /** Another day: every limit is counted anew. */
  setToday(today: Day): Touched {
    return this.#joined.setToday(today);
  }

  /** The verdicts of one file by place, those that an exception hides included, copies told elsewhere left out. Empty for context files. */
  verdicts(uri: string): readonly Verdict[] {
    const file = this.#files.get(uri);
    return file ? this.#around.fold(verdictsIn(file)) : [];
  }

  /** The same by segment: what has not changed is the same object, in the same lines while `moves` is the same. It changes with the next edit. */
  told(uri: string): { readonly rows: readonly Row[]; readonly count: number; readonly moves: number } {
    const file = this.#files.get(uri);
    const rows = file ? this.#around.foldRows(rowsIn(file)) : [];
    return { rows, count: file?.told.count ?? 0, moves: this.#moves };
  }

  /** The findings of a file that a baseline knows, or the base of a change: they are not among its verdicts. */
  known(uri: string): readonly Verdict[] {
    const file = this.#files.get(uri);
    return file ? this.#around.fold(verdictsIn(file), true) : [];
  }

  /** The rules that are run. */
  get rules(): RuleSet {
    return this.#joined.rules;
  }

  /** The world of another day, if nothing is changed until then. */
  worldOn(day: Day): World {
    return this.#joined.worldOn(day);
  }

  /** What would be told of a segment in another world (of another day, under other limits), by these rules. Nothing is kept. */
  imagine(segment: Segment, world: World, rules: RuleSet): readonly Verdict[] {
    return this.#joined.imagine(segment, world, rules);
  }

  verdictsOf(segment: Segment): readonly Verdict[] {
    return this.#files.get(segment.uri)?.told.of(segment) ?? [];
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

  /** Tries a change of one file and takes it back; undefined where the file is not known. */
  trial(uri: string, changes: readonly Change[]): Trial | undefined {
    return this.#files.has(uri) ? this.trials(new Map([[uri, changes]])) : undefined;
  }

  /** The same for changes of several files at once, by uri; a file that is not known is left out. */
  trials(changes: ReadonlyMap<string, readonly Change[]>): Trial {
    return tried(changes, this.#files, this.#joined, this.#claim);
  }
}
