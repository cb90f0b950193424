import type { Chain } from "../../model/index.js";
import type { ActorResolution } from "../actors/index.js";
import type { TokenRange } from "../referents.js";
import type { Scene } from "../scene.js";
import type { World } from "../world.js";

/** A chain as it looks from a sentence, whatever act of that sentence is asked about. */
export interface SeenChain {
  readonly chain: Chain;
  readonly nearest: Chain["mentions"][number];
  /** Sentences that its nearest mention lies back; -1 in the next one. */
  readonly back: number;
  readonly known: ActorResolution | null;
  /** The preposition before its nearest mention. */
  readonly marker: string | undefined;
  readonly features: readonly string[];
}

/** Sentences that a chain's nearest mention may lie back. */
const REACH = 6;

/** The chains of a report as parties: asked for again with every act and side that names nobody, and so worked out once a sentence. */
export class Chains {
  private readonly seen = new Map<number, readonly SeenChain[]>();
  private readonly phrases = new Map<Chain, readonly TokenRange[]>();

  constructor(
    private readonly scene: Scene,
    private readonly world: World,
  ) {}

  /** Those that are not too far away from a sentence. */
  near(sentence: number): readonly SeenChain[] {
    const seen = this.seen.get(sentence) ?? this.scene.document.chains.flatMap((chain) => this.look(chain, sentence) ?? []);
    this.seen.set(sentence, seen);
    return seen;
  }

  /** Whether a token is of the words of one of a chain's mentions. */
  hold(chain: Chain, token: number): boolean {
    const phrases = this.phrases.get(chain) ?? chain.mentions.map((m) => this.scene.syntax.phrase(m.headToken));
    this.phrases.set(chain, phrases);
    return phrases.some(({ firstToken, lastToken }) => firstToken <= token && token < lastToken);
  }

  private look(chain: Chain, sentence: number): SeenChain | null {
    const { scene } = this;
    const nearest = chain.mentions.findLast((m) => this.sentenceOf(m) <= sentence) ?? chain.mentions[0];
    if (nearest === undefined) return null;
    const token = scene.token(nearest.headToken);
    const back = sentence - this.sentenceOf(nearest);
    if (back > REACH || back < -1) return null;
    const kind = scene.mentionKind(nearest.headToken) ?? (token?.upos === "PRON" ? "PRON" : "description");
    const known = this.world.resolutionOf(chain);
    const features = [
      `chain ${kind}`,
      `${back} back`,
      `${token?.deprel}, ${Math.min(back, 2)} back`,
      `told ${chain.mentions.length > 3 ? "often" : chain.mentions.length > 1 ? "again" : "once"}`,
      `sector ${known?.sector ?? "-"}`,
      known?.country == null ? "no country" : known.country === "IGO" ? "body" : "country known",
    ];
    if (kind === "description") features.push(`word ${token?.lemma.toLowerCase() ?? ""}`);
    if (this.sentenceOf(chain.mentions[0] ?? nearest) === 0) features.push("in the first sentence");
    const [marker] = scene.syntax.children(nearest.headToken, "case").map((c) => scene.token(c)?.lemma.toLowerCase());
    return { chain, nearest, back, known, marker, features };
  }

  private sentenceOf({ headToken }: Chain["mentions"][number]): number {
    return this.scene.token(headToken)?.sentence ?? 0;
  }
}
