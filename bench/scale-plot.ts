/**
 * Draws docs/scale.svg from docs/scale.tsv: what an event costs, and how long questions take, as the record grows. `npx tsx bench/scale-plot.ts`
 */
import { readFileSync, writeFileSync } from "node:fs";

interface Row {
  readonly name: string;
  readonly events: number;
  readonly [column: string]: string | number;
}
const [heading = "", ...lines] = readFileSync(new URL("../docs/scale.tsv", import.meta.url), "utf8")
  .trim()
  .split("\n");
const columns = heading.split("\t");
const rows = lines.map((line): Row => {
  const cells = line.split("\t");
  const told = columns.map((column, i) => [column, column === "name" ? (cells[i] ?? "") : Number(cells[i] || Number.NaN)]);
  return Object.fromEntries(told) as Row;
});
const names = [...new Set(rows.map(({ name }) => name))];

/** Width and height of a panel, and what is left free around it for its words. Pixels. */
const [WIDTH, HEIGHT, LEFT, TOP, BELOW] = [300, 200, 62, 34, 44];
const COLOURS = ["#1b6ca8", "#c8502d", "#8a8f98", "#3c8d5a"];

interface Panel {
  readonly title: string;
  readonly of: (row: Row) => number;
  /** The top of its scale. */
  readonly most: number;
  /** What is not to be exceeded. */
  readonly target: number;
}
const PANELS: readonly Panel[] = [
  { title: "microseconds an event", of: ({ rate }) => 1e6 / Number(rate), most: 2500, target: 500 },
  { title: "one entry, milliseconds (95 %)", of: ({ entry }) => Number(entry), most: 30, target: 20 },
  { title: "a pair's year, milliseconds (95 %)", of: ({ year }) => Number(year), most: 150, target: 100 },
  { title: "export of all, seconds", of: (row) => Number(row["export"]), most: 80, target: 60 },
];

const x = (events: number): number => (WIDTH * (Math.log10(events) - 4)) / 2;
const text = (at: number, down: number, words: string, more = ""): string => `<text x="${at}" y="${down}" ${more}>${words}</text>`;

function panel({ title, of, most, target }: Panel): string {
  const y = (value: number): number => HEIGHT - (HEIGHT * Math.min(value, most)) / most;
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((share) => {
    const down = y(share * most).toFixed(1);
    return `<path class="grid" d="M0 ${down}H${WIDTH}"/>${text(-6, Number(down) + 4, String(share * most), 'text-anchor="end"')}`;
  });
  const sizes = [1e4, 1e5, 1e6].map((events) => text(x(events), HEIGHT + 16, events.toLocaleString("en"), 'text-anchor="middle"'));
  const curves = names.map((name, i) => {
    const points = rows.flatMap((row) => (row.name === name && Number.isFinite(of(row)) ? [[x(row.events), y(of(row))]] : []));
    const path = points.map(([at = 0, down = 0]) => `${at.toFixed(1)} ${down.toFixed(1)}`).join("L");
    const dots = points.map(([at = 0, down = 0]) => `<circle cx="${at.toFixed(1)}" cy="${down.toFixed(1)}" r="2.5" fill="${COLOURS[i]}"/>`);
    return `<path d="M${path}" fill="none" stroke="${COLOURS[i]}" stroke-width="2"/>${dots.join("")}`;
  });
  const bar = `<path class="target" d="M0 ${y(target).toFixed(1)}H${WIDTH}"/>`;
  return [
    text(0, -12, title, 'font-weight="bold"'),
    ...ticks,
    ...sizes,
    text(WIDTH / 2, HEIGHT + 34, "events in the record", 'text-anchor="middle"'),
    bar,
    ...curves,
  ].join("\n");
}

const [across, down] = [LEFT + WIDTH + 30, TOP + HEIGHT + BELOW];
const legend = names.map(
  (name, i) =>
    `<g transform="translate(${LEFT + i * 200} 14)"><path d="M0 -4H24" stroke="${COLOURS[i]}" stroke-width="3"/>${text(30, 0, name)}</g>`,
);
const panels = PANELS.map(
  (one, i) => `<g transform="translate(${LEFT + (i % 2) * across} ${24 + TOP + Math.floor(i / 2) * down})">\n${panel(one)}\n</g>`,
);
writeFileSync(
  new URL("../docs/scale.svg", import.meta.url),
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${2 * across + LEFT - 30} ${24 + 2 * down}" font-family="sans-serif" font-size="12">
<style>.grid{stroke:#ddd}.target{stroke:#444;stroke-dasharray:5 4}</style>
<rect width="100%" height="100%" fill="#fff"/>
${[...legend, ...panels].join("\n")}
</svg>
`,
);
