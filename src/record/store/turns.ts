/** One at a time, first come, first served: who has the turn has the one connection of an embedded database to itself. */
export class Turns {
  #last: Promise<void> = Promise.resolve();

  /** Waits for the turn; the function given back ends it, and may be called twice. */
  async take(): Promise<() => void> {
    const before = this.#last;
    let end!: () => void;
    this.#last = new Promise((resolve) => (end = resolve));
    await before;
    return end;
  }
}
