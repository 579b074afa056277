/** The summary strip and the small charts, as inline SVG: drawn from counts, readable without colour. */
import type { Counts } from "./block.ts";
import { escaped } from "./html-text.ts";
import { type Figure, figuresOf } from "./sections.ts";
import type { Part } from "./shape.ts";

/** Names in a chart; the others are told as one line. */
const MOST = 8;

export const stripOf = (part: Part): string =>
  `<ul class="strip" aria-label="At a glance">
${figuresOf(part).map(figureHtml).join("\n")}
</ul>`;

function figureHtml({ value, label, says, parts }: Figure): string {
  return `<li><b>${value}</b><span>${escaped(label)}</span>${stack(parts)}<small>${escaped(says)}</small></li>`;
}

const WIDTH = 200;
const GAP = 2;

/** One bar, cut by the parts' shares; a part that is there is never too thin to be seen. */
function stack(parts: Figure["parts"]): string {
  const seen = parts.filter(({ count }) => count > 0);
  const all = seen.reduce((sum, { count }) => sum + count, 0);
  const room = WIDTH - GAP * Math.max(0, seen.length - 1);
  const least = 4;
  const shares = seen.map(({ count }) => Math.max(least, (room * count) / Math.max(all, 1)));
  const scale =
    room /
    Math.max(
      1,
      shares.reduce((sum, share) => sum + share, 0),
    );
  let x = 0;
  const bars = seen.map(({ name, count, tone }, i) => {
    const width = (shares[i] ?? 0) * scale;
    const bar = `<rect class="${tone}" x="${round(x)}" width="${round(width)}" height="6" rx="1.5"><title>${escaped(name)}: ${count}</title></rect>`;
    x += width + GAP;
    return bar;
  });
  const words = seen.map(({ name, count }) => `${name}: ${count}`).join(", ");
  const ground = seen.length === 0 ? `<rect class="ground" width="${WIDTH}" height="6" rx="1.5"/>` : "";
  return `<svg class="stack" viewBox="0 0 ${WIDTH} 6" preserveAspectRatio="none" role="img" aria-label="${escaped(words === "" ? "nothing to show" : words)}">${ground}${bars.join("")}</svg>`;
}

const round = (value: number): string => String(Math.round(value * 10) / 10);

/** A table with a bar in each row: without colour or picture the numbers are still there. */
export function barsOf({ title, counts }: Counts): string {
  const shown = counts.slice(0, MOST);
  const rest = counts.slice(MOST);
  const most = Math.max(1, ...counts.map(({ count }) => count));
  const rows = shown.map(
    ({ name, count, tone }) =>
      `<tr><th scope="row">${escaped(name)}</th><td class="bar"><svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="${tone ?? "plain"}" width="${round((100 * count) / most)}" height="8" rx="1"/></svg></td><td class="number">${count}</td></tr>`,
  );
  const others =
    rest.length > 0
      ? `<tr class="quiet"><th scope="row">${rest.length} more</th><td class="bar"></td><td class="number">${rest.reduce((sum, { count }) => sum + count, 0)}</td></tr>`
      : "";
  return `<table class="bars"><caption>${escaped(title)}</caption><tbody>
${rows.join("\n")}${others}
</tbody></table>`;
}
