import { describe, expect, it } from "vitest";
import { reportFromText } from "../src/intake/index.js";
import { openAnnalist } from "../src/node.js";

const annalist = await openAnnalist({ codebook: "test/fixtures/codebook" });
const eventsOf = async (text: string) => (await annalist.run(reportFromText(text, { id: "t" }))).events;

describe("a codebook of one's own", () => {
  it("finds its type by its phrases, with the grammar's parties, beside the shipped types", async () => {
    const events = await eventsOf("Spanish ships trawled Moroccan waters on Monday. Morocco condemned the Spanish government.");
    expect(events.map((e) => [e.type, e.trigger])).toContainEqual(["FISH", "trawled"]);
    expect(events.map((e) => e.type)).toContain("ACCUSE");
    const fish = events.find((e) => e.type === "FISH");
    expect(fish).toMatchObject({ mode: "net", quad: 4, intensity: -2, confidence: 0.9, cameo: null });
    expect(fish?.actors[0]).toMatchObject({ text: "Spanish ships", country: "ESP" });
    expect(fish?.trace.find((t) => t.field === "type")?.by).toBe("lexicon");
  });
  it("matches phrases of several words by their trigger", async () =>
    expect((await eventsOf("Danish crews cast nets off Greenland.")).map((e) => e.trigger)).toContain("cast"));
  it("needs the whole phrase", async () =>
    expect((await eventsOf("Danish crews cast doubt on the report.")).map((e) => e.type)).not.toContain("FISH"));
  it("says in its version which codebook it was", () => expect(annalist.versions.codebook).toBe("fisheries@1.0.0"));
  it("refuses a folder that is no codebook", async () =>
    await expect(openAnnalist({ codebook: "test/fixtures" })).rejects.toMatchObject({ code: expect.stringMatching(/^E_/) }));
});
