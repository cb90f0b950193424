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
    ["newsletter", "Sign up to the Harbour Post briefing and never miss a story"],
    ["comments", "Notify of"],
    ["comments", "You must be logged in to post a comment."],
    ["share", "Follow Ana Torres on Twitter: @anatorres"],
    ["related", "Read the rest here."],
    ["related", "Watch: How the treaty was made"],
    ["caption", "Trawlers in the port of Callao [File: Ana Torres/Reuters]"],
    ["caption", "A trawler leaves the port of Callao. (AP Photo/Ana Torres)"],
    ["credit", "(Reporting by Ana Torres; Editing by John Doe)"],
    ["credit", "Ana Torres contributed to this report."],
    ["navigation", "About us | Contact us | Privacy policy"],
    ["newsletter", "Subscribe to our free daily briefing and never miss a story."],
    ["newsletter", "Enter your email address"],
    ["newsletter", "Unsubscribe"],
    ["newsletter", "View this email in your browser"],
    ["newsletter", "Unsubscribe | Manage your preferences | Forward to a friend | Privacy policy"],
    ["newsletter", "You are receiving this email because you signed up at our site."],
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
    "Unsubscribe from the cult, the preacher told them, and they left.",
    "You are receiving this man as a guest, the envoy said.",
    "Cookies were handed out to the soldiers by villagers.",
    "Read the treaty and you will see, the envoy said, that it bans the net.",
    "Photographs of the massacre were shown to the court.",
    "Advertisement of tobacco was banned by parliament on Monday.",
    "Image counts for more than policy in this campaign, said a rival.",
    "Related charges against two generals were dropped.",
    "The menu of sanctions includes a ban on flights.",
    "Home to 2 million refugees, the province asked for help.",
    "Watch out for mines, the army told farmers.",
    "Copyright law was changed by parliament on Monday.",
    "By registering voters in the camps, the group broke the law, the court said.",
    "Sign up for the army, the president urged young men.",
    "Sign up for our newsletter, the banned paper told its readers in a last message.",
    "Please share the burden of refugees, Jordan told Europe.",
    "Privacy policy changes were rejected by parliament on Monday.",
    "All rights reserved to the clergy were abolished.",
    "By continuing to use force, the army is losing support, he said.",
    "Follow us to the square, the opposition leader told the crowd.",
    "Subscribe to the treaty or face sanctions, Washington told Tehran.",
    "We use cookies to lure children away, a fighter said.",
    "Enter your email and you are watched, the dissident warned.",
    "Comments are closed to appeal, the judge said.",
    "This story first appeared to be false, police said.",
    "Get the latest weapons delivered to the front, he told ministers.",
    "Related: two ministers were arrested on Monday.",
    "Watch: police say they saw him.",
    "Image source matters, the court ruled.",
    "The film (Photo by night) was banned.",
    "Photo: police said the image showed the general fleeing.",
    "Iran | Iraq | Syria",
    "Mali/Niger/Chad",
    "Email Facebook, senators were told.",
    "Photo ID Law Rejected",
    "12 comments on the treaty were received by the court",
    "He wrote: “We are closing. Sign up for our newsletter. Goodbye,” and left.",
    'The last page says "Farewell. Subscribe to our newsletter. Leave a reply," and nothing else.',
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

const A = "The army shelled the village on Monday, killing three people.";
const B = "Officials in the capital said the two ministers met rebels at the border.";
/** Kind and words of every block that is not body. */
const marked = (text: string) =>
  blocksOf(text)
    .filter((b) => b.kind !== "body")
    .map((b) => [b.kind, text.slice(b.start, b.end)]);

