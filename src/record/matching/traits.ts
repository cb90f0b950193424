import { daysOf, type Days } from "./dates.js";
import { plain } from "./gazetteer.js";
import { keyOf, type Mention } from "./mention.js";
import { sideOf, type Side } from "./parties.js";
import { spotOf, type Spot } from "./places.js";
import { stem } from "./stem.js";

/** A mention made ready to be compared. */
export interface Traits {
  readonly key: string;
  readonly mention: Mention;
  readonly actors: readonly Side[];
  readonly recipients: readonly Side[];
  readonly days: Days | null;
  readonly spot: Spot;
  readonly trigger: string;
  /** Length of the words' vector. */
  readonly norm: number;
  /** The publisher's name in plain letters, to be found where another report quotes it. */
  readonly publisher: string | null;
  /** The passage in plain letters. */
  readonly passage: string;
}

export function traitsOf(mention: Mention): Traits {
  const { event, words } = mention;
  return {
    key: keyOf(mention),
    mention,
    actors: event.actors.map(sideOf),
    recipients: event.recipients.map(sideOf),
    days: daysOf(mention),
    spot: spotOf(event.place),
    trigger: stem(event.trigger.split(/\s+/).at(0) ?? event.trigger),
    norm: Math.sqrt([...words.values()].reduce((sum, w) => sum + w * w, 0)),
    publisher: mention.publisher === null ? null : plain(mention.publisher),
    passage: plain(mention.passage),
  };
}
