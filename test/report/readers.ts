/** Plain readers of the formats that Node has no reader for, so that tests can compare what they say. */

/** The cells of a CSV text (RFC 4180), line by line. */
export function csvCells(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted === undefined ? (bare ?? "") : quoted.replaceAll('""', '"'));
    if (end === ",") continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

export interface JunitCase {
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly kind: "failure" | "skipped";
  readonly message: string;
}

/** The cases of a JUnit report that do not pass. */
export const junitCases = (xml: string): readonly JunitCase[] =>
  [...xml.matchAll(/<testcase ([^>]*)>\s*<(failure|skipped) ([^>]*?)\/?>/g)].map(
    ([, head = "", kind, inner = ""]) => ({
      name: attribute(head, "name"),
      file: attribute(head, "file"),
      line: Number(attribute(head, "line")),
      kind: kind === "failure" ? "failure" : "skipped",
      message: attribute(inner, "message"),
    }),
  );

const attribute = (text: string, name: string): string =>
  (new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(text)?.[1] ?? "")
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");

export interface Annotation {
  readonly kind: string;
  readonly file: string;
  readonly line: number;
  readonly title: string;
  readonly message: string;
}

/** The annotations of a log, as the runner of GitHub Actions reads them. */
export const annotations = (log: string): readonly Annotation[] =>
  [...log.matchAll(/^::(error|warning|notice) (.*?)::(.*)$/gm)].map(
    ([, kind = "", head = "", words = ""]) => {
      const of = (name: string): string =>
        unescaped(new RegExp(`(?:^|,)${name}=([^,]*)`).exec(head)?.[1] ?? "");
      return {
        kind,
        file: of("file"),
        line: Number(of("line")),
        title: of("title"),
        message: unescaped(words),
      };
    },
  );

const unescaped = (text: string): string =>
  text
    .replaceAll("%2C", ",")
    .replaceAll("%3A", ":")
    .replaceAll("%0A", "\n")
    .replaceAll("%0D", "\r")
    .replaceAll("%25", "%");
