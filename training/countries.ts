/**
 * What training/train.py must know beyond the annotation: which words of each annotated report name a country or an international body,
 * as coding will know it. Prints a line a report: {"id", "named": [[start, end, country], …]}, offsets in UTF-16 code units.
 *
 * Usage: npx tsx training/countries.ts DATA_FOLDER [MORE.jsonl] > .cache/countries.jsonl; MORE is what `training/annotations.py restore` prints.
 */
import { join } from "node:path";
import { dataSets, PARTS, taskOf, type Part } from "../bench/accuracy-gold.js";
import { loadGold } from "../src/cli/evaluate.js";
import { Gazetteer } from "../src/codebook/gazetteer/gazetteer.js";
import { namedCountries } from "../src/coding/resolve.js";
import { loadGazetteerFile } from "../src/kit/model-files.js";
import { openAnnalist } from "../src/node.js";

const [data = "data", more] = process.argv.slice(2);
const annalist = await openAnnalist({ threads: 2 });
const gazetteer = new Gazetteer(loadGazetteerFile());
const ours = [join("training", "annotations", "own.jsonl"), ...(more === undefined ? [] : [more])].flatMap(loadGold).map(taskOf);
const given = (Object.keys(PARTS) as Part[]).filter((part) => part !== "test").map((part) => dataSets(data, part).at(-1)!);
for (const { report, gold } of [...given.flatMap((set) => set.tasks), ...ours]) {
  const document = await annalist.read(report);
  const named = namedCountries(document, gazetteer).map(({ firstToken, lastToken, country }) => {
    return [document.tokens[firstToken]?.start, document.tokens[lastToken - 1]?.end, country];
  });
  console.log(JSON.stringify({ id: gold.id, named }));
}
