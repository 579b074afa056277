/** `nhi config --explain FILE`: the level of each rule for a file, and the line that sets it. */
import path from "node:path";
import picomatch from "picomatch";
import { formatOf } from "../../formats/registry.ts";
import { type RuleLevel, ruleLevels } from "../../policy/explain.ts";
import { type ConfigRows, configJson, configText, type StepRow } from "../../report/config.ts";
import { rules } from "../../rules/registry.ts";
import { rangeOf } from "../../text/lines.ts";
import { pathFrom } from "../../text/uri.ts";
import { today, toUri } from "../host.node.ts";
import { toSlash } from "../walk.node.ts";
import { EXIT } from "./exit.ts";
import { loadTold } from "./loading.ts";
import { shownPath } from "./rows.ts";
import { aside, hasColour, paint, type Streams } from "./terminal.ts";

export interface ConfigOptions {
  readonly explain: string;
  readonly format: "text" | "json";
  readonly root?: string;
}

/** The file need not be there: the policy says what would hold for it. */
export async function config(
  { explain, format: how, root }: ConfigOptions,
  streams: Streams,
): Promise<number> {
  const folder = path.resolve(root ?? ".");
  const file = path.resolve(explain);
  if (path.relative(folder, file).startsWith("..")) {
    aside(streams, `${explain} does not lie in the folder that is read; --root names another one`);
    return EXIT.noInput;
  }
  const loaded = await loadTold([folder], {}, today(), streams);
  const [one] = loaded ?? [];
  if (!one) return EXIT.noInput;
  const { workspace } = one;
  const uri = toUri(file);
  const format = workspace.facts(uri)[0]?.format ?? (isOurs(file) ? "native" : undefined);
  const where = {
    path: workspace.pathOf(uri),
    within: pathFrom(toUri(folder), uri),
    format: format ?? "unread",
  };
  const looking = rules.filter(({ formats }) => format === "native" || formats === "all");
  const made: ConfigRows = {
    file: shownPath(uri),
    format,
    rules: ruleLevels(looking, where, workspace.world).map(rowOf),
  };
  const style = paint(hasColour(streams));
  streams.out.write(how === "json" ? configJson(made) : configText(made, style));
  return EXIT.clean;
}

/** Where nothing is written yet, the name says whether it will be a manifest. */
const isOurs = (file: string): boolean =>
  formatOf("native")?.files.some((glob) => picomatch.isMatch(toSlash(file), glob, { dot: true })) ?? false;

const rowOf = ({ rule, level, also, steps, options }: RuleLevel) => ({
  rule,
  level,
  also,
  steps: steps.map(
    ({ by, level: to, at }): StepRow => ({
      by,
      level: to,
      ...(at && { file: shownPath(at.in.uri), line: rangeOf(at).start.line + 1 }),
    }),
  ),
  options,
});
