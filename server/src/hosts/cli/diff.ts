/** `nhi diff REF`: what a change does to identities and access. */
import { promises as fs } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { type Authors, changesOf } from "../../engine/change.ts";
import { formatDay } from "../../model/day.ts";
import { type ChangeRow, changeJson, changeMarkdown, changeText } from "../../report/diff-table.ts";
import { rangeOf } from "../../text/lines.ts";
import { authorsSince, bytesOf, commitOf, filesOf, GitTrouble, ownMail } from "../git.node.ts";
import { LARGEST, toSlash } from "../walk.node.ts";
import { dayOf } from "./as-of.ts";
import { workspaceAt } from "./compare.ts";
import { EXIT } from "./exit.ts";
import { NoSuchPath } from "./load.ts";
import { loadTold } from "./loading.ts";
import { shownPath } from "./rows.ts";
import { aside, hasColour, paint, type Streams } from "./terminal.ts";

export interface DiffOptions {
  readonly format: "text" | "markdown" | "json";
  readonly asOf?: string;
  readonly exclude?: readonly string[];
  /** A mail address; true: as the commits tell. */
  readonly author?: string | true;
}

export async function diff(
  ref: string,
  dir: string,
  options: DiffOptions,
  streams: Streams,
): Promise<number> {
  const said = (words: string, code: number): number => {
    aside(streams, words);
    return code;
  };
  const day = dayOf(options.asOf);
  if (typeof day === "string") return said(day, EXIT.usage);
  const { exclude = [], author } = options;
  const folder = path.resolve(dir);
  const stat = await fs.stat(folder).catch(() => undefined);
  if (!stat?.isDirectory()) return said(`no such folder: ${dir}`, EXIT.noInput);
  const [loaded] = (await loadTold([dir], { exclude }, day, streams)) ?? [];
  if (!loaded) return EXIT.noInput;
  try {
    const base = await workspaceAt({ folder }, ref, { today: day, exclude });
    const changes = changesOf(loaded.workspace, base);
    const uris = [...new Set(changes.map(({ at }) => at.in.uri))];
    const authors = author === undefined ? undefined : await authorsOf(author, folder, ref, uris);
    const rows = (authors ? changesOf(loaded.workspace, base, authors) : changes).map(
      ({ at, also, ...change }): ChangeRow => ({
        ...change,
        also: also.map((one) => shownPath(one.in.uri)),
        file: shownPath(at.in.uri),
        line: change.kind === "gone" ? undefined : rangeOf(at).start.line + 1,
      }),
    );
    const compared = { since: ref, asOf: formatDay(day), rows };
    streams.out.write(
      options.format === "json"
        ? changeJson(compared)
        : options.format === "markdown"
          ? changeMarkdown(compared)
          : changeText(compared, paint(hasColour(streams))),
    );
    return rows.some(({ ownWork }) => ownWork !== undefined) ? EXIT.error : EXIT.clean;
  } catch (error) {
    if (error instanceof NoSuchPath || error instanceof GitTrouble) return said(error.message, EXIT.noInput);
    throw error;
  }
}

/** By the commits since the ref; a file that is not as it was committed last is the work of whoever commits here. */
async function authorsOf(
  author: string | true,
  folder: string,
  ref: string,
  uris: readonly string[],
): Promise<Authors> {
  if (author !== true) return () => [author];
  const commit = await commitOf(folder, ref);
  const { root } = commit;
  const [authors, own] = [await authorsSince(commit), await ownMail(root)];
  const head = await filesOf(await commitOf(folder, "HEAD"));
  const nameOf = (uri: string): string => toSlash(path.relative(root, fileURLToPath(uri)));
  const blobs = uris.flatMap((uri) => head.get(nameOf(uri)) ?? []);
  const bytes = await bytesOf(blobs, LARGEST);
  const known = new Map<string, readonly string[]>();
  for (const uri of uris) {
    const blob = head.get(nameOf(uri));
    const committed = blob && bytes.get(blob);
    const now = await fs.readFile(fileURLToPath(uri)).catch(() => undefined);
    const same = committed !== undefined && now !== undefined && Buffer.compare(committed, now) === 0;
    known.set(uri, [...(authors.get(nameOf(uri)) ?? []), ...(same || own === undefined ? [] : [own])]);
  }
  return (uri) => known.get(uri) ?? [];
}
