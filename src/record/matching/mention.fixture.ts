import type { Report } from "../../model/index.js";
import { mentionOf, type MatchParty, type Told } from "./mention.js";
import { traitsOf, type Traits } from "./traits.js";

export const party = (name: string, country: string | null = null, sector: string | null = null): MatchParty => ({ name, country, sector });

/** A mention of our own making: an attack in Quetta, told on its day. */
export function aMention(
  given: Omit<Partial<Told>, "date"> & {
    readonly date?: string | null;
    readonly report?: string;
    readonly text?: string;
    readonly published?: string | null;
    readonly publisher?: string | null;
    readonly family?: string | null;
    readonly happening?: number | null;
  } = {},
): Traits {
  const {
    report = "r1",
    published = "2021-03-02",
    publisher = "Harbour Gazette",
    family = null,
    happening = null,
    date = "2021-03-02",
    ...event
  } = given;
  const text = given.text ?? "Six traders were killed in Quetta on Tuesday.";
  const told: Told = {
    trigger: "killed",
    start: 17,
    end: 23,
    type: "ASSAULT",
    mode: "explosives",
    factuality: "actual",
    actors: [],
    recipients: [party("Six traders", "PAK", "CVL")],
    place: { text: "Quetta", country: "PAK", precision: "city" },
    speakers: [],
    ...event,
    date: date === null ? null : { value: date },
  };
  const of: Pick<Report, "id" | "text" | "published" | "publisher"> = { id: report, text, published, publisher };
  return traitsOf(mentionOf(of, { ...told, happening }, { rarity: () => 0.5, family }));
}
