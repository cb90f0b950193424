const TELLS =
  /\b(?:said|says|saying|told|tells|asked|urged|warned|wrote|added|announced|claimed|ordered|promised|accused|ruled|argued|vowed|insisted|declared|according to|was|were|had|did|reportedly|allegedly)\b/iu;

/** Whether words are told like a report, in the past or with a speaker: such a sentence is the journalist's, whatever it begins with. */
export const narrates = (words: string): boolean => TELLS.test(words);
