import { Command } from "commander";
import { builtinCodebook } from "../codebook/index.js";
import { loadCodebook } from "../codebook/load.js";
import { saveLearned } from "../codebook/learned.js";
import type { Codebook } from "../codebook/types.js";
import { reportFromRecord } from "../intake/index.js";
import { AnnalistError } from "../kit/errors.js";
import { loadModelFiles } from "../kit/model-files.js";
import { setting } from "../kit/settings.js";
import { openAssets } from "../node.js";
import { createReading, learnType, likeness, type LearnedType, type Reading } from "../reading/index.js";
import { progress } from "./progress.js";

/** Examples of a type that it takes at least. */
const LEAST = 5;
/** Parts in which a type's examples are held out in turn, to say how well it will do. */
const FOLDS = 5;

/** Times that a near-miss counts: it was written to draw the type's border. */
const NEAR = 10;

/** One example sentence as seen by the reader: the views of its words, and which of them name an act of which type. */
interface Seen {
  /** The type whose near-miss it is. */
  readonly near: string | null;
  readonly is: string | null;
  readonly named: readonly Float32Array[];
  readonly others: readonly Float32Array[];
}

interface Score {
  readonly type: string;
  readonly examples: number;
  /** Held-out examples of it that it finds, and sentences that are something else in which it sees itself. */
  readonly found: number;
  readonly mistaken: number;
}

/** `annalist codebook train`: new types from their example sentences. */
export function codebookTrainCommand(): Command {
  return new Command("train")
    .description("teach the reader a codebook's own types from their example sentences (twenty or more are good; minutes at most)")
    .argument("<folder>", "a codebook folder of your own; learned.json is written into it")
    .option("--json", "what was learnt, for machines")
    .action(async (folder: string, options: { json?: boolean }) => {
      const codebook = await loadCodebook(folder, builtinCodebook);
      const known = new Set(builtinCodebook.types.map((t) => t.type));
      const own = codebook.types.filter((t) => !known.has(t.type) && examplesOf(codebook, t.type).length >= LEAST).map((t) => t.type);
      if (own.length === 0)
        throw new AnnalistError("E_CODEBOOK_UNTAUGHT", `no type of its own has ${LEAST} example sentences with a trigger`, folder);
      const model = setting("model");
      const files = loadModelFiles(...(model === null ? [] : [model]));
      const seen = await look(codebook, createReading(await openAssets(files, setting("threads"))));
      const learned = own.map((type) => learn(type, seen));
      const scores = own.map((type) => heldOut(type, seen));
      const path = await saveLearned(folder, files.version, learned);
      if (options.json === true) process.stdout.write(`${JSON.stringify({ path, reader: files.version, types: scores }, null, 2)}\n`);
      else process.stdout.write(`${scores.map(line).join("\n")}\nWritten: ${path}\nTry: annalist code --codebook ${folder} REPORT.txt\n`);
    });
}

const examplesOf = (codebook: Codebook, type: string) =>
  codebook.types.flatMap((t) => t.examples.filter((e) => e.is === type && e.trigger !== undefined));

const line = (s: Score): string =>
  `${s.type}: learnt from ${s.examples} examples; held out in turn, it finds ${s.found} of them and takes ${s.mistaken} other sentences for its own`;

/** Every example sentence of the codebook, near-misses too, through the reader. */
async function look(codebook: Codebook, reading: Reading): Promise<Seen[]> {
  const examples = codebook.types.flatMap((t) => t.examples.map((e) => ({ ...e, near: e.not === true ? t.type : null })));
  const bar = progress(false, examples.length, "sentences");
  const seen: Seen[] = [];
  for (const example of examples) {
    const words = await reading.views(reportFromRecord({ id: "example", text: example.text, published: null }));
    const start = example.trigger === undefined ? -1 : example.text.indexOf(example.trigger);
    const end = start + (example.trigger?.length ?? 0);
    const names = (w: { readonly start: number; readonly end: number }) => w.start < end && start < w.end;
    seen.push({
      is: example.is,
      near: example.near,
      named: words.filter(names).map((w) => w.view),
      others: words.filter((w) => !names(w)).map((w) => w.view),
    });
    bar.step();
  }
  bar.stop();
  return seen;
}

function learn(type: string, seen: readonly Seen[]): LearnedType {
  const others = seen.flatMap((s) => {
    if (s.is === type) return s.others;
    return Array.from({ length: s.near === type ? NEAR : 1 }, () => [...s.named, ...s.others]).flat();
  });
  return learnType(
    type,
    seen.flatMap((s) => (s.is === type ? s.named : [])),
    others,
  );
}

/** What the type does on examples that it has not seen. */
function heldOut(type: string, seen: readonly Seen[]): Score {
  let [found, mistaken] = [0, 0];
  for (let fold = 0; fold < FOLDS; fold++) {
    const learned = learn(
      type,
      seen.filter((_, i) => i % FOLDS !== fold),
    );
    for (const [i, s] of seen.entries()) {
      if (i % FOLDS !== fold) continue;
      const sees = [...s.named, ...s.others].some((view) => likeness(learned, view, 0) >= 0.5);
      if (sees && s.is === type) found++;
      else if (sees) mistaken++;
    }
  }
  return { type, examples: seen.filter((s) => s.is === type).length, found, mistaken };
}
