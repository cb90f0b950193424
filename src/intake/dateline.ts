import { MONTH } from "./dates.js";

/** What a dateline tells: where it lies, with the dash and the space after it; the place, the agency, and the day where it names one. */
export interface Dateline {
  /** Offset in the paragraph; what stands before it is a title that has run into the text. */
  readonly start: number;
  readonly length: number;
  readonly place: string | null;
  readonly agency: string | null;
  readonly day: string | null;
}

/** Characters of a paragraph in which a dateline may begin, and how long it may be. */
const [LATEST_START, LONGEST] = [160, 140];
const AGENCY =
  "(?:Thomson Reuters(?: Foundation)?|Reuters|AP|Associated Press|AFP|Agence France-Presse|UPI|Xinhua|TASS|ITAR-TASS|Interfax|RIA Novosti|dpa|DPA|EFE|ANSA|Kyodo|Yonhap|PTI|ANI|IANS|Anadolu(?: Agency)?|AA|CNN|BBC|VOA|RFE/RL|IRNA|SANA|WAM|KUNA|MENA|MAP|APA|NAN|KCNA|Bernama|Antara|CP|PA|AAP|Bloomberg|IRIN|APP)";
const CAPITALS = "\\p{Lu}[\\p{Lu}\\p{M}.'’/-]{1,24}(?: (?:\\p{Lu}[\\p{Lu}\\p{M}.'’/-]{0,24}|DE|OF)){0,3}";
const NAME = "\\p{Lu}[\\p{L}\\p{M}.'’-]{1,20}(?: \\p{Lu}[\\p{L}\\p{M}.'’-]{1,20}){0,2}";
const REGION = "(?:, \\p{Lu}[\\p{L}.]{0,20}(?: \\p{Lu}[\\p{L}.]{0,20}){0,2}){0,2}?";
const DAY = `(?:,? (?<day>(?:${MONTH} \\d{1,2}|\\d{1,2} ${MONTH})(?:,? \\d{4})?))?`;
const DASH = " ?(?:-{1,2}|[–—―‒]) ?";
const OPENS = "(?=[\"“'‘\\[(]?[\\p{Lu}\\d])";
const bracketed = (agency: string): string => `\\s?[(/\\[](?<agency>${agency})[)/\\]]`;

const FORMS = [
  // "MOSCOW, Jan 3 (Agency) -", "SAN FRANCISCO -": place in capitals. The dash needs its spaces where nothing else speaks for a dateline.
  new RegExp(`^(?<place>${CAPITALS}${REGION})${DAY}${bracketed("\\p{Lu}[\\p{L}\\d .'’/-]{1,30}")}(?:${DASH}|: )${OPENS}`, "u"),
  new RegExp(`^(?<place>${CAPITALS}${REGION})${DAY} (?:-{1,2}|[–—―‒]) ${OPENS}`, "u"),
  // "Lagos, Nigeria (CNN) --": any place, with an agency that is known.
  new RegExp(`^(?<place>${NAME}${REGION})${DAY}${bracketed(AGENCY)}${DASH}${OPENS}`, "u"),
  // "Tehran, March 15, IRNA -": the agency without brackets.
  new RegExp(
    `^(?<place>${NAME}${REGION}),? (?<day>(?:${MONTH} \\d{1,2}|\\d{1,2} ${MONTH})(?:,? \\d{4})?), (?<agency>${AGENCY}) (?:-{1,2}|[–—―‒]) ${OPENS}`,
    "u",
  ),
  // "(Reuters) -", "(CNN)": no place at all.
  new RegExp(`^${bracketed(AGENCY).replace("\\s?", "")}(?:${DASH}|\\s?)${OPENS}`, "u"),
];
/** In a title that runs into its text, only a place in capitals with a known agency shows where the text begins. */
const RUN_IN = new RegExp(`(?<=\\s)${CAPITALS}${REGION}${DAY}${bracketed(AGENCY)}${DASH}${OPENS}`, "u");
/** Capitals before a dash that are no place. */
const NO_PLACE =
  /^(?:breaking|update|exclusive|analysis|opinion|watch|live|video|factbox|timeline|explainer|corrected|refile|urgent|alert|news|editorial|comment|nato|opec|asean|isis|isil|unicef|unesco|unhcr|brics|ecowas|hamas)\b/iu;

/** "GENEVA, March 3 (Agency) - " at the start of a paragraph, or after a title that has run into it. */
export function datelineAt(paragraph: string): Dateline | null {
  const head = paragraph.slice(0, LATEST_START + LONGEST);
  for (const form of FORMS) {
    const found = read(form.exec(head.slice(0, LONGEST)));
    if (found !== null) return found;
  }
  const inside = RUN_IN.exec(head);
  if (inside === null || inside.index > LATEST_START || /[.!?]["”’)]?\s/u.test(head.slice(0, inside.index))) return null;
  const own = read(FORMS[0]?.exec(head.slice(inside.index)) ?? null);
  return own && { ...own, start: inside.index };
}

function read(match: RegExpExecArray | null): Dateline | null {
  if (match === null) return null;
  const { place = null, agency = null, day = null } = (match.groups ?? {}) as Record<string, string | undefined>;
  if (place !== null && NO_PLACE.test(place)) return null;
  // One short word in capitals may be an acronym ("EU - The bloc …") unless an agency or a day follows.
  if (place !== null && agency === null && day === null && place.length < 4) return null;
  return { start: 0, length: match[0].length, place: place?.trim() ?? null, agency, day };
}
