import { describe, expect, it } from "vitest";
import { reportFromRecord } from "../src/intake/index.js";
import { openAnnalist } from "../src/node.js";

const annalist = await openAnnalist({ threads: 1 });
const mentionsOf = async (text: string) =>
  annalist.resolve(await annalist.read(reportFromRecord({ id: "1", text, published: "2020-01-03" }))).places;
/** Names with the country that they resolve to, or what they are used as. */
const told = async (text: string) => (await mentionsOf(text)).map((m) => `${m.text} ${m.place?.country ?? m.use}`);

describe("places of a report", () => {
  it.each([
    ["Police in Paris, Texas, arrested two men after the protest.", ["Paris USA", "Texas USA"]],
    ["Police in Paris arrested two men after the protest.", ["Paris FRA"]],
    ["Gunmen attacked a police station in Tripoli, near the Syrian border, Lebanon said.", ["Tripoli LBN", "Lebanon metonym"]],
    ["Voters in Georgia went to the polls. In Atlanta and Savannah lines were long.", ["Georgia USA", "Atlanta USA", "Savannah USA"]],
    ["Moscow accused Kiev of shelling Donetsk.", ["Moscow metonym", "Kiev metonym", "Donetsk UKR"]],
    ["The ships met in the Strait of Hormuz.", ["Strait of Hormuz place"]],
  ])("%s", async (text, expected) => expect(await told(text)).toEqual(expected));

  it("takes a person for no place", async () => {
    const mentions = await mentionsOf("Robert Jordan flew to Amman. Jordan met the king.");
    expect(mentions.filter((m) => m.use === "place").map((m) => m.text)).toEqual(["Amman"]);
  });

  it("gives coordinates, region, precision and a reason", async () => {
    const [mention] = await mentionsOf("Rockets hit Basra in Iraq on Friday.");
    expect(mention).toMatchObject({ text: "Basra", use: "place", basis: "stated", place: { country: "IRQ", precision: "city" } });
    expect(mention?.place?.lat).toBeCloseTo(30.5, 1);
    expect(mention?.place?.lon).toBeCloseTo(47.8, 1);
    expect(mention?.why).not.toBe("");
  });

  it("locates an event by its role in the sentence", async () => {
    const { events } = await annalist.run(
      reportFromRecord({ id: "1", text: "Soldiers from Texas killed three rebels in Kandahar on Friday.", published: "2020-01-03" }),
    );
    expect(events.find((e) => e.type === "ASSAULT")?.place).toMatchObject({
      text: "Kandahar",
      country: "AFG",
      precision: "city",
      name: expect.stringContaining("Kandah"),
    });
  });
});
