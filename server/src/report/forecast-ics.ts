/** What will fall due as a calendar (iCalendar, RFC 5545): one event for each day and thing, the same bytes for the same forecast. */
import { byTeam, type Forecast, type ForecastRow } from "./forecast-row.ts";

/** Lines end with CRLF and are folded at 75 octets. An event keeps its UID when the day of its thing moves. */
export function icsForecast({ rows, asOf }: Forecast, version: string): string {
  const seen = new Map<string, number>();
  const uidOf = ({ fingerprint }: ForecastRow): string => {
    const nth = (seen.get(fingerprint) ?? 0) + 1;
    seen.set(fingerprint, nth);
    return `${fingerprint}-${nth}@nhi`;
  };
  const events = byTeam(rows).flatMap((team) => team.rows.flatMap((row) => eventOf(row, uidOf(row), asOf)));
  return [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//NHI Ownership//nhi ${version}//EN`,
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    ...events,
    "END:VCALENDAR",
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join("");
}

function eventOf(row: ForecastRow, uid: string, asOf: string): readonly string[] {
  const about = [
    row.owner === undefined
      ? "No owner on record"
      : `Owner: ${row.owner}${row.contact ? ` (${row.contact})` : ""}`,
    `Place: ${row.path}:${row.line}`,
    ...(row.limit === undefined ? [] : [`Limit: ${row.limit}`]),
    `From the day after, ${row.rule} tells it as ${row.level}.`,
  ];
  return [
    "BEGIN:VEVENT",
    `UID:${uid}`,
    `DTSTAMP:${compact(asOf)}T000000Z`,
    `DTSTART;VALUE=DATE:${compact(row.day)}`,
    `SUMMARY:${escaped(`${row.title}: ${row.what}`)}`,
    `DESCRIPTION:${escaped(about.join("\n"))}`,
    ...(row.owner === undefined ? [] : [`CATEGORIES:${escaped(row.owner)}`]),
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

const compact = (day: string): string => day.replaceAll("-", "");

/** A text value: backslash, comma and semicolon are marked, a line break is `\n`, and what no calendar may hold is left out. */
const escaped = (text: string): string =>
  text
    .replace(/[\\;,]/g, (mark) => `\\${mark}`)
    .replace(/\r\n|\r|\n/g, "\\n")
    .replace(CONTROLS, "");

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that RFC 5545 forbids
const CONTROLS = /[\u0000-\u0008\u000a-\u001f\u007f]/g;

const MOST = 75;

/** A line of at most 75 octets in UTF-8; what follows begins with a blank. No character is cut. */
function folded(line: string): string {
  let out = "";
  let room = MOST;
  for (const char of line) {
    const size = octets(char.codePointAt(0) ?? 0);
    if (size > room) {
      out += "\r\n ";
      room = MOST - 1;
    }
    out += char;
    room -= size;
  }
  return out;
}

const octets = (code: number): number => (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4);
