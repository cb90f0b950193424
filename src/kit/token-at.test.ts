import fc from "fast-check";
import { expect, it } from "vitest";
import { firstEndingAfter } from "./token-at.js";

it("finds what a search from the start finds", () => {
  const gaps = fc.array(fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 4 })), { maxLength: 20 });
  fc.assert(
    fc.property(gaps, fc.integer({ min: -2, max: 120 }), (lengths, offset) => {
      let at = 0;
      const spans = lengths.map(([gap, length]) => {
        const start = at + gap;
        at = start + length;
        return { start, end: at };
      });
      const found = spans.findIndex((s) => s.end > offset);
      expect(firstEndingAfter(spans, offset)).toBe(found < 0 ? spans.length : found);
    }),
  );
});
