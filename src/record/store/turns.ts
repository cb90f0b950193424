/** One at a time, first come, first served: who has the turn has the one connection of an embedded database to itself. */
export class Turns {
  #last: Promise<void> = Promise.resolve();
  #broken: Error | null = null;

  /** What broke the database, after which it must not be asked again: it would never answer. Null while it is whole. */
  get broken(): Error | null {
    return this.#broken;
  }

  /** Waits for the turn; the function given back ends it, and may be called twice. Throws what broke the database. */
  async take(): Promise<() => void> {
    const before = this.#last;
    let end!: () => void;
    this.#last = new Promise((resolve) => (end = resolve));
    await before;
    if (this.#broken === null) return end;
    end();
    throw this.#broken;
  }

  /** Notes an error after which PostgreSQL's process would be gone (PANIC, FATAL), or the program itself fell over. */
  note(error: unknown): void {
    const { name, severity } = (error ?? {}) as { readonly name?: string; readonly severity?: string };
    // An error that comes from the database's thread is of no class but Error.
    const deadly = name === "RuntimeError" || DEADLY.has(severity);
    if (deadly) this.#broken ??= error instanceof Error ? error : new Error((error as { message: string }).message);
  }
}

const DEADLY: ReadonlySet<string | undefined> = new Set(["PANIC", "FATAL"]);
