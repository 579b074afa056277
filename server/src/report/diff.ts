/** What would change, as a unified diff that `patch` and `git apply` read. */
import { type Paint, plain } from "./paint.ts";

const AROUND = 3;
/** Differences up to which the shortest diff is looked for; beyond it the middle is shown as replaced. */
const PATIENCE = 1000;

type Step = { readonly sign: " " | "-" | "+"; readonly line: string };

/** Empty where nothing changes. Lines keep their line ends, a carriage return included. */
export function unifiedDiff(path: string, before: string, after: string, paint: Paint = plain): string {
  if (before === after) return "";
  const steps = stepsBetween(pieces(before), pieces(after));
  const head = [paint("bold", `--- a/${path}`), paint("bold", `+++ b/${path}`)];
  return `${[...head, ...hunks(steps, paint)].join("\n")}\n`;
}

/** The lines with their breaks. */
const pieces = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** Equal ends are set aside; between them the shortest way. */
function stepsBetween(a: readonly string[], b: readonly string[]): readonly Step[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end])
    end++;
  const step =
    (sign: Step["sign"]) =>
    (line: string): Step => ({ sign, line });
  const left = a.slice(start, a.length - end);
  const right = b.slice(start, b.length - end);
  const middle = shortest(left, right) ?? [...left.map(step("-")), ...right.map(step("+"))];
  return [...a.slice(0, start).map(step(" ")), ...middle, ...a.slice(a.length - end).map(step(" "))];
}

/** Myers' greedy search, forwards; undefined where it takes too long. */
function shortest(a: readonly string[], b: readonly string[]): readonly Step[] | undefined {
  const reached = new Map<number, number>([[1, 0]]);
  const trace: ReadonlyMap<number, number>[] = [];
  for (let d = 0; d <= Math.min(a.length + b.length, PATIENCE); d++) {
    trace.push(new Map(reached));
    for (let k = -d; k <= d; k += 2) {
      let x = goesDown(reached, k, d) ? (reached.get(k + 1) ?? 0) : (reached.get(k - 1) ?? 0) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      reached.set(k, x);
      if (x >= a.length && x - k >= b.length) return walkBack(a, b, trace);
    }
  }
  return undefined;
}

const goesDown = (reached: ReadonlyMap<number, number>, k: number, d: number): boolean =>
  k === -d || (k !== d && (reached.get(k - 1) ?? -1) < (reached.get(k + 1) ?? -1));

function walkBack(
  a: readonly string[],
  b: readonly string[],
  trace: readonly ReadonlyMap<number, number>[],
): readonly Step[] {
  const out: Step[] = [];
  let x = a.length;
  let y = b.length;
  for (let d = trace.length - 1; d >= 0; d--) {
    const reached = trace[d] ?? new Map<number, number>();
    const k = x - y;
    const down = goesDown(reached, k, d);
    const beforeX = reached.get(down ? k + 1 : k - 1) ?? 0;
    const beforeY = beforeX - (down ? k + 1 : k - 1);
    while (x > beforeX && y > beforeY && x > 0 && y > 0) {
      out.push({ sign: " ", line: a[--x] ?? "" });
      y--;
    }
    if (d === 0) break;
    if (down) out.push({ sign: "+", line: b[--y] ?? "" });
    else out.push({ sign: "-", line: a[--x] ?? "" });
  }
  return out.reverse();
}

function hunks(steps: readonly Step[], paint: Paint): readonly string[] {
  const changed = steps.flatMap((step, i) => (step.sign === " " ? [] : [i]));
  const ranges: { from: number; to: number }[] = [];
  for (const i of changed) {
    const from = Math.max(0, i - AROUND);
    const to = Math.min(steps.length, i + AROUND + 1);
    const last = ranges.at(-1);
    if (last && from <= last.to) last.to = to;
    else ranges.push({ from, to });
  }
  let [old, now, at] = [0, 0, 0];
  return ranges.flatMap(({ from, to }) => {
    for (; at < from; at++) [old, now] = [old + 1, now + 1];
    const part = steps.slice(from, to);
    const olds = part.filter(({ sign }) => sign !== "+").length;
    const news = part.filter(({ sign }) => sign !== "-").length;
    const head = `@@ -${reach(old, olds)} +${reach(now, news)} @@`;
    [old, now, at] = [old + olds, now + news, to];
    return [paint("cyan", head), ...part.flatMap((step) => printed(step, paint))];
  });
}

/** An empty side is named by the line before it. */
const reach = (before: number, count: number): string => `${count === 0 ? before : before + 1},${count}`;

function printed({ sign, line }: Step, paint: Paint): readonly string[] {
  const text = sign + (line.endsWith("\n") ? line.slice(0, -1) : line);
  const coloured = sign === " " ? text : paint(sign === "-" ? "red" : "green", text);
  return line.endsWith("\n") ? [coloured] : [coloured, "\\ No newline at end of file"];
}
