/** The controls of frameworks that rules rest on or that the product's controls cite, with the findings behind each. */
import { controls as catalogue, controlOf } from "../../frameworks/catalogue.ts";
import { resolve } from "../../frameworks/resolve.ts";
import type { Control } from "../../model/facts.ts";
import type { Citation, Rule } from "../../rules/rule.ts";
import { byText, grouped } from "./say.ts";
import type { FindingRow, FrameworkControl, FrameworkRow } from "./shape.ts";

/** Which controls of which framework count. */
export type Only = (citation: Pick<Citation, "framework" | "version">) => boolean;

/**
 * By framework and version, then by control id. A control stands here because a rule rests on it or a product control cites it:
 * that it has no finding does not say that it is met.
 */
export function frameworkRows(
  rules: readonly Rule[],
  findings: readonly FindingRow[],
  own: readonly Control[],
  only: Only,
): readonly FrameworkRow[] {
  const found = new Map<string, { citation: Citation; rules: Rule[]; citedBy: Set<string> }>();
  const entry = (citation: Citation) => {
    const key = keyOf(citation);
    const known = found.get(key) ?? { citation, rules: [], citedBy: new Set<string>() };
    found.set(key, known);
    return known;
  };
  for (const rule of rules)
    for (const citation of rule.controls) if (only(citation)) entry(citation).rules.push(rule);
  for (const control of own)
    for (const { value } of control.frameworks) {
      const meant = meantBy(value);
      if (meant && only(meant)) entry(meant).citedBy.add(control.id.value);
    }
  const byControl = grouped(findings, ({ controls }) => [...new Set(controls.map(keyOf))]);
  const frameworks = new Map<string, { framework: string; version: string; controls: FrameworkControl[] }>();
  for (const [key, { citation, rules: behind, citedBy }] of found) {
    const { framework, version, id } = citation;
    const record = controlOf(framework, version, id);
    const all = byControl.get(key) ?? [];
    const name = `${framework}\n${version}`;
    const row = frameworks.get(name) ?? { framework, version, controls: [] };
    frameworks.set(name, row);
    row.controls.push({
      id,
      title: record?.title,
      url: record?.url,
      rules: behind
        .map((rule) => ({ rule: rule.id, support: rule.support }))
        .sort((a, b) => byText(a.rule, b.rule)),
      findings: all.filter(({ hidden }) => !hidden),
      hidden: all.filter(({ hidden }) => hidden).length,
      citedBy: [...citedBy].sort(byText),
    });
  }
  return [...frameworks.values()]
    .map((row) => ({ ...row, controls: row.controls.sort((a, b) => inNumbers(a.id, b.id)) }))
    .sort((a, b) => byText(a.framework, b.framework) || byText(a.version, b.version));
}

/** The one control that a citation means, current or not; undefined where it means several, or none that we hold. */
function meantBy(text: string): Citation | undefined {
  const found = resolve(text);
  return found.is === "known" || found.is === "outdated" ? found.control : undefined;
}

const keyOf = ({ framework, version, id }: Citation): string => `${framework}\n${version}\n${id}`;

const collator = new Intl.Collator("en", { numeric: true });

/** `AC-2` before `AC-10`. */
const inNumbers = (a: string, b: string): number => collator.compare(a, b) || byText(a, b);

/** The frameworks of the catalogue by the name that people give them: `NIST CSF 2.0`. */
export const frameworkNames: readonly string[] = [
  ...new Set(catalogue.map(({ framework, version }) => shortName({ framework, version }))),
];

/** The version without its release. */
export function shortName({
  framework,
  version,
}: {
  readonly framework: string;
  readonly version: string;
}): string {
  return `${framework} ${version.replace(/ \(.*\)$/, "")}`;
}

/** The frameworks that a name means, with or without version, in any case; undefined where none is called so. */
export function frameworkNamed(text: string): Only | undefined {
  const wanted = plain(text);
  const meant = (one: { readonly framework: string; readonly version: string }): boolean =>
    [one.framework, `${one.framework} ${one.version}`, shortName(one)].some((name) => plain(name) === wanted);
  return catalogue.some(meant) ? meant : undefined;
}

const plain = (text: string): string => text.toLowerCase().replace(/\s+/g, " ").trim();
