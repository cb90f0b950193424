import { machineRandom, type Random } from "./seeded.js";

/** A made report: `family` is the story that it carries. */
export interface Made {
  readonly id: string;
  readonly family: number;
  readonly text: string;
}

const PLACES =
  "Lund Aldhaven Marosh Kesh Sarrat Celine Abara Ganda Lisse Arnhaven Torvik Belmar Ostra Quill Dorn Varna Helm Pelagia Tarim Lira".split(
    " ",
  );
const PEOPLE =
  "Olm Wirth Reval Quist Marren Odell Roche Barros Kedir Abay Conti Dass Rao Holm Nur Brandt Lohse Sandoval Iversen Amsel Waal Behn".split(
    " ",
  );
const BODIES =
  "the interior ministry|the union of dockers|the electoral commission|the border guard|the regional council|the high court|the central bank|the farmers' league|the army command|the mediation team|the harbour authority|the opposition bloc".split(
    "|",
  );
const ACTS =
  "rejected|welcomed|suspended|demanded|postponed|signed|condemned|reviewed|withdrew|announced|blocked|confirmed|questioned|defended|leaked|abandoned".split(
    "|",
  );
const THINGS =
  "a truce|the pension law|an exchange of prisoners|the gas contract|a recount|a curfew|the budget|an inquiry|the fishing accord|new tariffs|a pardon|the evacuation plan|a dam project|the arms deal|border checks|the aid convoy".split(
    "|",
  );
const TURNS =
  "after talks that lasted until dawn|despite warnings from abroad|a day before the summit|while crowds waited outside|in a letter seen by reporters|for the second time this year|to the surprise of its allies|under pressure from the street|without giving a reason|as the deadline passed|over objections of two judges|following a week of strikes".split(
    "|",
  );
const SAID = "said|told reporters|wrote in a statement|told parliament|said by telephone|told state radio".split("|");

const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
const count = (random: Random): number => 2 + Math.floor(random() * 4000);

function sentence(random: Random): string {
  const r = random;
  const form = Math.floor(r() * 5);
  if (form === 0)
    return `${upper(pick(r, BODIES))} ${pick(r, ACTS)} ${pick(r, THINGS)} in ${pick(r, PLACES)} ${pick(r, TURNS)}, ${pick(r, PEOPLE)} ${pick(r, SAID)}.`;
  if (form === 1)
    return `“We have ${pick(r, ACTS)} ${pick(r, THINGS)} and shall not go back on it,” ${pick(r, PEOPLE)} ${pick(r, SAID)} in ${pick(r, PLACES)}.`;
  if (form === 2) return `At least ${count(r)} people in ${pick(r, PLACES)} were waiting for ${pick(r, THINGS)} ${pick(r, TURNS)}.`;
  if (form === 3) return `${pick(r, PEOPLE)}, who speaks for ${pick(r, BODIES)}, ${pick(r, ACTS)} ${pick(r, THINGS)} ${pick(r, TURNS)}.`;
  return `The quarrel over ${pick(r, THINGS)} has cost ${pick(r, PLACES)} ${count(r)} million crowns, according to ${pick(r, BODIES)}, which ${pick(r, ACTS)} ${pick(r, THINGS)}.`;
}
const upper = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);
const paragraphs = (random: Random, n: number): string[] =>
  Array.from({ length: n }, () => Array.from({ length: 1 + Math.floor(random() * 3) }, () => sentence(random)).join(" "));

const SWAPS: readonly (readonly [RegExp, string])[] = [
  [/told reporters/gu, "told the press"],
  [/despite/gu, "in spite of"],
  [/without giving a reason/gu, "giving no reason"],
  [/according to/gu, "as reported by"],
  [/At least/gu, "No fewer than"],
  [/said by telephone/gu, "said over the phone"],
  [/a day before/gu, "one day ahead of"],
  [/were waiting for/gu, "waited for"],
];

/** A wire story as another outlet prints it: cut, with local paragraphs, another headline and dateline, lightly reworded. */
function copy(random: Random, story: readonly string[]): string {
  let out = [...story];
  if (random() < 0.5) out = out.slice(0, Math.max(3, Math.ceil(out.length * (0.45 + random() * 0.55))));
  if (random() < 0.3) out.splice(Math.floor(random() * out.length), 0, ...paragraphs(random, 1 + Math.floor(random() * 2)));
  if (random() < 0.3) out = out.map((p) => SWAPS.reduce((text, [from, to]) => (random() < 0.5 ? text.replace(from, to) : text), p));
  const dateline = random() < 0.5 ? `${pick(random, PLACES).toUpperCase()} (Wire) – ` : "";
  return [sentence(random).slice(0, 60), dateline + (out[0] ?? ""), ...out.slice(1)].join("\n\n");
}

