/** What a citation means, as people write it: `NIST CSF 2.0 PR.AA-05`, `CSF 2.0 PR.AC-4`, `800-53 ac-6.7`, `NHI-03`. */
import { type Control, controls, nameOf, plain } from "./catalogue.ts";
import { FORMS, type Form } from "./forms.ts";

export type Resolution =
  | { readonly is: "known"; readonly control: Control }
  /** Withdrawn, moved or renumbered. */
  | {
      readonly is: "outdated";
      /** The id as its own edition writes it, and that edition (`PR.AC-4` of `NIST CSF 1.1`). */
      readonly id: string;
      readonly edition: string;
      /** undefined where the catalogue holds only what came after it. */
      readonly control: Control | undefined;
      /** Where it went, the nearest first; may be empty. */
      readonly now: readonly Control[];
      /** Which edition the citation names: the newer one, which has no such id, the old one itself, or none. */
      readonly names: "newer" | "older" | "none";
    }
  /** Two editions number differently and none is named; `as` is the number that each meaning had. */
  | {
      readonly is: "ambiguous";
      readonly meanings: readonly { readonly control: Control; readonly as: string }[];
    }
  /** A number without its framework, and the controls that have it. */
  | { readonly is: "bare"; readonly meanings: readonly Control[] }
  /** A framework that we know, and an id that it may have: the catalogue does not hold it. */
  | { readonly is: "unheld"; readonly framework: string }
  /** A framework that we know, or an id in its form, and no such id in the edition; `among`: the ones that could be meant. */
  | {
      readonly is: "unknown";
      readonly framework: string;
      readonly edition: string;
      readonly among: readonly Control[];
    }
  /** A framework of which we know nothing: nothing can be said. */
  | { readonly is: "foreign" };

/** Longer texts are no citations. */
const LONGEST = 200;

/** Total: every text has a resolution. Letter case, spaces and padding zeros do not matter. */
export function resolve(text: string): Resolution {
  const said = plain(text);
  if (said === "" || said.length > LONGEST) return FOREIGN;
  const numbered = bareNumber(said);
  if (numbered) return numbered;
  const parsed = parse(said);
  const alias = table().alias.get(said);
  if (!parsed) return alias ? held(alias, "none") : FOREIGN;
  const { form, version, id } = parsed;
  if (form.framework === "CSA CCM") {
    const moved = renumbered(version, id);
    if (moved) return moved;
  }
  const asked = version ?? form.newest;
  const found = table().exact.get(`${form.framework}|${asked}|${id}`);
  if (found) return held(found, version === undefined ? "none" : "older");
  // An alias may name a framework as a whole, or a section by its usual name.
  if (alias && (version === undefined || alias.version === asked))
    return held(alias, version === undefined ? "none" : "older");
  const former = table().former.get(`${form.framework}|${id}`);
  if (former) return held(former, version === undefined ? "none" : "newer");
  if (
    version === undefined
      ? Object.values(form.versions).some((one) => form.has(id, one))
      : form.has(id, asked)
  )
    return { is: "unheld", framework: form.framework };
  // An edition that nobody has read for us may number otherwise.
  if (version !== undefined && !Object.values(form.versions).includes(version))
    return { is: "unheld", framework: form.framework };
  const among = table().current.get(form.framework) ?? [];
  return { is: "unknown", framework: form.framework, edition: editionOf(form.framework, asked), among };
}

type Names = Extract<Resolution, { is: "outdated" }>["names"];

const FOREIGN: Resolution = { is: "foreign" };

/** The controls that a citation can mean, the likeliest first; withdrawn ones stand for themselves. */
export function cited(text: string): readonly Control[] {
  const found = resolve(text);
  if (found.is === "known") return [found.control];
  if (found.is === "outdated") return found.control ? [found.control] : found.now;
  return found.is === "ambiguous" ? found.meanings.map(({ control }) => control) : [];
}

/** `control` in the words of the citation: its own framework and edition stay, the id changes; else the full name. */
export function restated(text: string, control: Control): string {
  const parsed = parse(plain(text));
  const fits =
    parsed?.form.framework === control.framework &&
    (parsed.version === undefined || parsed.version === control.version);
  const tail = /(?:^|[\s:])([^\s:]+(?::\d{4})?)$/.exec(text.trim());
  const [, id = ""] = tail ?? [];
  const whole = fits && /^[\w.&()-]+(:\d{4})?$/.test(id) && !control.id.includes(" ");
  return whole && keyOf(parsed.form, id) === parsed.id
    ? text.trim().slice(0, text.trim().length - id.length) + control.id
    : nameOf(control);
}

interface Parsed {
  readonly form: Form;
  /** As the catalogue names it, or as written where it names none; undefined where none is written. */
  readonly version: string | undefined;
  readonly id: string;
}

const VERSION = /^(?:v(?:ersion)?\.? ?|rev(?:ision)?\.? ?|r)?(\d[\d.]*|latest)(?: \([^)]*\))?(?:[\s:,]+|$)/;

