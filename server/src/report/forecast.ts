/** What will fall due, for a person at a terminal and for programs. */
import { csvText } from "./csv-text.ts";
import { byTeam, type Forecast, type ForecastRow, type Team } from "./forecast-row.ts";
import { type Paint, plain } from "./paint.ts";
import { harmless } from "./width.ts";

export const FORECAST_VERSION = 1;

/** A block for each team, then what another limit would change, and a last line that counts; ends with a line break. */
export function textForecast(forecast: Forecast, paint: Paint = plain): string {
  const blocks = byTeam(forecast.rows).map((team) => blockOf(team, paint));
  return `${[...blocks, ...supposition(forecast, paint), summary(forecast, paint)].join("\n\n")}\n`;
}

function blockOf({ owner, contact, rows }: Team, paint: Paint): string {
  const name = owner === undefined ? "no owner on record" : harmless(owner);
  const reached =
    contact === undefined || contact === owner ? "" : ` ${paint("dim", `(${harmless(contact)})`)}`;
  const width = Math.max(...rows.map((row) => inWords(row.left).length));
  return [`${paint("bold", name)}${reached}`, ...rows.map((row) => `  ${lineOf(row, width, paint)}`)].join(
    "\n",
  );
}

function lineOf(row: ForecastRow, width: number, paint: Paint): string {
  const when = `${row.day}  ${inWords(row.left).padStart(width)}`;
  const place = paint("dim", `${harmless(row.path)}:${row.line}:${row.column}`);
  const limit =
    row.limit === undefined ? "" : `  ${paint("dim", `limit ${harmless(row.limit)}${limitPlace(row)}`)}`;
  return `${row.left <= SOON ? paint("yellow", when) : when}  ${harmless(row.title)}: ${harmless(row.what)}  ${place}${limit}`;
}

/** Days that stand out. */
const SOON = 14;

const limitPlace = ({ limitAt }: ForecastRow): string => (limitAt ? `, ${limitAt.path}:${limitAt.line}` : "");

const inWords = (left: number): string => (left === 0 ? "today" : left === 1 ? "1 day" : `${left} days`);

function supposition({ whatIf, days }: Forecast, paint: Paint): readonly string[] {
  if (!whatIf) return [];
  const head = paint("bold", `What if: ${whatIf.limits.join(", ")}`);
  if (whatIf.changes.length === 0) return [`${head}\n  nothing would change`];
  const width = Math.max(...whatIf.changes.map(({ rule }) => rule.length));
  const lines = whatIf.changes.map(({ rule, today, ahead }) => {
    const now = `today ${today.before} → ${today.after}`;
    return `  ${rule.padEnd(width)}  ${now.padEnd(20)}  due in ${days} days ${ahead.before} → ${ahead.after}`;
  });
  return [[head, ...lines].join("\n")];
}

function summary({ rows, days, until }: Forecast, paint: Paint): string {
  const many =
    rows.length === 0 ? "Nothing falls due" : rows.length === 1 ? "1 falls due" : `${rows.length} fall due`;
  return paint("bold", `${many} in ${days === 1 ? "1 day" : `${days} days`}, until ${until}`);
}

/** `{ "version": 1, "asOf", "until", "days", "due": [ … ], "whatIf"? }`: keys are added, never renamed or removed. */
export const jsonForecast = ({ asOf, until, days, rows, whatIf }: Forecast): string =>
  `${JSON.stringify(
    {
      version: FORECAST_VERSION,
      asOf,
      until,
      days,
      due: sorted(rows).map((row) => ({
        owner: row.owner ?? null,
        contact: row.contact ?? null,
        day: row.day,
        daysLeft: row.left,
        what: row.what,
        about: row.title,
        rule: row.rule,
        level: row.level,
        file: row.path,
        line: row.line,
        column: row.column,
        limit: row.limit ?? null,
        limitAt: row.limitAt ? { file: row.limitAt.path, line: row.limitAt.line } : null,
        fingerprint: row.fingerprint,
      })),
      ...(whatIf && { whatIf }),
    },
    null,
    2,
  )}\n`;

export const csvForecast = ({ asOf, rows }: Forecast): string =>
  csvText(
    [
      "as_of",
      "owner",
      "contact",
      "day",
      "days_left",
      "what",
      "about",
      "rule",
      "level",
      "file",
      "line",
      "limit",
      "limit_at",
      "fingerprint",
    ],
    sorted(rows).map((row) => [
      asOf,
      row.owner,
      row.contact,
      row.day,
      row.left,
      row.what,
      row.title,
      row.rule,
      row.level,
      row.path,
      row.line,
      row.limit,
      row.limitAt && `${row.limitAt.path}:${row.limitAt.line}`,
      row.fingerprint,
    ]),
  );

const sorted = (rows: readonly ForecastRow[]): readonly ForecastRow[] =>
  byTeam(rows).flatMap((team) => team.rows);
