/** A control that somebody cites: what it is, what came after it, what here is checked for it; or why nothing can be said. */
import { type Control, controls, nameOf } from "../../frameworks/catalogue.ts";
import { type Resolution, resolve, successorsOf } from "../../frameworks/resolve.ts";
import { nearest } from "../../model/nearest.ts";
import { rules } from "../../rules/registry.ts";
import type { Rule } from "../../rules/rule.ts";
import {
  type Block,
  code,
  dotted,
  type Line,
  lines,
  link,
  list,
  type Piece,
  quiet,
  RULE,
  strong,
} from "../prose.ts";
import type { Workspace } from "../workspace.ts";

/** The card of a citation; without a workspace nothing is counted. */
export function citationCard(text: string, workspace?: Workspace): readonly Block[] {
  const found = resolve(text);
  switch (found.is) {
    case "known":
      return controlCard(found.control, workspace);
    case "outdated":
      return outdatedCard(found, workspace);
    case "ambiguous":
      return [
        ...lines([strong("Names no edition"), ": the number moved between two of them."]),
        ...list(
          found.meanings.map(({ control, as }): Line => [`${as}: `, linkTo(control), ` ${control.title}`]),
        ),
      ];
    case "bare":
      return [
        ...lines(
          [strong("Names no framework"), ": CIS, ISO and PCI number alike."],
          found.meanings.length > 0 ? ["Could be:"] : undefined,
        ),
        ...list(found.meanings.map((control): Line => [linkTo(control), ` ${control.title}`])),
      ];
    case "unknown":
      return [
        ...lines([strong(`${found.edition} has no such id.`)]),
        ...list(
          nearest(text.split(" ").at(-1) ?? "", found.among, ({ id }) => [id]).map(
            (control): Line => ["Near: ", linkTo(control), ` ${control.title}`],
          ),
        ),
      ];
    case "unheld":
      return lines(
        [`${found.framework} may have it; our catalogue does not.`],
        [
          quiet(
            `It holds ${controls.filter((one) => one.framework === found.framework).length} of its controls, those about non-human identities.`,
          ),
        ],
      );
    case "foreign":
      return lines(
        [code(text), ` is none of the ${controls.length} controls that we know.`],
        [quiet("Written like NIST CSF 2.0 PR.AA-05.")],
      );
  }
}

function outdatedCard(
  { id, edition, control, now }: Extract<Resolution, { is: "outdated" }>,
  workspace: Workspace | undefined,
): readonly Block[] {
  const [first, ...rest] = now;
  return [
    ...lines(
      [strong(`${id} of ${edition} is not in force.`)],
      control ? [control.title] : undefined,
      rest.length > 0
        ? [
            "Now: ",
            ...dotted(
              now.map((one) => [linkTo(one)]),
              ", ",
            ),
          ]
        : undefined,
      first && rest.length === 0 ? ["Now:"] : undefined,
      control?.note ? [quiet(control.note)] : undefined,
    ),
    ...(first && rest.length === 0 ? controlCard(first, workspace) : []),
  ];
}

/** Name, title and summary first; edition, licence and what is checked for it behind a line. */
export function controlCard(control: Control, workspace?: Workspace): readonly Block[] {
  const next = successorsOf(control);
  return [
    ...lines(
      [linkTo(control, true)],
      [control.title, ...(control.titleOfficial === false ? [" ", quiet("(our words)")] : [])],
    ),
    ...lines([control.summary]),
    ...lines(
      control.status === "current" ? undefined : [`${capital(control.status)}.`],
      next.length > 0
        ? [
            "Now: ",
            ...dotted(
              next.map((one) => [linkTo(one)]),
              ", ",
            ),
          ]
        : undefined,
      control.note ? [control.note] : undefined,
    ),
    RULE,
    ...lines(checkedLine(control, workspace)),
    ...lines(
      [quiet(`${control.framework} ${control.version}, ${control.kind} ${control.id}`)],
      [quiet(control.licence)],
    ),
  ];
}

const NAMED = 4;

/** The rules that rest on it, and what they find now. */
function checkedLine(control: Control, workspace: Workspace | undefined): Line {
  const ids = rulesFor(control).map(({ id }) => id);
  if (ids.length === 0) return ["No rule rests on it."];
  const named = ids.slice(0, NAMED).join(", ");
  const more = ids.length > NAMED ? ` and ${ids.length - NAMED} more` : "";
  const found = workspace ? findings(workspace, new Set(ids)) : undefined;
  return [
    `Checked by ${named}${more}`,
    ...(found === undefined ? [] : [`: ${found === 1 ? "1 finding" : `${found} findings`} now`]),
  ];
}

/** The rules that cite the control, or a part of it where it is a function or a category. */
export const rulesFor = ({ framework, version, id, kind }: Control): readonly Rule[] =>
  rules.filter(({ controls: some }) =>
    some.some(
      (one) =>
        one.framework === framework &&
        one.version === version &&
        (one.id === id ||
          (WHOLES.has(kind) && one.id.startsWith(id) && /^[ .-]/.test(one.id.slice(id.length)))),
    ),
  );

const WHOLES: ReadonlySet<string> = new Set(["function", "category"]);

const findings = (workspace: Workspace, ids: ReadonlySet<string>): number => {
  let count = 0;
  for (const uri of workspace.uris)
    for (const { rule, hidden } of workspace.verdicts(uri)) if (!hidden && ids.has(rule.id)) count++;
  return count;
};

/** The control's name, which leads to its framework's own page. */
export const linkTo = (control: Control, bold = false): Piece =>
  link(nameOf(control), control.url, control.title, { strong: bold, silent: true });

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
