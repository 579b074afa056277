/** What the five source articles say beside their requirements: reasons, trade-offs and figures, in our words, for hovers and pages. */
import records from "./articles.json" with { type: "json" };

export interface ArticleFact {
  /** Its number in the list of requirements, such as `0.06`; the first digit is the article's. */
  readonly requirement: string;
  /** One or two sentences. A figure says in its sentence which article cites it. */
  readonly text: string;
  /** A number from a survey or report that an article cites; it is the article's claim, not ours. */
  readonly figure?: boolean;
}

/**
 * The facts that belong to a rule (`owner-missing`) or a field, by its path with `*` for an id (`controls.*.boundary`);
 * in the order of the articles. Why a duty sits where it does is told by `DUTY_REASONS`.
 */
export const factsFor = (place: string): readonly ArticleFact[] => table().get(place) ?? NONE;

/** Every place that has facts. */
export const factPlaces = (): readonly string[] => [...table().keys()];

/** The name of the article that a requirement comes from, undefined for a number that is none. */
export const articleOf = (requirement: string): string | undefined => NAMES[requirement[0] ?? ""];

const NONE: readonly ArticleFact[] = [];
/** Two of the articles ask a question in their heading and are named by it; the others are named by their subject. */
const NAMES: Readonly<Record<string, string>> = records.articles;
let made: ReadonlyMap<string, readonly ArticleFact[]> | undefined;

/** Made at the first question: starting up pays nothing. */
function table(): ReadonlyMap<string, readonly ArticleFact[]> {
  if (made) return made;
  const map = new Map<string, ArticleFact[]>();
  for (const { requirement, at, text, figure } of records.facts) {
    const fact: ArticleFact = figure
      ? { requirement, text: `${figure}, as cited in the article “${articleOf(requirement)}”.`, figure: true }
      : { requirement, text: text ?? "" };
    for (const place of at) {
      const there = map.get(place);
      if (there) there.push(fact);
      else map.set(place, [fact]);
    }
  }
  made = map;
  return map;
}
