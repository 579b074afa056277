/** The control catalogue: 443 records of public frameworks, found by framework, version and id, by alias, or by words. */
import records from "./catalogue.json" with { type: "json" };

export interface Control {
  readonly framework: string;
  readonly version: string;
  readonly id: string;
  readonly title: string;
  /** false: the framework's own title is licensed or has none; this one is ours. */
  readonly titleOfficial?: boolean;
  /** In our own words. */
  readonly summary: string;
  readonly url: string;
  readonly status: string;
  readonly kind: string;
  readonly appliesTo?: readonly string[];
  readonly supersedes?: readonly string[];
  readonly supersededBy?: readonly {
    readonly framework: string;
    readonly version: string;
    readonly id: string;
    readonly relation: string;
  }[];
  readonly aliases?: readonly string[];
  readonly licence: string;
}

export const controls: readonly Control[] = records as readonly Control[];

/** Letter case, spaces and the zeros of padded numbers (`PR.AC-04`, `NHI-07`) do not distinguish ids. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim()
    .replace(/(^|[^\d.])0+(?=\d)/g, "$1");

const exact = new Map<string, Control>();
const loose = new Map<string, Control[]>();

for (const control of controls) {
  const { framework, version, id, aliases } = control;
  exact.set(plain(`${framework}|${version}|${id}`), control);
  const short = version.replace(/ \(.*\)$/, "");
  const names = [
    id,
    `${framework} ${id}`,
    `${framework} ${version} ${id}`,
    `${framework} ${short} ${id}`,
    ...(aliases ?? []),
  ];
  for (const name of new Set(names.map(plain))) {
    const same = loose.get(name);
    if (same) same.push(control);
    else loose.set(name, [control]);
  }
}

/** The record with exactly that framework, version and id. */
export const controlOf = (framework: string, version: string, id: string): Control | undefined =>
  exact.get(plain(`${framework}|${version}|${id}`));

/**
 * The records that a citation as people write it can mean (`NIST CSF 2.0 PR.AA-05`, `NHI7`, `csf 2.0 gv.rr-02`), current ones first.
 * Bare CIS, ISO and PCI numbers mean too many things: they are found only with their framework.
 */
export function cited(text: string): readonly Control[] {
  const found = loose.get(plain(text)) ?? [];
  const bare = /^a?\.?[\d.]+$/i.test(text.trim());
  return (bare ? [] : [...found]).sort(
    (a, b) => Number(b.status === "current") - Number(a.status === "current"),
  );
}

/** `NIST CSF 2.0 PR.AA-05`: how a control is named in prose; the version without its release. */
export const nameOf = ({ framework, version, id }: Pick<Control, "framework" | "version" | "id">): string =>
  framework.startsWith("OWASP NHI") ? `OWASP ${id}` : `${framework} ${version.replace(/ \(.*\)$/, "")} ${id}`;
