/** Snippets as an editor takes them: defaults accepted, lines indented like the line that the snippet begins on. */
import type { SnippetEdit } from "../../server/src/engine/snippet.ts";
import { apply } from "../../server/src/text/edits.ts";

/** The text of a snippet whose tab stops are left as they come; of a choice the first, or the one that `pick` takes; where nothing stands, `blank` is written. */
export function expanded(
  snippet: string,
  pick: (choices: readonly string[]) => string = ([a = ""]) => a,
  blank = "",
): string {
  let out = "";
  let at = 0;
  const until = (ends: RegExp): string => {
    let text = "";
    for (; at < snippet.length && !ends.test(snippet[at] ?? ""); at++) {
      if (snippet[at] === "\\") at++;
      else if (snippet[at] === "$") throw new Error(`A bare $ at ${at} of ${snippet}`);
      text += snippet[at] ?? "";
    }
    return text;
  };
  while (at < snippet.length) {
    const stop = /^\$\{\d+([:|}])/.exec(snippet.slice(at));
    if (!stop) {
      if (snippet[at] === "}") throw new Error(`A bare } at ${at} of ${snippet}`);
      if (snippet[at] === "\\") at++;
      else if (snippet[at] === "$") throw new Error(`A bare $ at ${at} of ${snippet}`);
      out += snippet[at++] ?? "";
      continue;
    }
    at += stop[0].length;
    if (stop[1] === "}") {
      out += blank;
      continue;
    }
    if (stop[1] === ":") out += until(/\}/);
    else {
      const choices = [until(/[,|]/)];
      while (snippet[at] === ",") {
        at++;
        choices.push(until(/[,|]/));
      }
      at++;
      out += pick(choices);
    }
    at++;
  }
  return out;
}

/** The document after the edits, as VS Code makes them: every line but a snippet's first gets the indent of the line it begins on. */
export function applySnippets(
  text: string,
  edits: readonly SnippetEdit[],
  pick?: (choices: readonly string[]) => string,
  blank?: string,
): string {
  return apply(
    text,
    edits.map((edit) => {
      const line = text.slice(text.lastIndexOf("\n", edit.span.start - 1) + 1, edit.span.start);
      const indent = edit.span.start === 0 ? "" : (/^[ \t]*/.exec(line)?.[0] ?? "");
      const plain = "snippet" in edit ? expanded(edit.snippet, pick, blank) : edit.text;
      return { span: edit.span, text: plain.replaceAll("\n", `\n${indent}`) };
    }),
  );
}
