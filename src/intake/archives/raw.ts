/** A cursor over a stream of bytes that can put bytes back; `offset` counts what has been taken. */
export class Raw {
  private readonly source: AsyncIterator<Uint8Array>;
  private back: Uint8Array[] = [];

  constructor(
    stream: AsyncIterable<Uint8Array>,
    public offset = 0,
  ) {
    this.source = stream[Symbol.asyncIterator]();
  }

  /** What comes next, of whatever size above zero; null at the end. */
  async next(): Promise<Uint8Array | null> {
    let chunk = this.back.pop();
    while (chunk === undefined || chunk.length === 0) {
      const { done, value } = await this.source.next();
      if (done === true) return null;
      chunk = value;
    }
    this.offset += chunk.length;
    return chunk;
  }

  unread(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.offset -= bytes.length;
    this.back.push(bytes);
  }

  /** The next `count` bytes, or fewer at the end. */
  async take(count: number): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    let size = 0;
    for (let chunk = await this.next(); chunk !== null; chunk = await this.next()) {
      const wanted = chunk.subarray(0, count - size);
      parts.push(wanted);
      size += wanted.length;
      if (size === count) {
        this.unread(chunk.subarray(wanted.length));
        break;
      }
    }
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
  }

  /** Lets go of the stream. */
  async close(): Promise<void> {
    await this.source.return?.();
  }
}
