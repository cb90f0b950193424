import type { Coded } from "../pipeline.js";
import type { Versions } from "../model/index.js";

/** One line a report: the contract for measuring, with blocks and versions beside it. */
export function jsonLine({ report, events }: Coded, versions: Versions): string {
  const { id, published, publisher, title, text, blocks } = report;
  return `${JSON.stringify({ id, published, publisher, title, text, events, blocks: blocks.filter((b) => b.furniture), versions })}\n`;
}
