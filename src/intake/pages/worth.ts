import type { Paragraph } from "./tree.js";

/** Characters beyond which a longer paragraph proves no more. */
const MOST = 600;
/** Shortest paragraph that speaks for a container's being the article's. */
const TELLING = 60;
const ENDS = /[.!?…。؟।:]["'”’»)\]]{0,2}$/u;

/** Share of a paragraph's characters that stand in links. */
export const linkShare = (p: Paragraph): number => p.linked / Math.max(1, p.text.length);

/** How much a paragraph speaks for (above 0) or against its container's being the article, in characters. */
export function worthOf(p: Paragraph): number {
  const { length } = p.text;
  const links = linkShare(p);
  if (links > 0.5) return -Math.min(length, 120) * (p.box.tag === "p" ? 0.3 : 0.6);
  const whole = ENDS.test(p.text);
  const commas = Math.min(8, p.text.match(/[,،、，;]/gu)?.length ?? 0);
  const trust = TRUST[p.box.tag] ?? 0.9;
  if (length >= TELLING && (whole || commas > 0)) return (Math.min(length, MOST) + commas * 10) * trust * (1 - links);
  if (length >= TELLING) return Math.min(length, MOST) * 0.3 * trust * (1 - links);
  return whole ? length * 0.4 * trust : -4;
}
const TRUST: Readonly<Record<string, number>> = {
  p: 1.1,
  li: 0.45,
  td: 0.6,
  th: 0,
  dd: 0.5,
  dt: 0,
  h1: 0,
  h2: 0,
  h3: 0,
  h4: 0,
  h5: 0,
  h6: 0,
  blockquote: 0.9,
  address: 0,
};

/** A paragraph that reads like an article's: long enough, few links, whole sentences. */
export const isProse = (p: Paragraph): boolean => p.text.length >= TELLING && linkShare(p) < 0.35 && ENDS.test(p.text);
