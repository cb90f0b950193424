import { MONTH, publicationDate } from "../dates.js";

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
/** Hours from UTC of the zone names of RFC 822 and of those that publishers write all the same. */
const ZONES: Readonly<Record<string, string>> = {
  ut: "Z",
  utc: "Z",
  gmt: "Z",
  z: "Z",
  wet: "Z",
  bst: "+01:00",
  cet: "+01:00",
  cest: "+02:00",
  eet: "+02:00",
  eest: "+03:00",
  msk: "+03:00",
  ist: "+05:30",
  jst: "+09:00",
  aest: "+10:00",
  est: "-05:00",
  edt: "-04:00",
  cst: "-06:00",
  cdt: "-05:00",
  mst: "-07:00",
  mdt: "-06:00",
  pst: "-08:00",
  pdt: "-07:00",
};
const RFC822 = new RegExp(
  `(\\d{1,2})[ -](${MONTH})[ -](\\d{4}|\\d{2})(?:,?\\s{1,4}(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?:\\s{0,4}([+-]\\d{2}):?(\\d{2})|\\s{1,4}([a-z]{1,5}))?)?`,
  "iu",
);
const ISO = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/iu;
const EPOCH = /^\d{10}(?:\d{3})?$/u;

/**
 * A feed's date in ISO 8601, to the second, with the offset that the feed gives; without one where it gives none.
 * Takes RFC 822 with its usual faults (wrong or no weekday, two-digit years, zone names), ISO 8601, Unix times; null where it is no date.
 */
export function feedDate(value: string | null | undefined): string | null {
  const words = value?.trim().slice(0, 100) ?? "";
  if (EPOCH.test(words)) return new Date(Number(words) * (words.length === 10 ? 1000 : 1)).toISOString().replace(".000Z", "Z");
  const iso = ISO.exec(words);
  if (iso) return stamped(iso[1] ?? "", `${iso[2]}:${iso[3] ?? "00"}`, zoneOf(iso[4]));
  const mail = RFC822.exec(words);
  if (mail === null) return publicationDate(words);
  const [, day = "", month = "", year = "", hour, minute, second = "00", hours, minutes, zone] = mail;
  const date = `${fullYear(year)}-${String(MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1).padStart(2, "0")}-${day.padStart(2, "0")}`;
  if (hour === undefined) return publicationDate(date);
  return stamped(date, `${hour.padStart(2, "0")}:${minute}:${second}`, hours === undefined ? zoneOf(zone) : zoneOf(`${hours}:${minutes}`));
}

/** The parts as one date-time; null where no such day or time exists. */
function stamped(date: string, time: string, zone: string): string | null {
  if (publicationDate(date) === null) return null;
  return Number.isNaN(Date.parse(`${date}T${time}${zone || "Z"}`)) ? date : `${date}T${time}${zone}`;
}

function zoneOf(zone: string | undefined): string {
  if (zone === undefined) return "";
  const named = ZONES[zone.toLowerCase()];
  if (named !== undefined) return named;
  const offset = /^([+-]\d{2}):?(\d{2})$/u.exec(zone);
  if (offset === null) return "";
  return offset[1] === "+00" && offset[2] === "00" ? "Z" : `${offset[1]}:${offset[2]}`;
}

const fullYear = (year: string): string => (year.length === 4 ? year : `${Number(year) < 70 ? "20" : "19"}${year}`);
