import type {
  CandidateArgument,
  Document,
  EntityKind,
  EntityMention,
  Predicate,
  Quote,
  Role,
  Sentence,
  Span,
  Token,
  TriggerCandidate,
} from "../model/index.js";
import type { Reader, SentenceReading } from "./reader/index.js";

/** Runs the trained reader over segmented sentences and lays its findings over the report's text. */
export async function parse(
  document: Document,
  sentences: readonly (readonly Span[])[],
  reader: Reader,
  lemmatize: (text: string, upos: string) => string,
): Promise<Pick<Document, "sentences" | "tokens" | "mentions" | "predicates" | "candidates" | "links">> {
  const { text } = document.report;
  const { sentences: readings, links } = await reader.read(sentences.map((words) => words.map((w) => text.slice(w.start, w.end))));
  const layers = {
    sentences: [] as Sentence[],
    tokens: [] as Token[],
    mentions: [] as EntityMention[],
    predicates: [] as Predicate[],
    candidates: [] as TriggerCandidate[],
  };
  sentences.forEach((words, index) => {
    const reading = readings[index];
    if (reading !== undefined) lay(layers, text, words, index, reading, lemmatize);
  });
  return { ...layers, links };
}

interface Layers {
  sentences: Sentence[];
  tokens: Token[];
  mentions: EntityMention[];
  predicates: Predicate[];
  candidates: TriggerCandidate[];
}

function lay(
  layers: Layers,
  text: string,
  words: readonly Span[],
  sentence: number,
  reading: SentenceReading,
  lemmatize: (text: string, upos: string) => string,
): void {
  const base = layers.tokens.length;
  const quote = (first: number, last: number): Quote => {
    const start = words[first]?.start ?? 0;
    const end = words[last - 1]?.end ?? start;
    return { start, end, text: text.slice(start, end) };
  };
  const range = <T extends { readonly first: number; readonly last: number }>({ first, last }: T) => ({
    ...quote(first, last),
    firstToken: base + first,
    lastToken: base + last,
  });
  const whole = quote(0, words.length);
  layers.sentences.push({ start: whole.start, end: whole.end, firstToken: base, lastToken: base + words.length });
  words.forEach(({ start, end }, w) => {
    const upos = reading.upos[w] ?? "X";
    const word = text.slice(start, end);
    const head = reading.heads[w] ?? -1;
    layers.tokens.push({
      start,
      end,
      text: word,
      upos,
      lemma: lemmatize(word, upos),
      head: head < 0 ? -1 : base + head,
      deprel: reading.relations[w] ?? "dep",
      sentence,
    });
  });
  for (const entity of reading.entities) layers.mentions.push({ ...range(entity), kind: entity.kind as EntityKind, confidence: entity.p });
  for (const predicate of reading.predicates.filter((p) => p.p >= 0.5)) {
    let known: readonly Role[] | null = null;
    layers.predicates.push({
      token: base + predicate.word,
      factuality: reading.factuality[predicate.word] ?? 0,
      // Made out when somebody asks: coding does not.
      get roles() {
        return (known ??= predicate.roles().map((role) => ({ ...range(role), role: role.kind })));
      },
    });
  }
  for (const candidate of reading.candidates) {
    const found = candidate.arguments.map((a): CandidateArgument => ({
      ...range(a),
      role: a.kind as CandidateArgument["role"],
      p: a.p,
      sectors: a.sectors,
    }));
    layers.candidates.push({
      ...range(candidate),
      types: candidate.types,
      modes: candidate.modes,
      factuality: candidate.factuality,
      arguments: found,
    });
  }
}