/** A report that fills the same template day after day with other facts: no duplicate of its like. */
const TEMPLATES: readonly ((r: Random) => string)[] = [
  (r) =>
    `Stocks in ${pick(r, PLACES)} closed ${count(r) % 90} points ${pick(r, ["higher", "lower"])} on ${pick(r, DAYS)} as investors weighed ${pick(r, THINGS)}. The benchmark index ended at ${count(r)} points. Shares of ${pick(r, PEOPLE)} Steel moved by ${count(r) % 12}.${count(r) % 10} per cent. The crown traded at ${count(r) % 9}.${count(r)} to the euro. Oil cost ${count(r) % 120} dollars a barrel. Analysts at ${pick(r, PEOPLE)} and ${pick(r, PEOPLE)} expect a ${pick(r, ["calm", "nervous", "busy"])} week. Trading volume came to ${count(r)} million crowns.`,
  (r) =>
    `A ${pick(r, ["cold", "warm", "damp", "stormy"])} front reaches ${pick(r, PLACES)} on ${pick(r, DAYS)}. Highs of ${count(r) % 35} degrees are expected in ${pick(r, PLACES)} and ${count(r) % 35} in ${pick(r, PLACES)}. Winds blow at ${count(r) % 90} kilometres an hour from the ${pick(r, ["north", "south", "west", "east"])}. Rain of ${count(r) % 40} millimetres falls by evening. The outlook for ${pick(r, DAYS)} is ${pick(r, ["dry", "wet", "mixed"])}, with ${count(r) % 9} hours of sun in ${pick(r, PLACES)}.`,
  (r) =>
    `The health office counted ${count(r)} new cases on ${pick(r, DAYS)}, after ${count(r)} a week before. ${count(r) % 60} people died, ${count(r) % 20} of them in ${pick(r, PLACES)}. ${count(r)} patients are in hospital, ${count(r) % 300} of them in intensive care. The rate in ${pick(r, PLACES)} stands at ${count(r)} for each 100,000 inhabitants. ${pick(r, PEOPLE)}, who heads the office, ${pick(r, SAID)} that ${count(r)} doses were given in ${pick(r, PLACES)}.`,
  (r) =>
    `Shelling killed ${count(r) % 30} people in ${pick(r, PLACES)} on ${pick(r, DAYS)}, governor ${pick(r, PEOPLE)} ${pick(r, SAID)}. ${count(r) % 80} were wounded. ${count(r) % 40} houses and a ${pick(r, ["school", "clinic", "mill", "bridge"])} in ${pick(r, PLACES)} were damaged. The army ${pick(r, SAID)} that it shot down ${count(r) % 25} drones near ${pick(r, PLACES)}. ${upper(pick(r, BODIES))} ${pick(r, ACTS)} ${pick(r, THINGS)} ${pick(r, TURNS)}.`,
];
const DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ");
/** What an outlet prints under each of its reports. */
const BOILERPLATE = PLACES.map(
  (place) =>
    `This newspaper has been printed in ${place} since 1921 and belongs to its readers. Letters to the editor reach us at the old mill by the bridge.`,
);

/** `size` made reports in a seeded order: stories with 1 to 40 copies, and template reports, of which each is a story of its own. */
export function* madeReports(size: number, seed: number): Generator<Made> {
  const random = machineRandom(seed);
  let [made, family] = [0, 0];
  const open: { family: number; story: string[]; left: number }[] = [];
  while (made < size) {
    if (random() < 0.25) {
      yield { id: `r${made++}`, family: family++, text: pick(random, TEMPLATES)(random) };
      continue;
    }
    if (open.length < 400) {
      open.push({
        family: family++,
        story: paragraphs(random, 5 + Math.floor(random() * 8)),
        left: random() < 0.5 ? 1 : 1 + Math.floor(random() * 40),
      });
      continue;
    }
    const at = Math.floor(random() * open.length);
    const story = open[at];
    if (story === undefined) continue;
    const foot = random() < 0.3 ? `\n\n${pick(random, BOILERPLATE)}` : "";
    yield { id: `r${made++}`, family: story.family, text: copy(random, story.story) + foot };
    if (--story.left === 0) open.splice(at, 1);
  }
}
