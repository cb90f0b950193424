/** What an act of a type commonly brings about, in the order of PLOVER's types. */
const BRINGS: Readonly<Record<string, readonly string[]>> = {
  AGREE: ["SUPPORT", "RETREAT", "AID", "COOPERATE", "CONCEDE"],
  CONSULT: ["AGREE", "SUPPORT", "COOPERATE", "REJECT"],
  REQUEST: ["AGREE", "REJECT", "CONCEDE", "CONSULT"],
  ACCUSE: ["REJECT", "ACCUSE", "SANCTION"],
  THREATEN: ["ASSAULT", "SANCTION", "CONCEDE", "MOBILIZE"],
  PROTEST: ["COERCE", "ASSAULT", "CONCEDE", "RETREAT"],
  SANCTION: ["SANCTION", "THREATEN", "ACCUSE", "REJECT"],
  MOBILIZE: ["ASSAULT", "THREATEN", "RETREAT"],
  COERCE: ["PROTEST", "REQUEST", "RETREAT", "ACCUSE", "SANCTION"],
  ASSAULT: ["ACCUSE", "ASSAULT", "PROTEST", "COERCE", "RETREAT", "AID", "REQUEST", "AGREE"],
};
export const follows = (type: string, next: string): boolean => BRINGS[type]?.includes(next) ?? false;
