/** Catalogues of services: Backstage, Datadog, OpsLevel and Cortex. They say who owns what stands in their folder. */
import { noFacts } from "../../model/facts.ts";
import type { ParsedSegment } from "../../syntax/node.ts";
import type { Format } from "../format.ts";
import { rootOf } from "../place.ts";
import { backstage } from "./backstage.ts";
import { type Kind, recognise } from "./claim.ts";
import type { Said } from "./entry.ts";
import { cortex, datadog, opslevel } from "./others.ts";

const ID = "catalog";

const READERS: Readonly<Record<Kind, (segment: ParsedSegment, folder: string) => Said>> = {
  backstage: (segment, folder) => backstage(rootOf(segment), folder),
  datadog: (segment, folder) => datadog(rootOf(segment), folder),
  opslevel: (segment, folder) => opslevel(rootOf(segment), folder),
  openapi: (segment, folder) => cortex(rootOf(segment), folder),
};

export const catalogFormat: Format = {
  id: ID,
  title: "owners in service catalogues (Backstage, Datadog, OpsLevel, Cortex)",
  files: ["**/*.yaml", "**/*.yml"],
  claims: (head, uri) => (recognise(head, uri) ? { format: ID } : undefined),
  lower(segment, path) {
    const kind = recognise(headOf(segment.text), path);
    return { ...noFacts(segment, ID), ...(kind ? READERS[kind](segment, folderOf(path)) : {}) };
  },
};

/** What the claim saw: the first kilobyte from the first line that says anything. */
function headOf(text: string): string {
  const start =
    /^(?:[ \t]*(?:#[^\n]*)?\r?\n|%[^\n]*\n|---[ \t]*(?:#[^\n]*)?\r?\n)*/.exec(
      text.replace(/^\uFEFF/, ""),
    )?.[0].length ?? 0;
  return text.replace(/^\uFEFF/, "").slice(start, start + 1024);
}

/** The folder that the file speaks for: its own, or the one above a folder that holds nothing but such files. */
const folderOf = (path: string): string =>
  path
    .slice(0, path.lastIndexOf("/") + 1)
    .replace(/(^|\/)\.(backstage|datadog|cortex|opslevel|github)\/.*$/, "$1");
