import { availableParallelism, homedir } from "node:os";
import { join } from "node:path";
import { AnnalistError } from "./errors.js";

interface Setting<T> {
  readonly doc: string;
  readonly env: string;
  readonly default: () => T;
  readonly parse: (text: string) => T | null;
}

const positive = (text: string): number | null => (/^[1-9]\d{0,3}$/.test(text) ? Number(text) : null);
/** It goes into a header: printable, and no bracket that would end the remark. */
const contact = (text: string): string | null => (/^[\x21-\x7e]{3,200}$/.test(text) && !/[()<>;]/.test(text) ? text : null);
const probability = (text: string): number | null => (/^(?:0?\.\d+|0|1(?:\.0+)?)$/.test(text) ? Number(text) : null);

/** Every setting: what it does, its default and its environment variable. A command-line option goes before the variable. */
export const SETTINGS = {
  threads: {
    doc: "Threads of the reader.",
    env: "ANNALIST_THREADS",
    default: () => Math.min(4, availableParallelism()),
    parse: positive,
  },
  minConfidence: {
    doc: "Events below this confidence are left out (0 to 1).",
    env: "ANNALIST_MIN_CONFIDENCE",
    default: () => null as number | null,
    parse: probability,
  },
  codebook: {
    doc: "Folder of a codebook of your own.",
    env: "ANNALIST_CODEBOOK",
    default: () => null as string | null,
    parse: (text: string) => text,
  },
  dataFolder: {
    doc: "Folder of the record.",
    env: "ANNALIST_DATA",
    default: () => join(process.env["XDG_DATA_HOME"] || join(homedir(), ".local", "share"), "annalist"),
    parse: (text: string) => text,
  },
  database: {
    doc: "PostgreSQL server that holds the record in place of the data folder, as postgres://…",
    env: "DATABASE_URL",
    default: () => null as string | null,
    parse: (text: string) => (/^postgres(?:ql)?:\/\//.test(text) ? text : null),
  },
  model: {
    doc: "Folder of the trained reader.",
    env: "ANNALIST_MODEL",
    default: () => null as string | null,
    parse: (text: string) => text,
  },
  contact: {
    doc: "Mail address or page of who fetches; publishers find it in the user agent.",
    env: "ANNALIST_CONTACT",
    default: () => null as string | null,
    parse: contact,
  },
  allow: {
    doc: "Hosts, addresses and ranges of your own that may be fetched from though they are not public.",
    env: "ANNALIST_ALLOW",
    default: () => null as string | null,
    parse: (text: string) => text,
  },
} as const satisfies Record<string, Setting<unknown>>;

/** The value of a setting from the environment, else its default; a malformed variable is refused (E_USAGE), not ignored. */
export function setting<K extends keyof typeof SETTINGS>(
  name: K,
  environment: NodeJS.ProcessEnv = process.env,
): ReturnType<(typeof SETTINGS)[K]["default"]> {
  const { env, default: fallback, parse } = SETTINGS[name];
  const text = environment[env];
  const value = text === undefined || text === "" ? fallback() : parse(text);
  if (value === null && text !== undefined && text !== "")
    // An address may hold a password, and is not repeated.
    throw new AnnalistError("E_USAGE", `${name === "database" ? env : `${env}=${text}`} is not a value it can take: ${SETTINGS[name].doc}`);
  return value as ReturnType<(typeof SETTINGS)[K]["default"]>;
}
