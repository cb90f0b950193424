import type { Firmness } from "../../model/record.js";
import type { Carried } from "./entry.js";

const SURE = 0.9;
const MANY = 3;

/** @param sources the source behind each report, by the report's number. */
export function firmnessOf(carried: readonly Carried[], sources: ReadonlyMap<number, string>): Firmness {
  const surest = new Map<string, number>();
  let [done, planned, denied] = [0, 0, 0];
  for (const { event } of carried) {
    if (event.factuality === "negated") denied++;
    if (event.factuality === "future") planned++;
    if (event.factuality !== "actual") continue;
    done++;
    const source = sources.get(event.report) ?? "";
    surest.set(source, Math.max(surest.get(source) ?? 0, event.confidence));
  }
  // Sorted, since floating point sums and products hang on their order.
  const support = 1 - [...surest.values()].sort((a, b) => a - b).reduce((doubt, confidence) => doubt * (1 - confidence), 1);
  const told = done + planned;
  if (denied > 0) return { standing: told === 0 ? "denied" : "disputed", support };
  if (done === 0 && planned > 0) return { standing: "planned", support };
  if (surest.size >= MANY && support >= SURE) return { standing: "firm", support };
  return { standing: surest.size >= 2 ? "likely" : "single", support };
}
