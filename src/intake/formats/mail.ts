import PostalMime, { type Address, type Email } from "postal-mime";
import { AnnalistError } from "../../kit/errors.js";
import type { Report } from "../../model/index.js";
import { LIMITS } from "../archives/limits.js";
import { reportFromDelivered } from "./delivered.js";

/** A Report from one message: its plain part, else its HTML part; attachments are left. Throws E_MAIL_INVALID, E_ARCHIVE_UNSAFE, E_NO_ARTICLE. */
export async function reportFromMail(bytes: Uint8Array, id: string): Promise<Report> {
  const mail = await parsed(bytes);
  if (mail.headers.length === 0) throw new AnnalistError("E_MAIL_INVALID", "the message has no headers");
  const text = mail.text?.trim() ?? "";
  const sender = mail.from ?? mail.sender;
  return reportFromDelivered({
    id: mail.messageId?.replace(/^<|>$/gu, "") || id,
    body: text !== "" ? { markup: false, words: text } : mail.html ? { markup: true, words: mail.html } : null,
    title: mail.subject ?? null,
    publisher: nameOf(sender),
    published: dayOf(mail),
    url: archivedAt(mail),
  });
}

async function parsed(bytes: Uint8Array): Promise<Email> {
  try {
    return await new PostalMime({ maxNestingDepth: LIMITS.mimeDepth, maxHeadersSize: LIMITS.mailHead, forceRfc822Attachments: true }).parse(
      bytes,
    );
  } catch (cause) {
    const unsafe = /nesting|header size|maximum/iu.test((cause as Error).message);
    throw new AnnalistError(unsafe ? "E_ARCHIVE_UNSAFE" : "E_MAIL_INVALID", (cause as Error).message, null, { cause });
  }
}

/** The sender's name, else the domain of the address. */
const nameOf = (sender: Address | undefined): string | null => sender?.name || sender?.address?.replace(/^.*@/u, "") || null;

/** The day in the sender's own time, which relative times in the text are told in. */
function dayOf(mail: Email): string | null {
  const header = mail.headers.find((h) => h.key === "date")?.value ?? "";
  const own = /^(?:\w{3},\s*)?(\d{1,2}\s+\w{3}\s+\d{4})\b/u.exec(header.trim())?.[1];
  return own ?? mail.date ?? null;
}

const archivedAt = (mail: Email): string | null =>
  /<(https?:\/\/[^<>\s]+)>/iu.exec(mail.headers.find((h) => h.key === "archived-at")?.value ?? "")?.[1] ?? null;
