import { AnnalistError } from "../../kit/errors.js";
import { LIMITS } from "../archives/limits.js";
import type { Find, Source } from "../archives/source.js";
import { plainStretches } from "../archives/stretch.js";
import { Tape } from "../archives/tape.js";
import { caught } from "./caught.js";
import { reportFromMail } from "./mail.js";

/** The line that parts messages: "From address day month …". */
const PARTS = /^From \S.{0,200}\d{4}/u;

/** The messages of a mailbox (mbox, mboxrd, mboxcl). A place is the byte, unpacked, at which a message's "From " line stands. */
export async function* mailbox({ path, id, stream }: Source): AsyncGenerator<Find> {
  let message: { readonly at: number; readonly lines: Uint8Array[]; size: number } | null = null;
  let blank = true;
  const tape = new Tape(plainStretches(stream), "From ");
  try {
    for (let line = await tape.line(LIMITS.mailHead, true); line !== null; line = await tape.line(LIMITS.mailHead, true)) {
      const start = Buffer.from(line.subarray(0, 300)).toString("latin1");
      if (blank && PARTS.test(start)) {
        if (message !== null) yield* read(message, path, id);
        message = { at: tape.at - line.length, lines: [], size: 0 };
      } else if (message === null) {
        if (start.trim() !== "") throw new AnnalistError("E_MAIL_INVALID", 'the mailbox does not begin with a "From " line', path);
      } else {
        message.size += line.length;
        if (message.size <= LIMITS.message) message.lines.push(/^>+From /u.test(start) ? line.subarray(1) : line);
        else message.lines.length = 0;
      }
      blank = start.trim() === "";
    }
  } finally {
    await tape.close();
  }
  if (message === null) throw new AnnalistError("E_FILE_EMPTY", "there is no message in it", path);
  yield* read(message, path, id);
}

async function* read(
  { at, lines, size }: { at: number; lines: Uint8Array[]; size: number },
  path: string,
  id: string,
): AsyncGenerator<Find> {
  const where = `${path}:${at}`;
  const found = await caught(async () => {
    if (size > LIMITS.message) throw new AnnalistError("E_FILE_TOO_LARGE", `the message has more than ${LIMITS.message / 1e6} MB`, where);
    return reportFromMail(Buffer.concat(lines), `${id}:${at}`);
  }, where);
  if (found !== null) yield { place: { at, nth: 0 }, ...found };
}
