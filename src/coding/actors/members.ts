import { covers } from "../../codebook/actors/terms.js";
import { MEMBERS } from "../../codebook/generated/actors.js";

const bodies: ReadonlyMap<string, string> = new Map(MEMBERS.split("\n").map((line) => line.split("\t") as [string, string]));

/** The countries in a body of states on a day, today where no day is given; null for a body whose members the table lacks. */
export function membersOf(id: string, published: string | null): readonly string[] | null {
  const members = bodies.get(id);
  if (members === undefined) return null;
  return members.split(";").flatMap((member) => {
    const [country = "", term = "/"] = member.split(":");
    const [from = "", to = ""] = term.split("/");
    const belongs = published === null ? to === "" : covers({ from, to }, published.slice(0, 10));
    return belongs ? [country] : [];
  });
}
