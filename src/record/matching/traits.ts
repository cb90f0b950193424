import { anchorsOf } from "./anchors.js";
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
  /** The names under which it is found. */
  readonly anchors: readonly string[];
  readonly trigger: string;
  /** Length of the words' vector. */
  readonly norm: number;
  /** The publisher's name in plain letters, to be found where another report quotes it. */
  readonly publisher: string | null;
}

export const traitsOf = (mention: Mention): Traits => new Ready(mention);

/** What is read only where two mentions are compared is worked out then: most are compared with none. */
class Ready implements Traits {
  readonly key: string;
  readonly actors: readonly Side[];
  readonly recipients: readonly Side[];
  readonly days: Days | null;
  readonly spot: Spot;
  readonly anchors: readonly string[];
  readonly trigger: string;
  #norm: number | undefined;
  #publisher: string | undefined;

  constructor(readonly mention: Mention) {
    const { event } = mention;
    this.key = keyOf(mention);
    this.actors = event.actors.map(sideOf);
    this.recipients = event.recipients.map(sideOf);
    this.days = daysOf(mention);
    this.spot = spotOf(event.place);
    this.anchors = anchorsOf(this);
    this.trigger = stem(event.trigger.split(/\s+/).at(0) ?? event.trigger);
  }
  get norm(): number {
    return (this.#norm ??= Math.sqrt(this.mention.words.tells.reduce((sum, weight) => sum + weight * weight, 0)));
  }
  get publisher(): string | null {
    return this.mention.publisher === null ? null : (this.#publisher ??= plain(this.mention.publisher));
  }
}
