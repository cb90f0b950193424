import { mkdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Command } from "commander";
import { builtinCodebook, Lookup } from "../codebook/index.js";
import { faultLine } from "../codebook/fault.js";
import { checkFolder, loadCodebook } from "../codebook/load.js";
import { overviewText, show } from "../codebook/show.js";
import { codebookSkeleton, isTypeName, typeSkeleton } from "../codebook/skeleton.js";
import { AnnalistError } from "../kit/errors.js";
import { codebookTrainCommand } from "./codebook-train.js";
import { EXIT } from "./exit.js";

/** The folder of the shipped codebook, beside src/ or dist/. */
const SHIPPED = fileURLToPath(new URL("../../codebook", import.meta.url));

/** `annalist codebook`: check, show and extend the ontology. */
export function codebookCommand(): Command {
  const command = new Command("codebook").description("the ontology: check it, look things up in it, add to it");
  command
    .command("check")
    .description("find what is wrong in a codebook folder, with file and line")
    .argument("[folder]", "a codebook folder; the shipped one where left out")
    .option("--strict", "warnings count as faults too")
    .option("--json", "one JSON object, for machines")
    .exitOverride()
    .action(async (folder: string | undefined, options: { strict?: boolean; json?: boolean }) => check(folder ?? SHIPPED, options));
  command
    .command("show")
    .description("print a type, a mode, a CAMEO code, or the list of types")
    .argument("[what]", "TYPE, TYPE/mode or a CAMEO code")
    .option("--codebook <folder>", "a codebook folder of your own")
    .option("--json", "for machines")
    .exitOverride()
    .action(async (what: string | undefined, options: { codebook?: string; json?: boolean }) => {
      const codebook = options.codebook === undefined ? builtinCodebook : await loadCodebook(options.codebook, builtinCodebook);
      const found =
        what === undefined ? { value: codebook.types.map((t) => t.type), text: overviewText(codebook) } : show(new Lookup(codebook), what);
      if (found === null) throw new AnnalistError("E_USAGE", `the codebook has no type, mode or CAMEO code "${what}"`);
      process.stdout.write(options.json === true ? `${JSON.stringify(found.value, null, 2)}\n` : found.text);
    });
  command
    .command("new")
    .description("write the skeleton of a type into a codebook folder of your own")
    .argument("<type>", "its name, in capital letters")
    .option("--codebook <folder>", "the folder; made where it is not there", "codebook")
    .exitOverride()
    .action(async (type: string, options: { codebook: string }) => {
      process.stdout.write(`${await writeType(type, options.codebook)}\n`);
    });
  command.addCommand(codebookTrainCommand().exitOverride());
  return command;
}

async function check(folder: string, options: { readonly strict?: boolean; readonly json?: boolean }): Promise<void> {
  const faults = await checkFolder(folder, builtinCodebook);
  const counted = faults.filter((f) => f.severity === "error" || options.strict === true).length;
  if (options.json === true) process.stdout.write(`${JSON.stringify({ folder, ok: counted === 0, faults }, null, 2)}\n`);
  else {
    for (const fault of faults) process.stdout.write(`${faultLine(fault)}\n`);
    const warnings = faults.filter((f) => f.severity === "warning").length;
    process.stdout.write(
      faults.length === 0 ? `${folder}: no faults\n` : `${folder}: ${faults.length - warnings} errors, ${warnings} warnings\n`,
    );
  }
  if (counted > 0) process.exitCode = EXIT.someSetAside;
}

/** Writes the type's file, and `codebook.yaml` where the folder has none; never over a file that is there. Returns the path written. */
async function writeType(type: string, folder: string): Promise<string> {
  if (!isTypeName(type)) throw new AnnalistError("E_USAGE", `a type's name is written in capital letters, not "${type}"`);
  const path = join(folder, "types", `${type}.yaml`);
  if (await exists(path)) throw new AnnalistError("E_USAGE", "the type is already there", path);
  try {
    await mkdir(join(folder, "types"), { recursive: true });
    const head = join(folder, "codebook.yaml");
    if (!(await exists(head))) await writeFile(head, codebookSkeleton(builtinCodebook.name));
    await writeFile(path, typeSkeleton(type), { flag: "wx" });
  } catch (cause) {
    throw new AnnalistError("E_OUTPUT", (cause as Error).message, path, { cause });
  }
  return path;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
