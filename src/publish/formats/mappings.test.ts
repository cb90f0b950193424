import { describe, expect, it } from "vitest";
import type { ExportRow } from "../../model/index.js";
import { writeRows } from "../format.js";
import { keeper, madeRows } from "../rows.fixture.js";
import { FORMATS, type FormatName } from "./index.js";

const [made] = [...madeRows(1, 1)] as [ExportRow];
const row: ExportRow = {
  ...made,
  event: 7,
  report: 3,
  reportId: "wire-3",
  publisher: "The Gazette",
  title: "Envoys quarrel",
  published: "2020-01-04T10:00:00Z",
  url: "https://gazette.example/3",
  trigger: "condemned",
  start: 40,
  type: "ACCUSE",
  mode: "disapprove",
  contexts: ["diplomatic", "military"],
  cameo: "111",
  quad: 3,
  intensity: -3,
  actorNames: ["Russia"],
  actorCountries: ["RUS"],
  actorSectors: ["GOV"],
  recipientNames: ["Iranian army", "United Nations"],
  recipientCountries: ["IRN", "IGO"],
  recipientSectors: ["MIL", "IGO"],
  placeText: "Muscat",
  placeCountry: "OMN",
  lat: 23.58,
  lon: 58.41,
  precision: "city",
  date: "2020-01-03",
  factuality: "actual",
};
async function lines(name: FormatName, of: ExportRow = row): Promise<string[][]> {
  const sink = keeper();
  await writeRows(FORMATS[name], [of], sink);
  return sink.text
    .split("\n")
    .slice(0, -1)
    .map((line) => line.split("\t"));
}
/** The first line under the header, by column. */
async function table(name: "icews" | "polecat"): Promise<Record<string, string>> {
  const [head = [], cells = []] = await lines(name);
  return Object.fromEntries(head.map((column, i) => [column, cells[i] ?? ""]));
}

describe("petrarch", () => {
  it("writes a line a pair in CAMEO's actor codes", async () =>
    expect(await lines("petrarch")).toEqual([
      ["20200103", "RUSGOV", "IRNMIL", "111", "condemned", "wire-3"],
      ["20200103", "RUSGOV", "IGOUNO", "111", "condemned", "wire-3"],
    ]));
  it("writes a meeting of equals in both directions", async () => {
    const meeting: ExportRow = {
      ...row,
      actorNames: ["Romania", "Dili", "gunmen"],
      actorCountries: ["ROU", "TLS", null],
      actorSectors: ["GOV", null, "REB"],
      recipientNames: [],
      recipientCountries: [],
      recipientSectors: [],
    };
    expect((await lines("petrarch", meeting)).map((cells) => `${cells[1]} ${cells[2]}`)).toEqual([
      "ROMGOV TMP",
      "ROMGOV ---REB",
      "TMP ROMGOV",
      "TMP ---REB",
      "---REB ROMGOV",
      "---REB TMP",
    ]);
  });
  it("says where nothing is known", async () => {
    const bare: ExportRow = { ...row, actorNames: [], recipientNames: [], date: null, published: null, cameo: null };
    expect(await lines("petrarch", bare)).toEqual([["--------", "---", "---", "---", "condemned", "wire-3"]]);
    expect((await lines("petrarch", { ...row, date: "2020-01" }))[0]?.[0]).toBe("202001");
  });
  it.each(["negated", "future", "hypothetical"] as const)("leaves out what is %s", async (factuality) =>
    expect(await lines("petrarch", { ...row, factuality })).toEqual([]),
  );
});

it("phoenix has its 26 columns", async () => {
  const [cells] = await lines("phoenix");
  expect(cells).toEqual(
    "7|20200103|2020|01|03|RUSGOV|RUS|GOV||IRNMIL|IRN|MIL||111|11|3|-2|diplomatic;military|23.58|58.41|Muscat|OMN||wire-3_40|https://gazette.example/3|The Gazette".split(
      "|",
    ),
  );
});

it("icews", async () =>
  expect(await table("icews")).toEqual({
    "Event ID": "7",
    "Event Date": "2020-01-03",
    "Source Name": "Russia",
    "Source Sectors": "Government",
    "Source Country": "Russia",
    "Event Text": "Criticises or denounces",
    "CAMEO Code": "111",
    Intensity: "-2",
    "Target Name": "Iranian army",
    "Target Sectors": "Military",
    "Target Country": "Iran",
    "Story ID": "3",
    "Sentence Number": "",
    Publisher: "The Gazette",
    City: "Muscat",
    District: "",
    Province: "",
    Country: "Oman",
    Latitude: "23.58",
    Longitude: "58.41",
  }));

it("polecat", async () =>
  expect(await table("polecat")).toMatchObject({
    "Event ID": "7",
    "Event Type": "ACCUSE",
    "Event Mode": "disapprove",
    Intensity: "-3",
    "Quad Code": "VERBAL CONFLICT",
    Contexts: "diplomatic;military",
    "Actor Name": "Russia",
    "Actor Country": "RUS",
    "Actor COW": "365",
    "Primary Actor Sector": "GOV",
    "Recipient Name": "Iranian army",
    "Recipient COW": "630",
    "Primary Recipient Sector": "MIL",
    City: "Muscat",
    Source: "The Gazette",
    "Publication Date": "2020-01-04",
    Headline: "Envoys quarrel",
    Version: "0.1.0 plover-en@0.1.0",
  }));
