/**
 * Compiles codebook/ into what is generated from it: types and data under src/codebook/generated, JSON Schema, web page and
 * data dictionary under docs (the last from the columns of src/publish).
 *   npx tsx scripts/generate.ts           writes them
 *   npx tsx scripts/generate.ts --check   writes nothing; exits 1 where what is there differs from what would be written
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { AnnalistError } from "../src/kit/errors.js";
import { loadCodebook } from "../src/codebook/load.js";
import { dataDictionary } from "./generate/data-dictionary.js";
import { dataModule } from "./generate/data-module.js";
import { jsonSchema } from "./generate/json-schema.js";
import { codebookPage } from "./generate/page.js";
import { typesModule } from "./generate/types-module.js";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

const codebook = await loadCodebook(join(root, "codebook")).catch((error: unknown) => {
  console.error(error instanceof AnnalistError ? error.line : error);
  process.exit(1);
});

const outputs: ReadonlyMap<string, string> = new Map([
  ["src/codebook/generated/data.ts", dataModule(codebook)],
  ["src/codebook/generated/types.ts", typesModule(codebook)],
  ["docs/codebook.schema.json", jsonSchema()],
  ["docs/codebook.html", codebookPage(codebook)],
  ["docs/data-dictionary.md", dataDictionary()],
]);

const onlyCheck = process.argv.includes("--check");
const stale: string[] = [];
for (const [path, text] of outputs) {
  const there = await readFile(join(root, path), "utf8").catch(() => null);
  if (there === text) continue;
  stale.push(path);
  if (onlyCheck) continue;
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}
if (onlyCheck && stale.length > 0) {
  console.error(`Not what codebook/ and src/publish give: ${stale.join(", ")}. Run \`npx tsx scripts/generate.ts\`.`);
  process.exitCode = 1;
} else console.log(stale.length === 0 ? "Everything generated is up to date." : `Wrote ${stale.join(", ")}.`);
