/** `nhi report`: what the files say of ownership and access on a day, for people who have to answer for it. */
import { promises as fs } from "node:fs";
import path from "node:path";
import { NAME, VERSION } from "../../lsp/version.ts";
import type { OperatingModel } from "../../model/duties.ts";
import { csvGovernance } from "../../report/governance/csv.ts";
import type { CsvTable } from "../../report/governance/csv-tables.ts";
import { frameworkNamed, frameworkNames } from "../../report/governance/frameworks.ts";
import { htmlGovernance } from "../../report/governance/html.ts";
import { jsonGovernance } from "../../report/governance/json.ts";
import { markdownGovernance } from "../../report/governance/markdown.ts";
import { type Input, reportOf } from "../../report/governance/report.ts";
import type { Report } from "../../report/governance/shape.ts";
import { rules } from "../../rules/registry.ts";
import { repositoryOf, toSlash } from "../walk.node.ts";
import { dayOf } from "./as-of.ts";
import { EXIT } from "./exit.ts";
import type { Loaded } from "./load.ts";
import { loadTold } from "./loading.ts";
import { readFrom, writeWhole } from "./outputs.ts";
import { commitOf } from "./report-commit.ts";
import { hashesOf, lookedUp } from "./report-files.ts";
import { aside, type Streams } from "./terminal.ts";

export const FORMATS = ["markdown", "html", "csv", "json"] as const;

export interface ReportOptions {
  readonly format: (typeof FORMATS)[number];
  readonly out?: string;
  readonly asOf?: string;
  readonly root?: string;
  readonly exclude?: readonly string[];
  readonly model?: OperatingModel;
  readonly framework?: string;
  readonly table?: CsvTable;
  readonly title?: string;
}

const TITLE = "Ownership and access of non-human identities";

/** 0 where the report was made, whatever it says: it is a record, and `nhi check` is the gate. */
export async function report(
  paths: readonly string[],
  options: ReportOptions,
  streams: Streams,
): Promise<number> {
  const day = dayOf(options.asOf);
  if (typeof day === "string") return wrong(streams, day);
  if (options.table !== undefined && options.format !== "csv")
    return wrong(streams, "--table goes with --format csv: the other formats hold every table");
  const covers = options.framework === undefined ? undefined : frameworkNamed(options.framework);
  if (options.framework !== undefined && !covers)
    return wrong(
      streams,
      `--framework wants one of ${frameworkNames.join(", ")}, not "${options.framework}"`,
    );
  const loaded = await loadTold(paths, options, day, streams);
  if (!loaded) return EXIT.noInput;
  const clash = options.out === undefined ? undefined : readFrom(loaded, options.out);
  if (clash !== undefined)
    return wrong(streams, `--out would write over ${clash}, which the report is made from`);
  const inputs: Input[] = [];
  for (const one of loaded) inputs.push(await inputOf(one, options.root));
  const made = reportOf(inputs, {
    title: options.title ?? TITLE,
    product: { name: NAME, version: VERSION },
    rules,
    model: options.model,
    framework: covers && options.framework !== undefined ? { name: options.framework, covers } : undefined,
  });
  if (made.parts.length === 0) {
    const models = inputs.map(({ workspace }) => workspace.world.policy.model.value ?? "none");
    return wrong(
      streams,
      `no workspace here has the operating model ${options.model}; named: ${[...new Set(models)].join(", ")}`,
    );
  }
  for (const part of made.parts)
    if (part.files.every(({ context }) => context))
      aside(streams, `no manifest, Kubernetes file or CODEOWNERS: ${part.name}`);
  return written(render(made, options), options.out, streams);
}

function render(made: Report, { format, table }: ReportOptions): string {
  switch (format) {
    case "markdown":
      return markdownGovernance(made);
    case "html":
      return htmlGovernance(made);
    case "csv":
      return csvGovernance(made, table ?? "findings");
    case "json":
      return jsonGovernance(made);
  }
}

/** With what only the disk can tell: the commit, and the hashes of files and evidence. */
async function inputOf(
  { workspace, reported, path: named }: Loaded,
  root: string | undefined,
): Promise<Input> {
  const full = path.resolve(root ?? named);
  const folder = (await fs.stat(full)).isDirectory() ? full : path.dirname(full);
  const repository = await repositoryOf(folder);
  const claimed = workspace.uris.filter((uri) => workspace.claimed(uri));
  const hashes = await hashesOf(claimed);
  return {
    name: path.basename(full),
    folder: repository === undefined ? "" : toSlash(path.relative(repository, folder)),
    workspace,
    uris: reported,
    commit: await commitOf(repository),
    sha256: (uri) => hashes.get(uri),
    look: await lookedUp(workspace, reported, { folder, root: repository ?? folder }),
  };
}

async function written(text: string, out: string | undefined, streams: Streams): Promise<number> {
  if (out === undefined) {
    streams.out.write(text);
    return EXIT.clean;
  }
  const trouble = await writeWhole(out, text);
  if (trouble === undefined) return EXIT.clean;
  aside(streams, trouble);
  return EXIT.notWritten;
}

function wrong(streams: Streams, message: string): number {
  aside(streams, message);
  return EXIT.usage;
}
