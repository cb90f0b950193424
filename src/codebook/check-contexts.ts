import { sourceOf } from "./assemble.js";
import type { Checked } from "./assemble.js";
import type { Fault, FaultCode } from "./fault.js";

/** Contexts that name others, types or modes which are not there; cues that stand twice. */
export function checkContexts({ sources, codebook }: Checked): readonly Fault[] {
  const source = sourceOf(sources, "contexts");
  if (source === null) return [];
  const faults: Fault[] = [];
  const names = new Set(codebook.contexts.map((c) => c.name));
  const modes = new Set(codebook.types.flatMap((t) => t.modes.map((m) => `${t.type}/${m.mode}`)));
  source.value.contexts.forEach((context, i) => {
    const say = (code: FaultCode, key: string, at: number, message: string): number =>
      faults.push({
        code,
        severity: "error",
        file: source.file,
        line: source.lineOf(["contexts", i, key, at]),
        message: `${context.name}: ${message}`,
      });
    context.unless?.forEach((other, at) => names.has(other) || say("unknown-context", "unless", at, `there is no context ${other}`));
    context.addedBy?.forEach((label, at) => modes.has(label) || say("unknown-mode", "addedBy", at, `there is no ${label}`));
    context.cues.forEach((cue, at) => context.cues.indexOf(cue) < at && say("unused-cue", "cues", at, `"${cue}" stands twice`));
    const hints = context.hints ?? [];
    hints.forEach(
      (hint, at) => (hints.indexOf(hint) < at || context.cues.includes(hint)) && say("unused-cue", "hints", at, `"${hint}" stands twice`),
    );
  });
  const used = new Set(source.value.contexts.flatMap((c) => [...c.cues, ...(c.hints ?? [])]));
  source.value.ignore.forEach((phrase, at) => {
    if (!used.has(phrase)) return;
    faults.push({
      code: "unused-cue",
      severity: "error",
      file: source.file,
      line: source.lineOf(["ignore", at]),
      message: `"${phrase}" is ignored, and a cue`,
    });
  });
  return faults;
}
