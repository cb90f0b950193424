import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));

/** The conformance cases' inputs of a name. */
export const samples = (name: string): Buffer[] =>
  readdirSync(here, { withFileTypes: true })
    .filter((e) => e.isDirectory() && readdirSync(join(here, e.name)).includes(name))
    .map((e) => readFileSync(join(here, e.name, name)));
