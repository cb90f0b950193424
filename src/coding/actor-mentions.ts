import type { Quote } from "../model/index.js";
import { membersOf } from "./actors/members.js";
import type { ActorResolution } from "./actors/index.js";
import { keyOf, named } from "./actors/names.js";
import { roleAt } from "./actors/roles.js";
import type { Scene } from "./scene.js";
import type { World } from "./world.js";

/** A noun phrase that names or describes somebody who can act, and whom it was resolved to. */
export interface ActorMention extends Quote {
  /** The clearest name that the report uses for it. */
  readonly name: string;
  /** One, or several where a phrase joins them ("German and Afghan forces"). */
  readonly actors: readonly (ActorResolution & { readonly members?: readonly string[] })[];
}

/** A place is an actor where it acts; not where something happens or somebody goes. */
const WHERE: ReadonlySet<string> = new Set("in at near inside outside across around through throughout within along".split(" "));

/** Every mention of an actor in text order: names, people of a country, and nouns whose role is known. None stands inside another's head phrase. */
export function actorMentions(scene: Scene, world: World): ActorMention[] {
  const { document, syntax } = scene;
  const heads = new Set<number>();
  for (const { kind, firstToken, lastToken } of document.mentions)
    if (kind !== "MISC") heads.add(nounAbove(scene, syntax.headOf(firstToken, lastToken)));
  document.tokens.forEach(({ upos, text }, i) => {
    const known = upos === "PROPN" ? named(keyOf(text)).length > 0 : upos === "NOUN" && roleAt(document.tokens, i) !== null;
    if (known) heads.add(nounAbove(scene, i));
  });
  const mentions: ActorMention[] = [];
  for (const head of [...heads].sort((a, b) => a - b)) {
    const { firstToken, lastToken } = syntax.phrase(head);
    const place =
      scene.mentionKind(head) === "LOC" && syntax.children(head, "case").some((c) => WHERE.has(document.tokens[c]?.lemma ?? ""));
    if (place) continue;
    const actors = world.identify({ firstToken, lastToken });
    if (actors.every((a) => a.country === null && a.sector === null) && scene.mentionKind(head) === null) continue;
    const chain = scene.chainOf(firstToken, lastToken);
    mentions.push({
      ...scene.quote(firstToken, lastToken),
      name: chain?.name ?? scene.shortName({ firstToken, lastToken }),
      actors: actors.map((a) => ({ ...a, ...members(a.id, world.context.published) })),
    });
  }
  return mentions;
}

function members(id: string | null, published: string | null): { members?: readonly string[] } {
  const found = id === null ? null : membersOf(id, published);
  return found === null ? {} : { members: found };
}

/** The noun that a name or title hangs on: "the Iranian foreign ministry spokesman", not each of its parts. */
function nounAbove(scene: Scene, start: number): number {
  for (let at = start, steps = 0; steps < 6; steps++) {
    const token = scene.token(at);
    if (token === undefined || token.head < 0) return at;
    if (
      !["flat", "compound", "amod"].includes(token.deprel) ||
      !["NOUN", "PROPN", "NUM", "ADJ"].includes(scene.token(token.head)?.upos ?? "")
    )
      return at;
    at = token.head;
  }
  return start;
}
