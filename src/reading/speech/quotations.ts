import type { Document } from "../../model/index.js";
import { CLOSE_QUOTE, OPEN_QUOTE } from "./cues.js";
import type { Stretch } from "./words.js";

/** The quotations of a report, marks included. A paragraph's end closes one that is open. */
export function quotationsOf({ report, tokens }: Document): Stretch[] {
  const out: Stretch[] = [];
  let open = -1;
  let end = 0;
  tokens.forEach((token, i) => {
    if (open >= 0 && report.text.slice(end, token.start).includes("\n")) {
      out.push({ firstToken: open, lastToken: i });
      open = -1;
    }
    if (open >= 0 && CLOSE_QUOTE.test(token.text)) {
      out.push({ firstToken: open, lastToken: i + 1 });
      open = -1;
    } else if (open < 0 && OPEN_QUOTE.test(token.text)) open = i;
    end = token.end;
  });
  if (open >= 0) out.push({ firstToken: open, lastToken: tokens.length });
  return out;
}