describe("furniture in a text of one line", () => {
  it.each<[string, [string, string][]]>([
    [`${A} Sign up for our newsletter Enter your email ${B}`, [["newsletter", "Sign up for our newsletter Enter your email"]]],
    [`${A} Advertisement ${B}`, [["advertisement", "Advertisement"]]],
    [`Share on Facebook Tweet Email ${A} ${B}`, [["share", "Share on Facebook Tweet Email"]]],
    [`Home | World | Asia ${A} ${B}`, [["navigation", "Home | World | Asia"]]],
    [`${A} Read more: What the truce means. ${B}`, [["related", "Read more: What the truce means."]]],
    [`${A} Read more: Truce in doubt ${B}`, [["related", "Read more:"]]],
    [`${A} Soldiers walk in Bamako [File: Ana Torres/Reuters] ${B}`, [["caption", "Soldiers walk in Bamako [File: Ana Torres/Reuters]"]]],
    [`${A} (Photo by Ana Torres/AFP) ${B}`, [["credit", "(Photo by Ana Torres/AFP)"]]],
    [
      `${A} FILE PHOTO: General Kane speaks in Bamako, March 3, 2019. REUTERS/Ana Torres ${B}`,
      [["caption", "FILE PHOTO: General Kane speaks in Bamako, March 3, 2019. REUTERS/Ana Torres"]],
    ],
    [`Image copyrightAFP Image captionThe general waves. ${A}`, [["caption", "Image copyrightAFP Image caption"]]],
    [`${A} Image source, Getty Images Image caption, The general waves. ${B}`, [["caption", "Image source, Getty Images Image caption,"]]],
    [`${A} ${B} All rights reserved. © 2020 Harbour Press.`, [["legal", "All rights reserved. © 2020 Harbour Press."]]],
    [
      `${A} ${B} Leave a Reply Your email address will not be published. They should storm the palace.`,
      [["comments", "Leave a Reply Your email address will not be published. They should storm the palace."]],
    ],
  ])("%s", (text, expected) => expect(marked(text)).toEqual(expected));
  it.each([
    `${A} Advertisement Standards Act was passed on Monday. ${B}`,
    `${A} Email Facebook bosses, he said. ${B}`,
    `${A} Leave a comment to us, the minister said. ${B}`,
    `${A} Share Tweet texts with nobody, he was told. ${B}`,
  ])("is all the journalist's: %s", (text) => expect(marked(text)).toEqual([]));
});

describe("boxes and comments", () => {
  it("takes the titles under a list's head for the list's, once the report has begun", () => {
    const box = "Related stories\nArmy kills twelve in northern raid\nPresident quits after strike";
    expect(marked(`${A}\n${box}\n${B}`)).toEqual([["related", box]]);
  });
  it("takes a count of comments for their beginning only where a form stands below", () => {
    expect(marked(`${A}\n${B}\n2 comments\nWell done\nLeave a comment`)).toEqual([["comments", "2 comments\nWell done\nLeave a comment"]]);
    expect(marked(`${A}\nComments\n${B}`)).toEqual([]);
  });
});

describe("paragraphs broken at a fixed width", () => {
  const first =
    "The army shelled the village on the border early on Monday, the\ngovernment said, and two brigades of the command moved in\nfrom the east. Officials in the capital told wire agencies that\nthey would share\non Tuesday what they knew.";
  const second =
    "A second paragraph tells of rebels who freed nine hostages after\ntalks with the elders of three villages near the lake, while the\nUnited Nations called for a truce.";
  it("are one block each", () => {
    const text = `${first}\n\n${second}`;
    expect(blocksOf(text).map((b) => text.slice(b.start, b.end))).toEqual([first, second]);
  });
  it("leaves lines that are paragraphs apart", () => expect(blocksOf(`${A}\n${B}\n${A}`)).toHaveLength(3));
});

describe("titles that have run into the text", () => {
  it("are known by the dateline after them", () => {
    const text = `General seizes power BAMAKO, March 3, 2020 (Reuters) - ${A}`;
    expect(marked(text)).toEqual([
      ["heading", "General seizes power"],
      ["dateline", "BAMAKO, March 3, 2020 (Reuters) -"],
    ]);
  });
  it("or by being the title that is given", () => {
    const text = `General seizes power ${A}`;
    expect(blocksOf(text, { title: "General seizes power" }).map((b) => b.kind)).toEqual(["heading", "body"]);
    expect(blocksOf(text).map((b) => b.kind)).toEqual(["body"]);
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
          "Image copyright AFP Image caption ",
          "Read more: ",
          " [File: Ana Torres/Reuters]",
          "Related stories",
          "Notify of",
          "\ud83d",
          "\u2028",
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
    ["open brackets", "[a/".repeat(200_000)],
    ["file pictures", "FILE PHOTO: ".repeat(50_000)],
    ["names in lines", `Photo: ${"A ".repeat(150)}\n`.repeat(2000)],
    ["buttons in lines", `${"share this ".repeat(29)}!\n`.repeat(2000)],
    ["forms", "Notify of ".repeat(60_000)],
    ["quotes", "“A. ".repeat(120_000)],
    ["lines", "a\n".repeat(250_000)],
  ])("of half a million hostile characters come in reasonable time: %s", (_, text) => expect(() => blocksOf(text)).not.toThrow(), 20_000);
});
