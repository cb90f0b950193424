import type { Kysely } from "kysely";
import { happenings, type Traits } from "../matching/index.js";
import { Banded } from "./banded.js";
import type { Layer } from "./layer.js";
import { Linked } from "./linked.js";
import { linksTaken } from "./links.js";
import { mentionLayer, mentionsWith } from "./mentions.js";
import { Posted } from "./posted.js";
import type { Tables } from "./tables.js";

/** What a process remembers of a record that it put in, so that the database need not be asked. */
export class Remembered {
  readonly banded = new Banded();
  readonly #posted = new Posted();
  readonly #linked = new Linked(happenings.bars);

  /** Mentions, where the next events take these numbers, with whatever is known of those before. */
  async layer(tx: Kysely<Tables>, ids: readonly number[]): Promise<Layer<Traits>> {
    if (!this.#posted.follows(ids)) return mentionLayer;
    const taken = await linksTaken(tx);
    if (ids[0] === 1) this.#linked.begin(taken);
    return mentionsWith({ posted: this.#posted, linked: this.#linked.follows(taken) ? this.#linked : undefined });
  }

  /** A transaction was undone: what it put in is not there. */
  undone(): void {
    this.#posted.forget();
    this.#linked.forget();
  }
}
