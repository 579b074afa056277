/** What would change, as a unified diff that `patch` and `git apply` read. */
import { formatPatch, structuredPatch } from "diff";
import { type Colour, type Paint, plain } from "./paint.ts";

/** Empty where nothing changes. Lines keep their line ends, a carriage return included. */
export function unifiedDiff(path: string, before: string, after: string, paint: Paint = plain): string {
  if (before === after) return "";
  const patch = structuredPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, {
    context: 3,
  });
  const lines = formatPatch(patch).split("\n");
  return lines
    .filter((line) => !/^=+$/.test(line))
    .map((line, i) => {
      const colour = i < 2 ? "bold" : COLOURS[line[0] ?? ""];
      return colour ? paint(colour, line) : line;
    })
    .join("\n");
}

const COLOURS: Readonly<Record<string, Colour>> = { "+": "green", "-": "red", "@": "cyan" };
