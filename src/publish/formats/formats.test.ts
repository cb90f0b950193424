import { parse } from "csv-parse/sync";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import fc from "fast-check";
import { DirectedGraph } from "graphology";
import parseGexf from "graphology-gexf";
import parseGraphml from "graphology-graphml";
import { parquetReadObjects } from "hyparquet";
import { describe, expect, it } from "vitest";
import type { ExportRow } from "../../model/index.js";
import { COLUMNS, named } from "../columns.js";
import { actualDyads } from "../dyads.js";
import { writeRows } from "../format.js";
import { keeper, madeRows } from "../rows.fixture.js";
import { ICEWS } from "./icews.js";
import { FORMATS, type FormatName } from "./index.js";
import { PETRARCH } from "./petrarch.js";
import { PHOENIX } from "./phoenix.js";
import { POLECAT } from "./polecat.js";

const rows = [...madeRows(600, 7)];
const [first] = rows as [ExportRow];
async function written(name: FormatName, of: Iterable<ExportRow> = rows) {
  const sink = keeper();
  await writeRows(FORMATS[name], of, sink);
  return sink;
}
const text = async (name: FormatName, of?: Iterable<ExportRow>): Promise<string> => (await written(name, of)).text;
/** A row with these words everywhere that a stranger's words can stand. */
const saying = (said: string): ExportRow => ({
  ...first,
  reportId: said,
  publisher: said,
  title: said,
  trigger: said,
  placeText: said,
  actorNames: [said, said],
  actorCountries: ["RUS", null],
  actorSectors: ["MIL", said],
  recipientNames: [said],
  recipientCountries: [said],
  recipientSectors: [null],
  speakers: [said],
  factuality: "actual",
});
const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom("=", "+", "-", "@", '"', "'", ";", ",", "\t", "\n", "\r", "<", "&", "]]>", "\u0000", "x", "＝") }),
);
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

describe("csv", () => {
  const cells = (csv: string) => parse(csv, { columns: true }) as Record<string, string>[];
  it("is read back", async () => {
    const read = cells(await text("csv"));
    expect(read).toHaveLength(rows.length);
    const unguarded = (cell: string) => cell.replace(/^'(?=[=+\-@])/, "");
    const given = (row: ExportRow, { key, type }: (typeof COLUMNS)[number]) =>
      type === "list" ? Math.max(1, (row[key] as readonly string[]).length) : String(row[key] ?? "");
    const came = (cell: string, { type }: (typeof COLUMNS)[number]) => (type === "list" ? cell.split(";").length : unguarded(cell));
    expect(read.map((line) => COLUMNS.map((c) => came(line[c.name] ?? "", c)))).toEqual(
      rows.map((row) => COLUMNS.map((c) => given(row, c))),
    );
  });
  it("keeps every text, runs no formula", () =>
    fc.assert(
      fc.asyncProperty(anyText, async (said) => {
        const [line] = cells(await text("csv", [saying(said)]));
        for (const cell of [line?.trigger, line?.title]) {
          expect([said, `'${said}`]).toContain(cell);
          expect(cell).not.toMatch(FORMULA);
        }
        expect(line?.actors?.split(";")).toHaveLength(2);
        expect(line?.actor_countries).toBe("RUS;");
        expect(line?.intensity).toBe(String(first.intensity));
      }),
    ));
});

describe.each(["tsv", "icews", "polecat", "phoenix", "petrarch"] as const)("%s", (name) => {
  const columns = { tsv: COLUMNS, icews: ICEWS.columns, polecat: POLECAT.columns, phoenix: PHOENIX.columns, petrarch: PETRARCH.columns }[
    name
  ];
  const header = name === "petrarch" || name === "phoenix" ? 0 : 1;
  it("has one line an item and every cell in its column", () =>
    fc.assert(
      fc.asyncProperty(anyText, async (said) => {
        const row = saying(said);
        const lines = (await text(name, [row])).split("\n");
        expect(lines).toHaveLength(header + (name === "tsv" ? 1 : actualDyads(row).length) + 1);
        for (const line of lines.slice(0, -1)) {
          const cells = line.split("\t");
          expect(cells).toHaveLength(columns.length);
          for (const cell of cells) if (cell !== "---" && Number.isNaN(Number(cell))) expect(cell).not.toMatch(/^[=+@＝＋－＠]|^-(?!--)/);
        }
      }),
    ));
});

it("tsv gives numbers as they are and text in its column", async () => {
  const [head = "", ...lines] = (await text("tsv")).trimEnd().split("\n");
  expect(head.split("\t")).toEqual(COLUMNS.map(({ name }) => name));
  const numbers = COLUMNS.flatMap(({ key, type }, at) => (type === "list" || type === "text" ? [] : [{ key, at }]));
  const cells = lines.map((line) => line.split("\t"));
  expect(cells.map((line) => numbers.map(({ at }) => line[at]))).toEqual(
    rows.map((row) => numbers.map(({ key }) => String(row[key] ?? ""))),
  );
  expect(lines).toHaveLength(rows.length);
});

it("jsonl is read back whole", async () => {
  const read = (await text("jsonl"))
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as unknown);
  expect(read).toEqual(rows.map(named));
});

