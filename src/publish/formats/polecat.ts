import { builtin } from "../../codebook/index.js";
import { joined, words } from "../cells.js";
import { countryCodes } from "../codes/countries.js";
import { actualDyads, type Dyad, type Side } from "../dyads.js";
import { dayOf, mappedFormat, type MappedColumn, type Mapping } from "../mapping.js";

const PLOVER_SECTORS: ReadonlyMap<string, string> = new Map(builtin.codebook.sectors.map(({ code, plover }) => [code, plover]));
const QUADS = { 1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT" } as const;
const sector = (side: Side | null): string => words(PLOVER_SECTORS.get(side?.sector ?? "") ?? side?.sector ?? null);
const empty = (name: string, why: string): MappedColumn<Dyad> => ({ name, from: `always empty: ${why}`, value: () => "" });

const side = (name: string, party: string, of: (dyad: Dyad) => Side | null): MappedColumn<Dyad>[] => [
  { name: `${name} Name`, from: `the ${party}'s name`, value: (d) => words(of(d)?.name ?? null) },
  {
    name: `${name} Country`,
    from: `the ${party}'s country, ISO 3166-1 alpha-3, \`IGO\` or \`NGO\``,
    value: (d) => words(of(d)?.country ?? null),
  },
  {
    name: `${name} COW`,
    from: "its number in the Correlates of War list of states; empty for what is no state there",
    value: (d) => countryCodes(of(d)?.country ?? null)?.cow ?? "",
  },
  { name: `Primary ${name} Sector`, from: `the ${party}'s sector in PLOVER 2.0's own code`, value: (d) => sector(of(d)) },
  { name: `${name} Sectors`, from: "the same: a party has one sector", value: (d) => sector(of(d)) },
  empty(`${name} Title`, "titles are not kept apart"),
  empty(`${name} Name Raw`, "rows carry the clearest name alone; the words at the mention stand in `code --format jsonl`"),
  empty(`Wikipedia ${name} ID`, "parties are not linked to Wikipedia"),
];

/** The columns of the POLECAT event files (PLOVER 2.0). */
export const POLECAT: Mapping<Dyad> = {
  name: "polecat",
  help: "one line a pair, the columns of POLECAT",
  header: true,
  about:
    "Only events told as actual. Types, modes and contexts are PLOVER 2.0's in both; POLECAT writes modes and contexts as its codebook has them, Annalist as its own has them.",
  items: actualDyads,
  columns: [
    { name: "Event ID", from: "`event`; lines of one event share it", value: ({ row }) => row.event },
    { name: "Event Date", from: "`date`, else `published`: YYYY-MM-DD, or less where less is known", value: ({ row }) => dayOf(row) },
    { name: "Event Type", from: "`type`", value: ({ row }) => words(row.type) },
    { name: "Event Mode", from: "`mode`", value: ({ row }) => words(row.mode) },
    { name: "Intensity", from: "`intensity`", value: ({ row }) => row.intensity },
    { name: "Quad Code", from: "`quad` in words", value: ({ row }) => QUADS[row.quad] },
    { name: "Contexts", from: "`contexts`, joined by `;`", value: ({ row }) => words(joined(row.contexts)) },
    ...side("Actor", "actor", (d) => d.actor),
    ...side("Recipient", "recipient", (d) => d.recipient),
    { name: "Placename", from: "`place`", value: ({ row }) => words(row.placeText) },
    {
      name: "City",
      from: "`place` where `precision` is `city`",
      value: ({ row }) => (row.precision === "city" ? words(row.placeText) : ""),
    },
    empty("District", "places are not split further"),
    {
      name: "Province",
      from: "`place` where `precision` is `region`",
      value: ({ row }) => (row.precision === "region" ? words(row.placeText) : ""),
    },
    { name: "Country", from: "`place_country`", value: ({ row }) => words(row.placeCountry) },
    { name: "Latitude", from: "`lat`", value: ({ row }) => row.lat ?? "" },
    { name: "Longitude", from: "`lon`", value: ({ row }) => row.lon ?? "" },
    empty("GeoNames ID", "the gazetteer carries no such numbers"),
    { name: "Raw Placename", from: "`place`", value: ({ row }) => words(row.placeText) },
    { name: "Feature Type", from: "`precision`; POLECAT has GeoNames' feature codes", value: ({ row }) => words(row.precision) },
    { name: "Source", from: "`publisher`", value: ({ row }) => words(row.publisher) },
    { name: "Publication Date", from: "the day of `published`", value: ({ row }) => words(row.published?.slice(0, 10) ?? null) },
    empty("Story People", "rows carry no lists of names"),
    empty("Story Organizations", "rows carry no lists of names"),
    empty("Story Locations", "rows carry no lists of names"),
    { name: "Headline", from: "`title`", value: ({ row }) => words(row.title) },
    { name: "Language", from: "always `en`: only English is read", value: () => "en" },
    { name: "Version", from: "`annalist` and `codebook`", value: ({ row }) => words(`${row.annalist} ${row.codebook}`) },
  ],
};

export const polecat = mappedFormat(POLECAT);
