import { builtin } from "../../codebook/index.js";
import { joined, words } from "../cells.js";
import { actorCode, cameoAgent, cameoCountry } from "../codes/actor-code.js";
import { actualDyads, type Dyad, type Side } from "../dyads.js";
import { dayOf, mappedFormat, type MappedColumn, type Mapping } from "../mapping.js";

const side = (name: string, words: string, of: (dyad: Dyad) => Side | null): MappedColumn<Dyad>[] => [
  { name: `${name}ActorFull`, from: `the ${words}'s CAMEO code; empty for nobody`, value: (d) => (of(d) === null ? "" : actorCode(of(d))) },
  {
    name: `${name}ActorEntity`,
    from: `the ${words}'s country in CAMEO's code; empty where unknown`,
    value: (d) => (of(d)?.country ? cameoCountry(of(d)?.country ?? null) : ""),
  },
  { name: `${name}ActorRole`, from: `the ${words}'s sector as CAMEO's agent`, value: (d) => cameoAgent(of(d)?.sector ?? null) },
  { name: `${name}ActorAttribute`, from: "always empty: sectors are not refined further", value: () => "" },
];
const part = (name: string, index: number): MappedColumn<Dyad> => ({
  name,
  from: "its part of `Date`; empty where unknown",
  value: ({ row }) => dayOf(row).split("-")[index] ?? "",
});

/** The columns of the Open Event Data Alliance's Phoenix data. */
export const PHOENIX: Mapping<Dyad> = {
  name: "phoenix",
  help: "one line a pair, the columns of Phoenix",
  header: false,
  about:
    "Only events told as actual. `QuadClass` is PLOVER's 1 to 4; Phoenix counts neutral statements as 0, which Annalist does not code.",
  items: actualDyads,
  columns: [
    { name: "EventID", from: "`event`; lines of one event share it", value: ({ row }) => row.event },
    { name: "Date", from: "`date`, else `published`, YYYYMMDD", value: ({ row }) => dayOf(row).replaceAll("-", "") },
    part("Year", 0),
    part("Month", 1),
    part("Day", 2),
    ...side("Source", "actor", (d) => d.actor),
    ...side("Target", "recipient", (d) => d.recipient),
    { name: "EventCode", from: "`cameo`", value: ({ row }) => row.cameo ?? "" },
    { name: "EventRootCode", from: "the first two digits of `cameo`", value: ({ row }) => row.cameo?.slice(0, 2) ?? "" },
    { name: "QuadClass", from: "`quad`", value: ({ row }) => row.quad },
    {
      name: "GoldsteinScore",
      from: "the score of the CAMEO code in the [codebook](codebook.html#cameo)",
      value: ({ row }) => (row.cameo === null ? "" : (builtin.meaningOf(row.cameo)?.goldstein ?? "")),
    },
    { name: "Issues", from: "`contexts`, joined by `;`", value: ({ row }) => words(joined(row.contexts)) },
    { name: "ActionLat", from: "`lat`", value: ({ row }) => row.lat ?? "" },
    { name: "ActionLong", from: "`lon`", value: ({ row }) => row.lon ?? "" },
    { name: "LocationName", from: "`place`", value: ({ row }) => words(row.placeText) },
    { name: "GeoCountryName", from: "`place_country`, ISO 3166-1 alpha-3", value: ({ row }) => words(row.placeCountry) },
    { name: "GeoStateName", from: "always empty", value: () => "" },
    {
      name: "SentenceID",
      from: "`report`, `_`, `start`: where the trigger stands",
      value: ({ row }) => `${words(row.reportId)}_${row.start}`,
    },
    { name: "URLs", from: "`url`", value: ({ row }) => words(row.url) },
    { name: "NewsSources", from: "`publisher`", value: ({ row }) => words(row.publisher) },
  ],
};

export const phoenix = mappedFormat(PHOENIX);
