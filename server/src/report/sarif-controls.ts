/** The controls behind the rules as SARIF taxonomies: one component for each framework and version. */
import type { ReportingDescriptor, ReportingDescriptorRelationship, ToolComponent } from "sarif";
import type { Citation, Rule } from "../rules/rule.ts";

/** What is known of a control; undefined: nothing. */
export type Look = (
  citation: Citation,
) => { readonly title: string; readonly summary?: string; readonly url?: string } | undefined;

export interface Frameworks {
  readonly components: readonly ToolComponent[];
  /** How a rule points at its controls. */
  readonly relations: (rule: Rule) => ReportingDescriptorRelationship[];
}

/** Only the controls that some rule cites are listed, in the order in which the rules cite them. */
export function taxonomiesOf(rules: readonly Rule[], look: Look): Frameworks {
  const components: (ToolComponent & { taxa: ReportingDescriptor[] })[] = [];
  const places = new Map<string, { readonly component: number; readonly taxon: number }>();
  for (const citation of rules.flatMap((rule) => rule.controls)) {
    const key = keyOf(citation);
    if (places.has(key)) continue;
    let component = components.findIndex(
      ({ name, version }) => name === citation.framework && version === citation.version,
    );
    if (component < 0)
      component =
        components.push({
          name: citation.framework,
          version: citation.version,
          isComprehensive: false,
          taxa: [],
        }) - 1;
    const taxa = components[component]?.taxa ?? [];
    places.set(key, { component, taxon: taxa.push(taxonOf(citation, look)) - 1 });
  }
  const relations = (rule: Rule): ReportingDescriptorRelationship[] =>
    rule.controls.flatMap((citation) => {
      const place = places.get(keyOf(citation));
      if (!place) return [];
      const { component, taxon } = place;
      return [
        {
          target: {
            id: citation.id,
            index: taxon,
            toolComponent: { name: citation.framework, index: component },
          },
          kinds: ["relevant"],
        },
      ];
    });
  return { components, relations };
}

const keyOf = ({ framework, version, id }: Citation): string => `${framework}\n${version}\n${id}`;

function taxonOf(citation: Citation, look: Look): ReportingDescriptor {
  const known = look(citation);
  return {
    id: citation.id,
    ...(known ? { shortDescription: { text: known.title } } : {}),
    ...(known?.summary ? { fullDescription: { text: known.summary } } : {}),
    ...(known?.url ? { helpUri: known.url } : {}),
  };
}
