/** Whether a file's beginning is that of NewsML-G2. */
export const looksLikeNewsMl = (head: string): boolean => /<(?:[\w.-]{1,40}:)?(?:newsMessage|newsItem|packageItem)[\s>]/u.test(head);

/** Header lines of which a mail has at least two in its beginning. */
const HEADERS =
  /^(?:from|to|subject|date|message-id|received|return-path|delivered-to|mime-version|content-type|reply-to|list-[a-z]+|dkim-signature):/gimu;

/** Whether a file's beginning is that of a mail: header lines, and two or more that every mail has. */
export function looksLikeMail(head: string): boolean {
  const top = head.split(/\r?\n\r?\n/u, 1)[0] ?? "";
  const unfolded = top.replace(/\r?\n[ \t]+/gu, " ").split(/\r?\n/u);
  return unfolded.slice(0, -1).every((line) => /^[\w-]{1,60}:/u.test(line)) && new Set(top.toLowerCase().match(HEADERS) ?? []).size >= 2;
}
