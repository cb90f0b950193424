import type { Kysely } from "kysely";
import { happenings, type Traits } from "../matching/index.js";
import { Banded } from "./banded.js";
import type { Layer } from "./layer.js";
import { Linked } from "./linked.js";
import { linksTaken } from "./links.js";
import { mentionLayer, mentionsWith } from "./mentions.js";
import { Posted } from "./posted.js";
import { Recent } from "./recent.js";
import type { Tables } from "./tables.js";

/** Mentions that are remembered whole: some 50 MB. */
const MENTIONS = 5_000;

/** What a process remembers of a record that it put in, so that the database need not be asked. */
export class Remembered {
  readonly banded = new Banded();
  readonly #posted = new Posted();
  readonly #linked = new Linked(happenings.bars);
  readonly #recent = new Recent<Traits>(MENTIONS);

  /** Mentions, where the next events take these numbers, with whatever is known of those before. */
  async layer(tx: Kysely<Tables>, ids: readonly number[]): Promise<Layer<Traits>> {
    if (!this.#posted.follows(ids)) return mentionLayer;
    const taken = await linksTaken(tx);
    if (ids[0] === 1) {
      this.#linked.begin(taken);
      this.#recent.forget();
    }
    if (this.#linked.follows(taken)) return mentionsWith({ posted: this.#posted, linked: this.#linked, recent: this.#recent });
    this.#recent.forget();
    return mentionsWith({ posted: this.#posted });
  }

  /** A transaction was undone: what it put in is not there. */
  undone(): void {
    this.#posted.forget();
    this.#linked.forget();
    this.#recent.forget();
  }
}
