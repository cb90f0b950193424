import { typeSources } from "./assemble.js";
import type { Checked } from "./assemble.js";
import type { Fault, FaultCode } from "./fault.js";
import type { Source } from "./source.js";
import type { EventType } from "./types.js";

/** How many examples a type should have, and which part of them should be near-misses. */
export const EXAMPLES_WANTED = 20;
export const NEAR_MISSES_WANTED = 0.25;

/** Examples whose words, label or mode are wrong; types with too few of them. */
export function checkExamples({ sources, codebook }: Checked): readonly Fault[] {
  const types = new Map(codebook.types.map((t) => [t.type, t]));
  const texts = new Map<string, string>();
  return typeSources(sources).flatMap((source) => [...eachExample(source, types, texts), ...allExamples(source)]);
}

function eachExample(source: Source<"type">, types: ReadonlyMap<string, EventType>, texts: Map<string, string>): readonly Fault[] {
  const faults: Fault[] = [];
  const { type, examples } = source.value;
  examples.forEach((example, i) => {
    const fault = (code: FaultCode, key: string, message: string): void => {
      faults.push({ code, severity: "error", file: source.file, line: source.lineOf(["examples", i, key]), message });
    };
    const before = texts.get(example.text);
    if (before !== undefined) fault("duplicate-example", "text", `the sentence also stands in ${before}`);
    texts.set(example.text, `${source.file}:${source.lineOf(["examples", i, "text"])}`);

    for (const [key, words] of [
      ["trigger", example.trigger === undefined ? [] : [example.trigger]],
      ["actors", example.actors ?? []],
      ["recipients", example.recipients ?? []],
    ] as const)
      for (const word of words) if (!example.text.includes(word)) fault("example-words", key, `"${word}" does not stand in the example`);

    if ((example.not ?? false) === (example.is === type))
      fault("example-label", "is", `\`is: ${example.is}\` ${example.not ? "but `not`" : "without `not`"} in the file of ${type}`);
    if (example.is === null) return;
    const is = types.get(example.is);
    if (is === undefined) fault("unknown-type", "is", `there is no type ${example.is}`);
    else if (example.mode !== undefined && example.mode !== null && !is.modes.some((m) => m.mode === example.mode))
      fault("unknown-mode", "mode", `${example.is} has no mode ${example.mode}`);
    if (example.trigger === undefined) fault("example-trigger", "is", "an example that is an event names its trigger");
  });
  return faults;
}

function allExamples(source: Source<"type">): readonly Fault[] {
  const { type, examples, modes } = source.value;
  const faults: Fault[] = [];
  const warn = (code: FaultCode, message: string): number =>
    faults.push({ code, severity: "warning", file: source.file, line: source.lineOf(["examples"]), message });
  const nearMisses = examples.filter((e) => e.is !== type).length;
  if (examples.length < EXAMPLES_WANTED) warn("few-examples", `${type} has ${examples.length} examples; ${EXAMPLES_WANTED} are wanted`);
  if (nearMisses < examples.length * NEAR_MISSES_WANTED)
    warn("few-near-misses", `${nearMisses} of ${examples.length} examples of ${type} are near-misses; a quarter is wanted`);
  const shown = new Set(examples.filter((e) => e.is === type).map((e) => e.mode));
  for (const { mode } of modes) if (!shown.has(mode)) warn("mode-without-example", `no example of ${type} shows its mode ${mode}`);
  return faults;
}
