/** The control catalogue: 443 records of public frameworks, by framework, version and id. */
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
  /** What somebody who cites it should know. */
  readonly note?: string;
  readonly licence: string;
}

export const controls: readonly Control[] = records as readonly Control[];

/** Letter case, spaces and the zeros of padded numbers (`PR.AC-04`, `NHI-07`) do not distinguish ids. */
export const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim()
    .replace(/(^|\D)0+(?=\d)/g, "$1");

let exact: ReadonlyMap<string, Control> | undefined;

/** The record with exactly that framework, version and id. */
export function controlOf(framework: string, version: string, id: string): Control | undefined {
  exact ??= new Map(controls.map((one) => [plain(`${one.framework}|${one.version}|${one.id}`), one]));
  return exact.get(plain(`${framework}|${version}|${id}`));
}

/** `NIST CSF 2.0 PR.AA-05`: how a control is named in prose; the version without its release. */
export function nameOf({ framework, version, id }: Pick<Control, "framework" | "version" | "id">): string {
  if (framework === "OWASP NHI Top 10") return `OWASP ${id}`;
  // Its ids name the publication and the edition themselves.
  if (framework === "NIST SP 800-63") return `NIST ${id}`;
  if (framework === "SPIFFE") return `${framework} ${id}`;
  return `${framework} ${version.replace(/ \(.*\)$/, "")} ${id}`;
}
