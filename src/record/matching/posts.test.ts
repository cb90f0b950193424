import fc from "fast-check";
import { expect, it } from "vitest";
import { comparable } from "./blocks.js";
import { aMention, party } from "./mention.fixture.js";
import { ACTORS, COUNTS, EDGE, ELSEWHERE, LATER, marksOf, MUTUALS, NEXT_DAY, RECIPIENTS, type Marks, type Sides } from "./most.js";
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

/** What the database passes over before it works anything out. */
function passedOver(a: Traits, { strict, day }: Look, b: Traits, at: number): boolean {
  const [x, o] = [marksOf(a), marksOf(b)];
  const differ = (one: bigint, other: bigint): boolean => one !== 0n && other !== 0n && (one & other) === 0n;
  return strict && at !== day && (differ(x.actors, o.actors) || differ(x.recipients, o.recipients));
}

/** What the database works out of what looks and what is found. */
function promised(a: Traits, { mutual, day, most }: Look, b: Traits, at: number): number {
  const [x, o] = [marksOf(a), marksOf(b)];
  const sides = (one: bigint, other: bigint, { agree, differ, open }: Sides): number =>
    one === 0n || other === 0n ? open : (one & other) === 0n ? differ : agree;
  const apart = day === null ? 0 : ([0, NEXT_DAY][Math.abs(at - day)] ?? LATER);
  const within = (one: Marks, other: Marks): boolean =>
    [one.actors, one.recipients].every((side) => side === 0n || (side & (other.actors | other.recipients)) !== 0n);
  const [one, other] = [x.actors | x.recipients, o.actors | o.recipients];
  const mutuals = one === 0n || other === 0n ? MUTUALS.open : within(x, o) || within(o, x) ? MUTUALS.agree : MUTUALS.differ;
  const parties = mutual ? mutuals : sides(x.actors, o.actors, ACTORS) + sides(x.recipients, o.recipients, RECIPIENTS);
  const told = mutual === null ? 0 : parties + sides(BigInt(x.counts), BigInt(o.counts), COUNTS);
  return most + (x.place !== 0 && o.place !== 0 && x.place !== o.place ? ELSEWHERE : 0) + apart + told;
}

it("an index misses no pair of two reports that may be one happening, and promises no less than it scores", () => {
  fc.assert(
    fc.property(mention("r1"), mention("r2"), (a, b) => {
      const found = looksOf(a).flatMap((look) =>
        postsOf(b).flatMap(({ name, at }) => {
          const there =
            look.names.includes(name) && at >= look.low && at <= look.high && (look.types & typeBit(b.mention.event.type)) !== 0;
          return there && !passedOver(a, look, b, at) ? promised(a, look, b, at) : [];
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