/** undefined where no framework is named and the id has the form of none. */
function parse(said: string): Parsed | undefined {
  for (const form of FORMS) {
    const named = form.said.exec(said);
    if (!named) continue;
    const rest = said.slice(named[0].length).replace(/^[\s:,–-]+/, "");
    const version = VERSION.exec(rest);
    const behind = version ? rest.slice(version[0].length) : "";
    // `CIS 8.2` is an id, `CIS 8.1 5.5` an edition and an id.
    return version && behind !== ""
      ? { form, version: form.versions[version[1] ?? ""] ?? version[1], id: keyOf(form, behind) }
      : { form, version: undefined, id: keyOf(form, rest) };
  }
  const form = FORMS.find(({ bare }) => bare?.test(said));
  return form && { form, version: undefined, id: keyOf(form, said) };
}

const keyOf = ({ tidy }: Form, id: string): string => {
  const said = plain(id);
  return plain(tidy?.(said) ?? said);
};

function held(control: Control, names: Names): Resolution {
  if (control.status === "current") return { is: "known", control };
  return {
    is: "outdated",
    id: control.id,
    edition: editionOf(control.framework, control.version),
    control,
    now: successorsOf(control),
    // A superseded publication has its edition in its name.
    names: control.status === "superseded" ? "older" : names,
  };
}

/** What came after a control, the nearest first. */
export const successorsOf = ({ supersededBy }: Control): readonly Control[] =>
  (supersededBy ?? []).flatMap(
    ({ framework, id }) =>
      controls.find((one) => one.framework === framework && one.id === id && one.status === "current") ?? [],
  );

const editionOf = (framework: string, version: string): string =>
  `${framework} ${version.replace(/ \(.*\)$/, "")}`;

/** CIS, ISO and PCI number their controls alike: a number alone means too many things. */
function bareNumber(said: string): Resolution | undefined {
  if (!/^a?\.?\d{1,2}(\.\d{1,2}){1,3}$/.test(said)) return undefined;
  const number = said.replace(/^a?\.?/, "");
  const onlyIso = /^a/.test(said);
  const meanings = controls.filter(
    ({ framework, id }) =>
      NUMBERED.has(framework) &&
      id.replace(/^A\./, "") === number &&
      (!onlyIso || framework === "ISO/IEC 27001"),
  );
  return { is: "bare", meanings };
}

const NUMBERED: ReadonlySet<string> = new Set(["CIS Controls", "ISO/IEC 27001", "PCI DSS"]);

/** CCM 4.1 took one control out of the domain and moved the four behind it up by one. */
function renumbered(version: string | undefined, id: string): Resolution | undefined {
  const number = Number(/^iam-(\d+)$/.exec(id)?.[1]);
  const now = (n: number): Control | undefined => table().exact.get(`CSA CCM|4.1|iam-${n}`);
  const here = now(number);
  const moved = number >= 13 && number <= 16 ? now(number - 1) : undefined;
  const as = `IAM-${number}`;
  const gone = (one: Control | undefined, names: Names): Resolution => ({
    is: "outdated",
    id: as,
    edition: "CSA CCM 4.0",
    control: undefined,
    now: one ? [one] : [],
    names,
  });
  if (version === "4.0") {
    if (number >= 12 && number <= 16) return gone(moved, "older");
    return here && { is: "known", control: here };
  }
  if (version === "4.1") return number === 16 ? gone(moved, "newer") : undefined;
  if (version !== undefined) return undefined;
  if (number === 16) return gone(moved, "none");
  return here && moved
    ? {
        is: "ambiguous",
        meanings: [
          { control: here, as: `CSA CCM 4.1 ${as}` },
          { control: moved, as: `CSA CCM 4.0 ${as}` },
        ],
      }
    : undefined;
}

interface Table {
  /** By framework, edition and id. */
  readonly exact: ReadonlyMap<string, Control>;
  /** What is not in force, by framework and id. */
  readonly former: ReadonlyMap<string, Control>;
  /** What is in force, by framework. */
  readonly current: ReadonlyMap<string, readonly Control[]>;
  /** By every other name that means one control only. */
  readonly alias: ReadonlyMap<string, Control>;
}
let made: Table | undefined;

/** Made at the first question: starting up pays nothing. */
function table(): Table {
  if (made) return made;
  const exact = new Map<string, Control>();
  const former = new Map<string, Control>();
  const current = new Map<string, Control[]>();
  const alias = new Map<string, Control>();
  const forms = new Map(FORMS.map((form) => [form.framework, form]));
  for (const control of controls) {
    const { framework, version, id } = control;
    const form = forms.get(framework);
    const own = form ? keyOf(form, id) : plain(id);
    exact.set(`${framework}|${version}|${own}`, control);
    if (control.status !== "current") former.set(`${framework}|${own}`, control);
    else if (!current.get(framework)?.push(control)) current.set(framework, [control]);
    for (const name of [id, nameOf(control), ...(control.aliases ?? [])]) {
      const key = plain(name);
      const there = alias.get(key);
      if (!there || (there.status !== "current" && control.status === "current")) alias.set(key, control);
    }
  }
  made = { exact, former, current, alias };
  return made;
}
