/** The look of the HTML report: on a screen, light and dark, and on paper. */

export const STYLE = `
:root {
  --paper: #fbfaf7; --ink: #1d2a2e; --soft: #5a696d; --faint: #8b979a; --line: #dcdfdb; --hair: #e9ebe7;
  --deep: #12343b; --on-deep: #eef6f3; --mint: #7fe0c2; --wash: #f1f4f0; --accent: #1f6f63;
  --bad: #a8321f; --bad-wash: #f9e7e2; --warn: #8a5a08; --warn-wash: #fbf0d9; --note: #2b5a86; --note-wash: #e4eef7;
  --good: #1f6f63; --good-wash: #e2f2ec; --quiet: #7a878a; --quiet-wash: #eef0ee;
  --bar-bad: #c4533f; --bar-warn: #e0a73c; --bar-note: #6f9bc4; --bar-good: #3f9c89; --bar-quiet: #c3cbc9; --bar-plain: #4d7f86;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "Source Serif 4", "Noto Serif", Georgia, serif;
  --sans: "Inter", "Segoe UI Variable Text", "Segoe UI", "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace;
  color-scheme: light dark;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #10191c; --ink: #dfe7e5; --soft: #a1b0b0; --faint: #7b8a8b; --line: #2b3a3e; --hair: #223034;
    --deep: #0b2126; --on-deep: #e6f2ee; --mint: #7fe0c2; --wash: #162327; --accent: #7fd0bd;
    --bad: #f0917f; --bad-wash: #3a1f1b; --warn: #e8bd66; --warn-wash: #352a14; --note: #92bde4; --note-wash: #1a2b3c;
    --good: #7fd0bd; --good-wash: #16322d; --quiet: #92a0a2; --quiet-wash: #1f2c30;
    --bar-bad: #d0604c; --bar-warn: #cf9a39; --bar-note: #5f8cb6; --bar-good: #3f9c89; --bar-quiet: #46565a; --bar-plain: #5b8f97;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 400 15px/1.5 var(--sans); font-variant-numeric: tabular-nums; }
main, footer, .cover > * { max-width: 72rem; margin-inline: auto; padding-inline: clamp(1rem, 4vw, 3rem); }
.cover { background: var(--deep); color: var(--on-deep); padding-block: clamp(2.5rem, 7vw, 5.5rem) clamp(2rem, 4vw, 3.5rem); border-bottom: 4px solid var(--mint); }
.kicker { margin-block: 0 1rem; font-size: .78rem; letter-spacing: .14em; text-transform: uppercase; color: var(--mint); }
h1, h2, h3 { font-family: var(--serif); font-weight: 500; text-wrap: balance; }
h1 { margin-block: 0; font-size: clamp(2rem, 5vw, 3.4rem); line-height: 1.1; letter-spacing: -.015em; }
.date { margin-block: 1.2rem 0; font: italic 1.1rem/1.4 var(--serif); opacity: .85; }
article + article { margin-top: 5rem; border-top: 4px solid var(--mint); }
.part { margin: 3rem 0 1rem; font-size: 2rem; line-height: 1.2; overflow-wrap: anywhere; }
.head { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: .9rem 2.5rem; margin: 0 0 2.2rem; }
.head div { border-top: 1px solid var(--line); padding-top: .5rem; }
.head dt { font-size: .74rem; letter-spacing: .08em; text-transform: uppercase; color: var(--soft); }
.head dd { margin: .1rem 0 0; overflow-wrap: anywhere; }
.strip { display: flex; flex-wrap: wrap; gap: 1px; margin: 0 0 2.2rem; padding: 0; list-style: none; background: var(--line); border: 1px solid var(--line); border-radius: 6px; overflow: hidden; }
.strip li { flex: 1 1 11rem; display: flex; flex-direction: column; padding: 1.1rem 1.2rem 1rem; background: var(--paper); }
.strip b { font: 500 2.5rem/1 var(--serif); letter-spacing: -.02em; font-variant-numeric: lining-nums tabular-nums; }
.strip span { margin-top: .35rem; font-weight: 600; }
.strip small { margin-top: .5rem; color: var(--soft); }
.stack { display: block; width: 100%; height: 6px; margin-top: .8rem; }
nav ol { columns: 15rem auto; column-gap: 2.5rem; margin: 0 0 1rem; padding: 0; list-style: none; counter-reset: entry; }
nav li { counter-increment: entry; break-inside: avoid; }
nav a { display: flex; gap: .8rem; padding: .3rem 0; color: inherit; text-decoration: none; border-bottom: 1px solid var(--hair); }
nav a::before { content: counter(entry); min-width: 1.4rem; color: var(--faint); }
nav a:hover, nav a:focus-visible { color: var(--accent); border-color: var(--accent); }
section { margin-top: 3.6rem; scroll-margin-top: 1rem; }
h3 { display: flex; gap: .9rem; align-items: baseline; margin: 0 0 1.1rem; padding-top: .7rem; border-top: 2px solid var(--ink); font-size: 1.65rem; line-height: 1.2; }
h3 .number { font-size: 1rem; color: var(--accent); text-align: left; }
.say { max-width: 44rem; margin: .4rem 0 1.2rem; color: var(--soft); }
.charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr)); gap: 1.6rem 2.5rem; align-items: start; margin-bottom: 2rem; }
.table { overflow-x: auto; margin: 0 0 2rem; }
.table:focus-visible, nav a:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; }
table { width: 100%; border-collapse: collapse; font-size: .87rem; line-height: 1.42; }
caption { caption-side: top; text-align: left; padding: .2rem 0 .55rem; font: 500 1.12rem/1.35 var(--serif); }
thead th { padding: .35rem .9rem .4rem 0; border-bottom: 1.5px solid var(--ink); font-weight: 600; font-size: .74rem; letter-spacing: .02em; color: var(--soft); text-align: left; vertical-align: bottom; }
tbody th, tbody td { padding: .5rem .9rem .55rem 0; border-bottom: 1px solid var(--hair); font-weight: 400; text-align: left; vertical-align: top; overflow-wrap: break-word; }
tbody tr:last-child > * { border-bottom-color: var(--line); }
tr > :last-child { padding-right: 0; }
.group th { padding: 1.5rem 0 .5rem; font: 500 1.02rem/1.35 var(--serif); color: var(--ink); }
.group small { max-width: 60rem; font-family: var(--sans); font-size: .78rem; }
tbody:first-of-type .group th { padding-top: .9rem; }
.fixed { table-layout: fixed; }
time { white-space: nowrap; }
.number { text-align: right; }
b { font-weight: 600; }
td small, tbody th small { display: block; margin-top: .1rem; font-size: .9em; color: var(--soft); overflow-wrap: anywhere; }
code { font: .92em/1.4 var(--mono); overflow-wrap: anywhere; }
.hash { font-size: .84em; }
.bad { color: var(--bad); } .warn { color: var(--warn); } .note { color: var(--note); } .good { color: var(--good); } .quiet { color: var(--quiet); }
.chip { display: inline-block; padding: .02rem .5rem .06rem; border-radius: 1rem; font-weight: 600; font-size: .8rem; white-space: nowrap; }
.chip.bad { background: var(--bad-wash); } .chip.warn { background: var(--warn-wash); } .chip.note { background: var(--note-wash); }
.chip.good { background: var(--good-wash); } .chip.quiet { background: var(--quiet-wash); }
rect.bad { fill: var(--bar-bad); } rect.warn { fill: var(--bar-warn); } rect.note { fill: var(--bar-note); } rect.good { fill: var(--bar-good); }
rect.quiet, rect.ground { fill: var(--bar-quiet); } rect.plain { fill: var(--bar-plain); }
.bars caption { font: 500 1.05rem/1.3 var(--serif); padding-bottom: .35rem; border-bottom: 1px solid var(--line); }
.bars th, .bars td { padding: .22rem 0; border: 0; font-size: .84rem; vertical-align: middle; }
.bars tbody tr:last-child > * { border: 0; }
.bars th { width: 46%; padding-right: .7rem; overflow-wrap: anywhere; }
.bars .number { width: 2.6rem; }
.bars svg { display: block; width: 100%; height: 8px; }
footer { margin-block: 4rem 3rem; padding-top: 1rem; color: var(--soft); font-size: .84rem; }
@media (max-width: 46rem) { .table table { min-width: 48rem; } }
@page { size: A4; margin: 16mm 14mm 18mm; }
@media print {
  :root {
    --paper: #fff; --ink: #15201f; --soft: #4c585a; --faint: #6f7a7c; --line: #cfd4d1; --hair: #e3e6e3; --deep: #fff; --on-deep: #12343b;
    --accent: #1f6f63; --bad: #8f2615; --warn: #744a00; --note: #234b70; --good: #185a50; --quiet: #5f6b6d;
    --bad-wash: #f9e7e2; --warn-wash: #fbf0d9; --note-wash: #e4eef7; --good-wash: #e2f2ec; --quiet-wash: #eef0ee;
    --bar-bad: #c4533f; --bar-warn: #e0a73c; --bar-note: #6f9bc4; --bar-good: #3f9c89; --bar-quiet: #c3cbc9; --bar-plain: #4d7f86;
    color-scheme: light;
  }
  body { font-size: 9.6pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  main, footer, .cover > * { max-width: none; padding-inline: 0; }
  .cover { padding-block: 0 1.2rem; border-bottom: 2pt solid #12343b; }
  .kicker { color: #1f6f63; }
  h1 { font-size: 27pt; }
  .part { margin-top: 1.6rem; font-size: 17pt; }
  .strip { flex-wrap: nowrap; }
  .strip li { flex-basis: 0; padding: .7rem .7rem .6rem; }
  .strip b { font-size: 21pt; }
  nav { break-after: page; }
  nav a { border-color: var(--line); }
  article + article { break-before: page; }
  section { margin-top: 1.8rem; }
  .charts { grid-template-columns: repeat(2, 1fr); gap: 1rem 2rem; }
  h3, caption { break-after: avoid; }
  .table { overflow: visible; }
  table { font-size: 8.4pt; }
  thead { display: table-header-group; }
  tbody:first-of-type tr:first-child { break-before: avoid; }
  tbody:has(.group) { break-inside: avoid; }
  thead th { font-size: 7.4pt; letter-spacing: 0; }
  .chip { font-size: 7.6pt; padding-inline: .35rem; }
  tr, .bars, .strip li { break-inside: avoid; }
}
`;
