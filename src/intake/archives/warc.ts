import { AnnalistError } from "../../kit/errors.js";
import { LIMITS } from "./limits.js";
import { readHead, type Head } from "./head.js";
import type { Stretch } from "./stretch.js";
import { Tape, type Place } from "./tape.js";

/** A record of a web archive, or why what stands there is none. */
export type WarcItem = { readonly place: Place } & (
  { readonly head: Head; readonly block: Uint8Array } | { readonly error: AnnalistError }
);

const MARK = "WARC/";
const LONGEST_VERSION = 1000;
const VERSION = /^WARC\/\d\.\d\r?\n/u;
/** Empty lines after which a record is looked for rather than read on to. */
const MOST_BLANK = 8;
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");
const damaged = (message: string): AnnalistError => new AnnalistError("E_ARCHIVE_DAMAGED", message);

/**
 * The records of a WARC, one at a time and none larger than LIMITS.record. A record that is cut short, malformed or of a wrong length is an
 * error at its place, and the next that can be found follows; so is each stretch that belongs to no record.
 */
export async function* warcRecords(stretches: AsyncIterable<Stretch>): AsyncGenerator<WarcItem> {
  const tape = new Tape(stretches, MARK);
  const places = new Places();
  let [lost, blank] = [false, 0];
  const noted = function* (): Generator<WarcItem> {
    const note = tape.note();
    if (note !== null) yield { place: places.next(note.at), error: damaged(note.why) };
  };
  try {
    for (let line = await tape.line(LONGEST_VERSION, true); line !== null; line = await tape.line(LONGEST_VERSION, true)) {
      const words = text(line);
      const at = tape.at - (tape.packed ? 0 : line.length);
      yield* noted();
      if (VERSION.test(words)) {
        [lost, blank] = [false, 0];
        for await (const item of record(tape, words, places.next(at))) {
          // What follows a record that is broken may belong to it.
          lost = "error" in item;
          yield item;
        }
        continue;
      }
      if (words.trim() === "" && ++blank < MOST_BLANK) continue;
      if (!lost && words.trim() !== "") yield { place: places.next(at), error: damaged("what stands here is no record") };
      lost = true;
      if (!(await tape.seek(VERSION))) break;
    }
    yield* noted();
  } finally {
    await tape.close();
  }
}

/** Numbers what stands at one offset: a gzip member may hold many records. */
class Places {
  private last: Place = { at: -1, nth: 0 };
  next(at: number): Place {
    return (this.last = { at, nth: at === this.last.at ? this.last.nth + 1 : 0 });
  }
}

async function* record(tape: Tape, version: string, place: Place): AsyncGenerator<WarcItem> {
  let head: Head;
  try {
    head = await readHead(version, () => tape.line(LIMITS.head, false));
  } catch (error) {
    return yield { place, error: error as AnnalistError };
  }
  const length = Number(head.headers.get("content-length") ?? "");
  if (!/^\d{1,15}$/u.test(head.headers.get("content-length") ?? ""))
    return yield { place, error: damaged("the record does not say how long it is") };
  if (length > LIMITS.record) return yield* large(tape, head, length, place);
  const block = await tape.take(length);
  const after = block.length === length ? await tape.take(4) : new Uint8Array();
  tape.unread(after);
  if (block.length === length && /^(?:\r|\n|WARC|$)/u.test(text(after))) return yield { place, head, block };
  const next = inside(block);
  if (next >= 0) tape.unread(block.subarray(next));
  yield {
    place,
    error: damaged(tape.note()?.why ?? (next < 0 && block.length === length ? "the record's length is wrong" : "the record is cut short")),
  };
}

/** Where in a block that is cut short another record begins; -1 where none does. */
function inside(block: Uint8Array): number {
  return text(block).search(/WARC\/\d\.\d\r?\nWARC-/u);
}

/** A record beyond the limit: stepped over, and an error only where it was a page. */
async function* large(tape: Tape, head: Head, length: number, place: Place): AsyncGenerator<WarcItem> {
  const start = await tape.take(LIMITS.head);
  const whole = start.length + (await tape.skip(length - start.length)) === length;
  if (!whole) return yield { place, error: damaged(tape.note()?.why ?? "the record is cut short") };
  const page = head.headers.get("warc-type") === "response" && /\r?\ncontent-type:\s*(?:text\/html|application\/xhtml)/iu.test(text(start));
  if (page)
    yield {
      place,
      error: new AnnalistError("E_FILE_TOO_LARGE", `the record has ${Math.ceil(length / 1e6)} MB, more than ${LIMITS.record / 1e6}`),
    };
}
