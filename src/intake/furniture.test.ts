import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blocksOf } from "./blocks.js";

const BODY = "The minister met his Peruvian counterpart in Lima on Tuesday and signed a treaty on fishing rights.";
/** Furniture found in a report of two paragraphs with the line between them, or at its end. */
const kindsOf = (line: string) =>
  blocksOf(`${BODY}\n${line}\n${BODY}`)
    .filter((b) => b.furniture)
    .map((b) => b.kind);

describe("furniture in plain text", () => {
  it.each([
    ["newsletter", "Sign up for our weekly newsletter"],
    ["newsletter", "Subscribe to our free daily briefing and never miss a story."],
    ["newsletter", "Enter your email address"],
    ["newsletter", "Get the latest headlines in your inbox"],
    ["newsletter", "By signing up you agree to our terms."],
    ["comments", "Your email address will not be published. Required fields are marked *"],
    ["comments", "Name * Email * Website"],
    ["comments", "Be the first to comment"],
    ["share", "Share on Facebook Tweet Email"],
    ["share", "Follow us on Twitter"],
    ["cookies", "We use cookies to improve your experience."],
    ["related", "Read more: What the treaty says"],
    ["related", "RELATED STORIES"],
    ["related", "Click here to see the gallery"],
    ["caption", "Image caption The harbour of Callao at dawn"],
    ["caption", "FILE PHOTO: A trawler leaves the port of Callao, Peru, March 3"],
    ["credit", "Photo: Ana Torres/Harbour Press"],
    ["credit", "(Photo by Ana Torres)"],
    ["credit", "[File/Reuters]"],
    ["advertisement", "Advertisement"],
    ["advertisement", "Article continues below"],
    ["legal", "© 2021 Harbour Press. All rights reserved."],
    ["legal", "This article was originally published on the Harbour Blog."],
    ["navigation", "Home | World | Asia | Business"],
    ["navigation", "Skip to content"],
  ])("%s: %s", (kind, line) => expect(kindsOf(line)).toEqual([kind]));

  it.each([
    "The party asked supporters to sign up for its newsletter before the vote.",
    '"Subscribe to nothing you have not read," the senator told students.',
    "Share prices fell after the minister resigned.",
    "Cookies were handed out to the soldiers by villagers.",
    "Read the treaty and you will see, the envoy said, that it bans the net.",
    "Photographs of the massacre were shown to the court.",
    "Advertisement of tobacco was banned by parliament on Monday.",
    "Image counts for more than policy in this campaign, said a rival.",
    "Related charges against two generals were dropped.",
    "The menu of sanctions includes a ban on flights.",
    "Home to 2 million refugees, the province asked for help.",
    "Watch out for mines, the army told farmers.",
  ])("is the journalist's: %s", (line) => expect(kindsOf(line)).toEqual([]));

  it("takes all below a comment form for comments, late in the text only", () => {
    const late = `${BODY}\n${BODY}\n${BODY}\nLeave a Reply\nGreat article!\nThis minister is a liar`;
    expect(blocksOf(late).at(-1)).toMatchObject({ kind: "comments", furniture: true, end: late.length });
    const early = `Comments\n${BODY}\n${BODY}\n${BODY}`;
    expect(blocksOf(early).some((b) => b.kind === "comments")).toBe(false);
  });

  it("cuts a picture's label out of a line and leaves the words around it", () => {
    const text = `Image copyright EPA Image caption The blast broke windows. ${BODY}`;
    const [label, body] = blocksOf(text);
    expect(text.slice(label?.start, label?.end)).toBe("Image copyright EPA Image caption");
    expect(label?.kind).toBe("caption");
    expect(text.slice(body?.start)).toContain("The blast broke windows.");
    expect(body?.furniture).toBe(false);
  });

  it("cuts a newsletter's sentence out of a paragraph", () => {
    const text = `${BODY} Sign up for our newsletter. ${BODY}`;
    expect(blocksOf(text).map((b) => b.kind)).toEqual(["body", "newsletter", "body"]);
  });
});

describe("blocks", () => {
  const anyText = fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc
      .array(
        fc.constantFrom(
          BODY,
          "\n",
          "\r\n",
          "\u00a0",
          "Leave a Reply",
          "Sign up for our newsletter",
          "🚜",
          "e\u0301",
          "GENEVA (Agency) - ",
          " ",
        ),
        { maxLength: 12 },
      )
      .map((p) => p.join("")),
  );
  it("are in order, disjoint, and cover all but white space", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let at = 0;
        for (const b of blocksOf(text)) {
          expect(text.slice(at, b.start).trim()).toBe("");
          expect(b.end).toBeGreaterThan(b.start);
          at = b.end;
        }
        expect(text.slice(at).trim()).toBe("");
      }),
    );
  });

  it.each([
    ["spaces", " ".repeat(500_000)],
    ["brackets", "(Photo ".repeat(80_000)],
    ["labels", "Image copyright ".repeat(40_000)],
    ["separators", "Home | ".repeat(80_000)],
    ["capitals", "AAAA ".repeat(100_000)],
    ["stops", "A. ".repeat(200_000)],
  ])("of half a million hostile characters come in reasonable time: %s", (_, text) => expect(() => blocksOf(text)).not.toThrow(), 20_000);
});
