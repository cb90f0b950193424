/**
 * What it costs to resolve actors, places and times, beside reading:
 *   npm run bench:world -- [--reports N] [--seed N] [--threads N] [--json]
 * Over made reports (bench/speed-corpus.ts), each read and resolved in turn, so that whatever else the machine does weighs on both. Times are found
 * while reading; here they are found once more on their own, and taken out of the reading that the others are compared with.
 */
import { parseArgs } from "node:util";
import { Gazetteer } from "../src/codebook/gazetteer/gazetteer.js";
import { actorMentions } from "../src/coding/actor-mentions.js";
import { WeighedChooser } from "../src/coding/index.js";
import { Places } from "../src/coding/places/index.js";
import { Scene } from "../src/coding/scene.js";
import { World } from "../src/coding/world.js";
import { reportFromRecord } from "../src/intake/index.js";
import { loadGazetteerFile, loadModelFiles } from "../src/kit/model-files.js";
import { openAnnalist } from "../src/node.js";
import { tenseIn } from "../src/reading/tense.js";
import { findTimes } from "../src/reading/times/index.js";
import { machine, machineLine } from "./machine.js";
import { corpus } from "./speed-corpus.js";

const { values } = parseArgs({
  options: {
    reports: { type: "string", default: "300" },
    seed: { type: "string", default: "1" },
    threads: { type: "string", default: "2" },
    json: { type: "boolean", default: false },
  },
});
/** Reports that warm the code up and do not count. */
const WARM = 5;

const annalist = await openAnnalist({ threads: Number(values.threads) });
const chooser = new WeighedChooser(loadModelFiles().choices);
const gazetteer = new Gazetteer(loadGazetteerFile());
const spent = { read: 0, times: 0, places: 0, actors: 0 };
const found = { times: 0, places: 0, actors: 0 };
let words = 0;

const made = await corpus(WARM + Number(values.reports), Number(values.seed));
for (const [i, record] of made.entries()) {
  const began = performance.now();
  const document = await annalist.read(reportFromRecord(record));
  const read = performance.now();
  const times = findTimes(document.report.text, document.sentences, document.report.published, tenseIn(document.tokens));
  const timed = performance.now();
  const scene = new Scene(document, chooser);
  const places = new Places(scene, gazetteer);
  const placed = performance.now();
  const actors = actorMentions(scene, new World(scene, places));
  const done = performance.now();
  if (i < WARM) continue;
  spent.read += read - began - (timed - read);
  spent.times += timed - read;
  spent.places += placed - timed;
  spent.actors += done - placed;
  found.times += times.length;
  found.places += places.mentions.length;
  found.actors += actors.length;
  words += document.tokens.length;
}

const NAMES = ["times", "places", "actors"] as const;
const all = NAMES.reduce((sum, name) => sum + spent[name], 0);
if (values.json) console.log(JSON.stringify({ ...machine(), reports: Number(values.reports), words, milliseconds: spent, found }, null, 2));
else {
  const share = (part: number): string => `${((100 * part) / spent.read).toFixed(1)} %`.padStart(8);
  console.log(`${machineLine(machine())}; seed ${values.seed}, ${values.reports} reports, ${words} words, ${values.threads} threads\n`);
  console.log(`reading but for times  ${spent.read.toFixed(0).padStart(8)} ms`);
  for (const name of NAMES)
    console.log(`${name.padEnd(23)}${spent[name].toFixed(0).padStart(8)} ms ${share(spent[name])}  ${found[name]} mentions`);
  console.log(`${"all three".padEnd(23)}${all.toFixed(0).padStart(8)} ms ${share(all)}`);
}
