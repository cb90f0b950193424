/** An item with what was made of it, or with what was thrown on the way. */
export type Made<T, R> = { readonly item: T } & ({ readonly value: R } | { readonly error: unknown });

/**
 * Makes something of every item, at most `most` of them at once, and gives the results in the order of the items. A result does not wait for the
 * next item to come. What is thrown for an item comes in its place and the rest goes on; what the source throws comes after what was begun.
 * When the caller leaves, no further item is begun, and it is left when those begun have settled.
 */
export async function* inOrder<T, R>(source: AsyncIterable<T>, most: number, make: (item: T) => Promise<R>): AsyncGenerator<Made<T, R>> {
  const items = source[Symbol.asyncIterator]();
  const begun: Promise<Made<T, R>>[] = [];
  let coming: Promise<Come<T>> | null = null;
  let end: Come<T> | null = null;
  try {
    for (;;) {
      if (end === null && begun.length < most) {
        coming ??= items.next().then(
          (next) => ({ next }),
          (fault: unknown) => ({ fault }),
        );
        const first = await Promise.race([coming, ...begun.slice(0, 1)]);
        if (!("item" in first)) {
          coming = null;
          if ("fault" in first || first.next.done === true) end = first;
          else begun.push(begin(first.next.value, make));
          continue;
        }
      }
      const done = begun.shift();
      if (done === undefined) break;
      yield await done;
    }
    if (end !== null && "fault" in end) throw end.fault;
  } finally {
    await Promise.all(begun);
    await items.return?.();
  }
}

type Come<T> = { readonly next: IteratorResult<T> } | { readonly fault: unknown };

async function begin<T, R>(item: T, make: (item: T) => Promise<R>): Promise<Made<T, R>> {
  try {
    return { item, value: await make(item) };
  } catch (error) {
    return { item, error };
  }
}
