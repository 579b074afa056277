/** Findings for the tests of reports. */
import { linesOf, type Row } from "../../server/src/report/row.ts";

/** A row whose place is the only one where `word` stands in `text`. */
export function rowAt(text: string, word: string, more: Partial<Row> = {}): Row {
  const offset = text.indexOf(word);
  const before = linesOf(text.slice(0, offset)).length - (/[\r\n]$|^$/.test(text.slice(0, offset)) ? 0 : 1);
  const start = offset - Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) - 1;
  return {
    rule: "owner-missing",
    title: "Identity has no owner after resolution",
    level: "error",
    message: 'Identity "ci-bot" has no owner',
    say: { text: 'Identity "{id}" has no owner', with: { id: "ci-bot" } },
    path: "nhi.yaml",
    range: {
      start: { line: before, character: start },
      end: { line: before, character: start + word.length },
    },
    related: [],
    reasons: [],
    fixes: [],
    about: "identity:ci-bot",
    names: ["identity:ci-bot", "ci-bot"],
    fingerprint: "0123456789abcdef",
    content: "fedcba9876543210",
    ...more,
  };
}

export const MANIFEST = `nhi: 1
identities:
  web:
    type: bot
  ci-bot:
    type: bot
    purpose: Runs the nightly build
`;
