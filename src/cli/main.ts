#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { AnnalistError } from "../kit/errors.js";
import { programVersion } from "../kit/package.js";
import { EXIT, isOfMachine } from "./exit.js";

/** Subcommands load on demand: `annalist --help` should not open the model's libraries. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  code: async () => (await import("./code.js")).codeCommand(),
  intake: async () => (await import("./intake.js")).intakeCommand(),
  read: async () => (await import("./read.js")).readCommand(),
  explain: async () => (await import("./explain.js")).explainCommand(),
  evaluate: async () => (await import("./evaluate.js")).evaluateCommand(),
  watch: async () => (await import("./watch.js")).watchCommand(),
  import: async () => (await import("./import.js")).importCommand(),
  export: async () => (await import("./export.js")).exportCommand(),
  entries: async () => (await import("./entries.js")).entriesCommand(),
  story: async () => (await import("./story.js")).storyCommand(),
  series: async () => (await import("./series.js")).seriesCommand(),
  relations: async () => (await import("./relations.js")).relationsCommand(),
  judge: async () => (await import("./judge.js")).judgeCommand(),
  recode: async () => (await import("./recode.js")).recodeCommand(),
  work: async () => (await import("./work.js")).workCommand(),
  status: async () => (await import("./status.js")).statusCommand(),
  codebook: async () => (await import("./codebook.js")).codebookCommand(),
};

async function program(args: readonly string[]): Promise<Command> {
  const root = new Command("annalist")
    .description("Reads the news and keeps the record: who did what to whom, where, when, and who says so.")
    .version(programVersion())
    .showHelpAfterError()
    .addHelpText(
      "after",
      '\nExit status: 0 fine, 1 some input was set aside, 2 wrong usage or nothing readable, 3 a fault of the machine.\nTry: annalist explain "Turkey condemned the strike, the ministry said."',
    );
  const [wanted] = args;
  const names = wanted !== undefined && wanted in COMMANDS ? [wanted] : Object.keys(COMMANDS);
  for (const name of names) {
    const command = await COMMANDS[name]?.();
    if (command !== undefined) root.addCommand(command);
  }
  root.exitOverride();
  for (const command of root.commands) command.exitOverride();
  return root;
}

// A reader that closes early ("annalist code … | head") is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? EXIT.fine : EXIT.failed));

try {
  const args = process.argv.slice(2);
  await (await program(args)).parseAsync(args, { from: "user" });
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.fine : EXIT.usage;
  else if (error instanceof AnnalistError) {
    process.stderr.write(`${error.line}\n`);
    process.exitCode = isOfMachine(error) ? EXIT.failed : EXIT.usage;
  } else {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = EXIT.failed;
  }
}
