import fc from "fast-check";
import { expect, it } from "vitest";
import { comparable } from "./blocks.js";
import { boundOf, packed } from "./bound.js";
import { aMention, party } from "./mention.fixture.js";
import { EDGE, marksOf } from "./most.js";
import { looksOf, postsOf, typeBit, type Look } from "./posts.js";
import { compare, totalOf } from "./score.js";
import type { Traits } from "./traits.js";

const oneOf = <T>(...values: T[]) => fc.constantFrom(...values);
const mention = (report: string) =>
  fc
    .record({
      type: oneOf("ASSAULT", "ASSAULT", "COERCE", "CONSULT", "AGREE", "AID"),
      mode: oneOf(null, "explosives", "phone"),
      factuality: oneOf("actual" as const, "negated" as const, "future" as const),
      actors: fc.subarray([party("Russia", "RUS", "GOV"), party("gunmen", null, "REB"), party("Nader Fathy", "EGY", "MED")]),
      recipients: fc.subarray([party("Six traders", "PAK", "CVL"), party("Iran", "IRN", "GOV")]),
      place: oneOf(
        null,
        { text: "Quetta", country: "PAK", precision: "city" },
        { text: "Peshawar", country: "PAK", precision: "city" },
        { text: "Tehran", country: "IRN", precision: "city" },
      ),
      date: oneOf(null, "2021-03-02", "2021-03-03", "2021-03-05", "2021-03", "2021", "2021-03-09"),
      published: oneOf(null, "2021-03-02", "2021-03-04", "2021-03-10"),
      text: oneOf("Six", "Ten", "Two").map((count) => `${count} traders were killed in Quetta on Tuesday.`),
    })
    .map((given) => aMention({ ...given, report }));

/** What an index works out of what looks and what is found. */
function promised(a: Traits, look: Look, b: Traits, at: number): number {
  const [x, o] = [a, b].map((traits) => new Int32Array(packed(marksOf(traits)))) as [Int32Array, Int32Array];
  return boundOf(look, at, x, 0, o, 0);
}

it("an index misses no pair of two reports that may be one happening, and promises no less than it scores", () => {
  fc.assert(
    fc.property(mention("r1"), mention("r2"), (a, b) => {
      const found = looksOf(a).flatMap((look) =>
        postsOf(b).flatMap(({ name, at }) => {
          const there =
            look.names.includes(name) && at >= look.low && at <= look.high && (look.types & typeBit(b.mention.event.type)) !== 0;
          return there ? promised(a, look, b, at) : [];
        }),
      );
      const { total } = compare(a, b);
      if (comparable(a, b) && total > 0) expect(Math.max(...found)).toBeGreaterThanOrEqual(total + EDGE);
    }),
    { numRuns: 3000 },
  );
});

it("the total alone is that of the parts, to the last bit", () => {
  fc.assert(
    fc.property(mention("r1"), fc.oneof(mention("r1"), mention("r2")), (a, b) => {
      expect(totalOf(a, b)).toBe(compare(a, b).total);
    }),
  );
});
