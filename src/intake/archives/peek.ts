/** The first bytes of a stream, up to `size` where it has them, and the stream with them still in it. */
export async function peeked(
  stream: AsyncIterable<Uint8Array>,
  size: number,
): Promise<{ readonly head: Uint8Array; readonly stream: AsyncIterable<Uint8Array> }> {
  const source = stream[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let known = 0;
  let done = false;
  while (known < size && !done) {
    const next = await source.next();
    if (next.done === true) done = true;
    else {
      first.push(next.value);
      known += next.value.length;
    }
  }
  return { head: Buffer.concat(first).subarray(0, size), stream: rest(first, source) };
}

async function* rest(first: readonly Uint8Array[], source: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* first;
    for (let next = await source.next(); next.done !== true; next = await source.next()) yield next.value;
  } finally {
    await source.return?.();
  }
}
