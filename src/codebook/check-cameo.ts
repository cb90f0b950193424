import { sourceOf, typeSources } from "./assemble.js";
import type { Checked } from "./assemble.js";
import type { Fault, FaultCode } from "./fault.js";
import type { Path, Source } from "./source.js";
import type { Codebook } from "./types.js";

/** CAMEO codes, types, modes and contexts that are named and are not there; types and tables that disagree. */
export function checkCameo({ sources, codebook }: Checked): readonly Fault[] {
  const faults: Fault[] = [];
  const table = sourceOf(sources, "cameo");
  if (table !== null) faults.push(...checkTable(table, codebook));
  for (const source of typeSources(sources)) faults.push(...checkType(source, codebook));
  return faults;
}

function checkTable(source: Source<"cameo">, codebook: Codebook): readonly Fault[] {
  const faults: Fault[] = [];
  const say = (code: FaultCode, path: Path, message: string): number =>
    faults.push({ code, severity: "error", file: source.file, line: source.lineOf(path), message: `${path.join(".")}: ${message}` });
  const modesOf = new Map(codebook.types.map((t) => [t.type, new Set(t.modes.map((m) => m.mode))]));
  const contexts = new Set(codebook.contexts.map((c) => c.name));
  const wantCode = (code: string, path: Path): void => {
    if (codebook.cameo.codes[code] === undefined) say("unknown-cameo", path, `there is no code ${code}`);
  };
  const wantType = (type: string, path: Path): void => {
    if (!modesOf.has(type)) say("unknown-type", path, `there is no type ${type}`);
  };
  const wantMode = (type: string, mode: string, path: Path): void => {
    if (modesOf.get(type)?.has(mode) === false) say("unknown-mode", path, `${type} has no mode ${mode}`);
  };
  const wantContext = (name: string, path: Path): void => {
    if (!contexts.has(name)) say("unknown-context", path, `there is no context ${name}`);
  };
  for (const [code, entry] of Object.entries(source.value.codes)) {
    if (entry.type === null) continue;
    wantType(entry.type, ["codes", code, "type"]);
    if (entry.mode !== undefined) wantMode(entry.type, entry.mode, ["codes", code, "mode"]);
    entry.contexts?.forEach((name, i) => wantContext(name, ["codes", code, "contexts", i]));
  }
  const wantSame = (type: string | null | undefined, code: string, decision: string | undefined, path: Path): void => {
    const means = codebook.cameo.codes[code]?.type;
    if (means !== undefined && type !== undefined && means !== type && decision === undefined)
      say("cameo-other-type", path, `${code} means ${means}, not ${type}`);
  };
  for (const [type, given] of Object.entries(source.value.give)) {
    wantType(type, ["give", type]);
    wantCode(given.code, ["give", type, "code"]);
    wantSame(type, given.code, given.decision, ["give", type, "code"]);
    for (const [mode, { code, decision }] of Object.entries(given.modes ?? {})) {
      const path = ["give", type, "modes", mode];
      wantMode(type, mode, path);
      wantCode(code, [...path, "code"]);
      wantSame(type, code, decision, [...path, "code"]);
    }
  }
  for (const [code, finer] of Object.entries(source.value.refine)) {
    wantCode(code, ["refine", code]);
    for (const [context, to] of Object.entries(finer)) {
      wantContext(context, ["refine", code, context]);
      wantCode(to, ["refine", code, context]);
      wantSame(codebook.cameo.codes[code]?.type, to, undefined, ["refine", code, context]);
    }
  }
  return faults;
}

function checkType(source: Source<"type">, codebook: Codebook): readonly Fault[] {
  const faults: Fault[] = [];
  const { type, cameo, modes, lexicon } = source.value;
  const say = (code: FaultCode, path: Path, message: string): number =>
    faults.push({ code, severity: code === "cameo-missing" ? "warning" : "error", file: source.file, line: source.lineOf(path), message });
  const given = codebook.cameo.give[type];
  const compare = (own: string | undefined, table: string | undefined, path: Path, what: string): void => {
    if (own !== undefined && codebook.cameo.codes[own] === undefined) say("unknown-cameo", path, `there is no code ${own}`);
    if (own !== undefined && table !== undefined && own !== table)
      say("cameo-disagrees", path, `${what} has code ${own} here and ${table} in cameo.yaml`);
  };
  compare(cameo, given?.code, ["cameo"], type);
  if (cameo === undefined && given === undefined) say("cameo-missing", ["type"], `${type} has no CAMEO code, here or in cameo.yaml`);
  modes.forEach((mode, i) => compare(mode.cameo, given?.modes?.[mode.mode]?.code, ["modes", i, "cameo"], `${type}/${mode.mode}`));
  lexicon.forEach((entry, i) => {
    if (entry.cameo !== undefined && codebook.cameo.codes[entry.cameo] === undefined)
      say("unknown-cameo", ["lexicon", i, "cameo"], `there is no code ${entry.cameo}`);
  });
  return faults;
}