describe("parquet", () => {
  it("is read back whole, over several row groups", async () => {
    const many = [...madeRows(20_002, 3)];
    const { bytes } = await written("parquet", many);
    const read = await parquetReadObjects({ file: bytes.buffer as ArrayBuffer });
    expect(read).toHaveLength(many.length);
    const plain = (row: Record<string, unknown>) =>
      Object.fromEntries(Object.entries(row).map(([k, v]) => [k, typeof v === "bigint" ? Number(v) : v]));
    for (const i of [0, 1, 19_999, 20_000, 20_001]) expect(plain(read[i] ?? {})).toEqual(named(many[i] as ExportRow));
  });
  it("is a file without rows, too", async () => {
    const { bytes } = await written("parquet", []);
    expect(Buffer.from(bytes.slice(0, 4)).toString()).toBe("PAR1");
    expect(Buffer.from(bytes.slice(-4)).toString()).toBe("PAR1");
    expect(await parquetReadObjects({ file: bytes.buffer as ArrayBuffer })).toEqual([]);
  });
  it("keeps any text", () =>
    fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme" }), async (said) => {
        const { bytes } = await written("parquet", [saying(said)]);
        const [row] = await parquetReadObjects({ file: bytes.buffer as ArrayBuffer });
        expect(row).toMatchObject({ trigger: said, actors: [said, said], actor_countries: ["RUS", null] });
      }),
      { numRuns: 30 },
    ));
});

describe("geojson", () => {
  it("has a point for each event with coordinates, longitude first", async () => {
    const { type, features } = JSON.parse(await text("geojson")) as { type: string; features: Record<string, never>[] };
    expect(type).toBe("FeatureCollection");
    const placed = rows.filter((row) => row.lat !== null);
    expect(features.map((f) => f.geometry)).toEqual(placed.map(({ lat, lon }) => ({ type: "Point", coordinates: [lon, lat] })));
    expect(features.map((f) => f.id)).toEqual(placed.map(({ event }) => event));
    expect(features[0]?.properties).toMatchObject({ event: placed[0]?.event, actors: placed[0]?.actorNames });
  });
  it("is whole without any", async () =>
    expect(
      JSON.parse(
        await text(
          "geojson",
          rows.filter((row) => row.lat === null),
        ),
      ),
    ).toEqual({ type: "FeatureCollection", features: [] }));
});

describe.each(["gexf", "graphml"] as const)("%s", (name) => {
  const read = (xml: string) => (name === "gexf" ? parseGexf.parse(DirectedGraph, xml) : parseGraphml.parse(DirectedGraph, xml));
  it("is well-formed whatever the words are", () =>
    fc.assert(
      fc.asyncProperty(anyText, async (said) => {
        const xml = await text(name, [saying(said)]);
        expect(XMLValidator.validate(xml)).toBe(true);
        expect(() => new XMLParser().parse(xml)).not.toThrow();
      }),
    ));
  it("counts each pair, its quad classes and its mean intensity", async () => {
    const pair = {
      actorNames: ["Moscow"],
      actorCountries: ["RUS"],
      actorSectors: ["GOV"],
      recipientNames: ["a soldier"],
      recipientCountries: ["IRN"],
      recipientSectors: ["MIL"],
      factuality: "actual",
    } as const;
    const graph = read(
      await text(name, [
        { ...first, ...pair, quad: 4, intensity: -9 },
        { ...first, ...pair, quad: 4, intensity: -8 },
        { ...first, ...pair, quad: 1, intensity: 2.5 },
        { ...first, ...pair, factuality: "negated" },
        { ...first, ...pair, recipientNames: [], recipientCountries: [], recipientSectors: [] },
      ]),
    );
    expect(graph.nodes()).toEqual(["IRNMIL", "RUSGOV"]);
    expect(graph.getNodeAttributes("IRNMIL")).toMatchObject({ label: "Iran, military", country: "IRN", sector: "MIL", events: 3 });
    expect(graph.getEdgeAttributes(graph.edge("RUSGOV", "IRNMIL"))).toMatchObject({
      weight: 3,
      verbal_cooperation: 1,
      material_cooperation: 0,
      verbal_conflict: 0,
      material_conflict: 2,
      mean_intensity: -4.833,
    });
  });
  it("agrees with the rows, in any order", async () => {
    const xml = await text(name);
    const graph = read(xml);
    const pairs = rows.flatMap(actualDyads).filter((d) => d.actor !== null && d.recipient !== null);
    expect(graph.reduceEdges((sum, _, { weight }) => sum + (weight as number), 0)).toBe(pairs.length);
    expect(await text(name, [...rows].reverse())).toBe(xml);
  });
  it("is whole without any pair", async () => expect(XMLValidator.validate(await text(name, []))).toBe(true));
});
