/**
 * The segments of a workspace joined: the index over their facts, the verdicts of each, and who has to be checked again when an
 * answer changes. It lives as long as its workspace, and changes with it.
 */
import type { Day } from "../model/day.ts";
import type { Facts } from "../model/facts.ts";
import { createIndex, type Index, replace } from "../model/index.ts";
import { keyOf } from "../model/index-shelf.ts";
import { WHOLE } from "../model/outside.ts";
import type { World } from "../model/world.ts";
import { worldOf } from "../model/world-of.ts";
import type { Verdict } from "../policy/judge.ts";
import { rules as allRules } from "../rules/registry.ts";
import type { ParsedSegment } from "../syntax/node.ts";
import type { Segment } from "../text/span.ts";
import { pathFrom } from "../text/uri.ts";
import { type RuleSet, ruleSet } from "./check.ts";
import { Readers } from "./readers.ts";
import { lowered, verdictsOf } from "./segment.ts";
import type { Surroundings } from "./surroundings.ts";
import type { File, Settings, Touched } from "./workspace-file.ts";

/** All rules that there are, whichever are run. */
export const RULE_IDS: readonly string[] = allRules.map(({ id }) => id);

export class Joined {
  readonly index: Index;
  readonly rules: RuleSet;
  readonly #folder: string;
  readonly #open: boolean;
  readonly #files: ReadonlyMap<string, File>;
  readonly #around: Surroundings;
  readonly #readers = new Readers();
  #sink: Set<string> = new Set();
  #today: Day;
  #world: World;

  /** `files`: by uri, as they stand. `pathOf`: the path of a uri from the root. */
  constructor(
    settings: Settings,
    files: ReadonlyMap<string, File>,
    pathOf: (uri: string) => string,
    around: Surroundings,
  ) {
    this.#folder = settings.folder;
    this.#open = settings.open === true;
    this.rules = ruleSet(settings.rules ?? allRules);
    this.#files = files;
    this.index = createIndex(pathOf);
    this.#around = around;
    this.#today = settings.today;
    this.#world = this.#makeWorld();
  }

  get world(): World {
    return this.#world;
  }

  /** Another day: every limit is counted anew. */
  setToday(today: Day): Touched {
    if (today === this.#today) return new Set();
    this.#today = today;
    return this.askAnew();
  }

  /** What is asked of does not lie in the index: every answer may be another. */
  askAnew(): Touched {
    this.#world = this.#makeWorld();
    for (const file of this.#files.values()) for (const segment of file.facts.keys()) this.recheck(segment);
    return this.follow([], new Set(this.#files.keys()));
  }

  /** Puts new segments in the place of old ones and checks what that reaches. */
  swap(
    file: File,
    old: File | undefined,
    dropped: readonly ParsedSegment[],
    made: readonly ParsedSegment[],
    reached: Set<Segment> = new Set(),
  ): Touched {
    const gone = dropped.flatMap((segment) => old?.facts.get(segment) ?? []);
    const come: Facts[] = [];
    for (const segment of dropped) {
      this.#around.recount(old?.told.of(segment), undefined);
      old?.facts.delete(segment);
      old?.told.set(segment, []);
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
    for (const [i, segment] of dropped.entries()) {
      const heir = made[i];
      if (heir && reached.has(heir)) this.#readers.pass(segment, heir);
      else this.#readers.forget(segment);
    }
    for (const key of [...replace(this.index, gone, come), ...this.#displaced(file, dropped, made)])
      for (const reader of this.#readers.of(key)) reached.add(reader);
    const touched = new Set<string>([file.parsed.uri]);
    for (const segment of reached) {
      this.recheck(segment);
      touched.add(segment.uri);
    }
    return this.follow(file.context ? [WHOLE] : [], touched, reached);
  }

  /** The key of the suppressions of a file that reach beyond their segment, where another segment may be its first or stand behind them now. */
  #displaced({ parsed: { uri } }: File, ...changed: readonly (readonly Segment[])[]): readonly string[] {
    const wide = this.index.suppressions.rows.get(uri);
    if (!wide) return [];
    const moved = wide.some(({ it }) => it.reach === "next") || changed.flat().some(({ base }) => base === 0);
    return moved ? [keyOf(this.index.suppressions, uri)] : [];
  }

  /** Checks again what read one of the keys, or asked about an exception that has begun or ceased to hide something. */
  follow(keys: readonly string[], touched = new Set<string>(), reached?: Set<Segment>): Touched {
    // Each once: one segment can have asked about a thousand things that changed.
    const again = new Set<Segment>();
    for (const key of [...keys, ...this.#around.turned()])
      for (const segment of this.#readers.of(key)) again.add(segment);
    for (const segment of again) {
      this.recheck(segment);
      touched.add(segment.uri);
      reached?.add(segment);
    }
    for (const uri of this.#around.moved()) touched.add(uri);
    return touched;
  }

  /** The world of another day, if nothing is changed until then. What is asked of it is not noted. */
  worldOn(day: Day): World {
    return worldOf(this.index, day, () => {}, this.#around);
  }

  /** What would be told of a segment in another world, by these rules. Nothing is kept. */
  imagine(segment: Segment, world: World, rules: RuleSet): readonly Verdict[] {
    const file = this.#files.get(segment.uri);
    const facts = file?.facts.get(segment);
    if (!file || !facts || file.context) return [];
    return verdictsOf(facts, world, rules, this.#where(file));
  }

  /** What is told of a segment that no format reads; undefined: nothing any more. */
  tell(file: File, segment: Segment, facts: Facts | undefined): void {
    if (facts) file.facts.set(segment, facts);
    else {
      this.#around.recount(file.told.of(segment), undefined);
      file.told.set(segment, []);
      file.facts.delete(segment);
      this.#readers.forget(segment);
    }
    this.recheck(segment);
  }

  recheck(segment: Segment): void {
    const file = this.#files.get(segment.uri);
    const facts = file?.facts.get(segment);
    if (!file || !facts) return;
    this.#sink = new Set();
    const verdicts = file.context ? [] : verdictsOf(facts, this.#world, this.rules, this.#where(file));
    this.#readers.set(segment, this.#sink);
    this.#sink = new Set();
    this.#around.recount(file.told.of(segment), verdicts);
    file.told.set(segment, verdicts);
  }

  #where({ path, parsed }: File) {
    return { path, within: pathFrom(this.#folder, parsed.uri), open: this.#open };
  }

  #makeWorld(): World {
    return worldOf(this.index, this.#today, (key) => this.#sink.add(key), this.#around);
  }
}
