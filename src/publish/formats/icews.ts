import { builtin } from "../../codebook/index.js";
import { words } from "../cells.js";
import { countryCodes } from "../codes/countries.js";
import { actualDyads, type Dyad, type Side } from "../dyads.js";
import { dayOf, mappedFormat, type MappedColumn, type Mapping } from "../mapping.js";

const SECTORS: ReadonlyMap<string, string> = new Map(
  builtin.codebook.sectors.map(({ code, title }) => [code, title.charAt(0).toUpperCase() + title.slice(1)]),
);
const meaning = ({ row }: Dyad) => (row.cameo === null ? null : builtin.meaningOf(row.cameo));
const countryName = (country: string | null): string => words(countryCodes(country)?.name ?? country);

const side = (name: string, party: string, of: (dyad: Dyad) => Side | null): MappedColumn<Dyad>[] => [
  { name: `${name} Name`, from: `the ${party}'s name`, value: (d) => words(of(d)?.name ?? null) },
  {
    name: `${name} Sectors`,
    from: `the ${party}'s sector in words; ICEWS lists several, from a vocabulary of its own`,
    value: (d) => words(SECTORS.get(of(d)?.sector ?? "") ?? of(d)?.sector ?? null),
  },
  { name: `${name} Country`, from: `the ${party}'s country by its English name`, value: (d) => countryName(of(d)?.country ?? null) },
];
const empty = (name: string): MappedColumn<Dyad> => ({ name, from: "always empty: places are not split further", value: () => "" });

/** The columns of the Integrated Crisis Early Warning System's event files. */
export const ICEWS: Mapping<Dyad> = {
  name: "icews",
  help: "one line a pair, the columns of ICEWS",
  header: true,
  about:
    "Only events told as actual. ICEWS names actors from its own dictionaries and scores intensity by CAMEO code; names here are the report's, the score is the codebook's Goldstein score of the code.",
  items: actualDyads,
  columns: [
    { name: "Event ID", from: "`event`; lines of one event share it", value: ({ row }) => row.event },
    { name: "Event Date", from: "`date`, else `published`: YYYY-MM-DD, or less where less is known", value: ({ row }) => dayOf(row) },
    ...side("Source", "actor", (d) => d.actor),
    {
      name: "Event Text",
      from: "what the CAMEO code means, in the [codebook](codebook.html#cameo)'s words",
      value: (d) => words(meaning(d)?.text ?? d.row.type),
    },
    { name: "CAMEO Code", from: "`cameo`", value: ({ row }) => row.cameo ?? "" },
    { name: "Intensity", from: "the Goldstein score of the CAMEO code", value: (d) => meaning(d)?.goldstein ?? "" },
    ...side("Target", "recipient", (d) => d.recipient),
    { name: "Story ID", from: "`report_number`", value: ({ row }) => row.report },
    { name: "Sentence Number", from: "always empty: `start` of the other formats tells where the trigger stands", value: () => "" },
    { name: "Publisher", from: "`publisher`", value: ({ row }) => words(row.publisher) },
    {
      name: "City",
      from: "`place` where `precision` is `city`",
      value: ({ row }) => (row.precision === "city" ? words(row.placeText) : ""),
    },
    empty("District"),
    {
      name: "Province",
      from: "`place` where `precision` is `region`",
      value: ({ row }) => (row.precision === "region" ? words(row.placeText) : ""),
    },
    { name: "Country", from: "`place_country` by its English name", value: ({ row }) => countryName(row.placeCountry) },
    { name: "Latitude", from: "`lat`", value: ({ row }) => row.lat ?? "" },
    { name: "Longitude", from: "`lon`", value: ({ row }) => row.lon ?? "" },
  ],
};

export const icews = mappedFormat(ICEWS);
