import { DAY_PARTS, MONTHS, NAMED_DAYS, NUMBERS, ORDINALS, SEASONS, SHORT_MONTHS, SHORT_WEEKDAYS, UNITS, WEEKDAYS } from "./vocabulary.js";
import type { Words } from "./words.js";

/** Every word that opens an expression of the grammar; all other words are passed over at once. */
const STARTS: ReadonlySet<string> = new Set([
  ...[MONTHS, SHORT_MONTHS, WEEKDAYS, SHORT_WEEKDAYS, NUMBERS, ORDINALS, SEASONS].flatMap((table) => [...table.keys()]),
  ...[...WEEKDAYS.keys()].map((day) => `${day}s`),
  ...DAY_PARTS,
  ...NAMED_DAYS.map(({ words }) => words[0] ?? ""),
  ...UNITS.keys(),
  ..."the a an this that last next past coming current previous following first end beginning start middle close eve sunrise sunset".split(
    " ",
  ),
  ..."early late mid later earlier small from between since until till every each once twice thrice half couple several few many some".split(
    " ",
  ),
  ..."more less fewer at up nearly almost about around roughly over just fiscal financial fy q ' today yesterday tomorrow tonight overnight".split(
    " ",
  ),
  ..."hourly daily nightly weekly monthly yearly annually annual".split(" "),
]);

export function mayStart(words: Words, at: number): boolean {
  const { low, number } = words.at(at);
  return !Number.isNaN(number) || STARTS.has(low);
}
