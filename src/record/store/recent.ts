/** Values by number, those asked for or put in last. */
export class Recent<T> {
  readonly #values = new Map<number, T>();
  constructor(private readonly most: number) {}

  get(id: number): T | undefined {
    const value = this.#values.get(id);
    if (value === undefined) return undefined;
    // The last in a map's order is the one that goes last.
    this.#values.delete(id);
    this.#values.set(id, value);
    return value;
  }

  put(id: number, value: T): void {
    this.#values.delete(id);
    this.#values.set(id, value);
    if (this.#values.size > this.most) this.#values.delete(this.#values.keys().next().value as number);
  }

  forget(ids: Iterable<number> = this.#values.keys()): void {
    for (const id of ids) this.#values.delete(id);
  }
}
