const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Verbs that credit what follows to their subject (lemmas). Speech acts with a type of their own are here too: what they embed is still said by somebody. */
export const SAYING = set(
  `say tell add state report announce claim declare explain note insist argue suggest acknowledge confirm warn deny estimate quote cite write
  testify comment remark reply respond reveal disclose allege maintain stress emphasize emphasise underline indicate conclude predict assert
  contend observe recall believe think fear hope admit concede mention describe tweet post assure promise vow pledge accuse complain caution
  reiterate recount affirm attest hint imply boast joke lament opine proclaim pronounce relate show find learn point worry wonder quip retort rule plead stress repeat remind speculate reason fume
  shout yell chant scold interject counter marvel instruct`,
);
/**
 * Verbs whose object, infinitive or prepositional phrase is what the subject thinks, wants, plans or judges (PolNeAR counts these as
 * attributions, too: Newell et al. 2018, section 3).
 */
export const STANCE = set(
  `call urge ask demand request want wish hope expect plan intend propose offer promise pledge vow threaten agree disagree refuse
  decline decide hate prefer support oppose back endorse favor favour approve reject dismiss deny dispute question doubt criticize
  criticise condemn denounce attack blast slam assail rebuke mock ridicule deride decry lament praise hail welcome applaud commend
  celebrate champion tout accuse blame fault charge describe characterize characterise portray depict label dub brand liken mention
  cite note discuss debate echo reference highlight detail outline acknowledge admit concede recognize recognise understand fear
  worry regret complain object warn advise encourage advocate recommend suggest predict anticipate envision reveal disclose confirm
  announce declare protest apologize apologise thank congratulate chant shout yell joke boast brag insist
  speak talk refer point link articulate underscore underline address tease taunt insult scold chastise chide berate castigate
  lambast lambaste grill hammer rip pound bash bemoan rail downplay belittle admire respect love like loathe despise resent view regard
  consider deem judge assume suspect feel sense implore exhort beg plead order instruct press pressure persuade convince remind vote rule
  promote defend embrace identify stress emphasize emphasise wonder repeat allude invoke recite teach examine explore document profile
  challenge contest oppose resist veto overrule authorize authorise seek aim vie appoint nominate pitch paint cast portray
  focus dwell elaborate weigh honour honor pillory confront compliment flatter contradict rebut refute undercut`,
);
/** Nouns of saying and thinking, whose owner is credited with the clause after them: "his claim that", "the ministry's warning that". */
export const SAYING_NOUNS = set(
  `claim statement promise pledge vow call demand warning accusation allegation charge belief view opinion suggestion argument assertion
  complaint criticism condemnation proposal plan request appeal offer threat hope fear concern doubt prediction announcement declaration
  decision refusal commitment insistence desire wish intention admission denial contention assessment conclusion remark comment support
  opposition praise endorsement attack rejection speech message`,
);
/** Verbs that credit only what stands beside them, in quotation marks or set off: "he went on: …", "as she put it". */
export const QUOTING = set("continue go put begin");
/** What people are said to feel or hold, as predicates: "is afraid that", "was critical of". */
export const FEELING = set(
  `afraid angry anxious aware certain concerned confident convinced critical dedicated determined disappointed dismissive doubtful eager
  excited fearful frustrated furious glad grateful happy hesitant hopeful opposed optimistic outraged passionate pessimistic pleased proud
  reluctant sceptical skeptical sure supportive surprised suspicious sympathetic uncertain unhappy unsure unwilling upset wary willing
  worried committed clear silent adamant`,
);
/** Who or what "citing" can hand on the words of, as common nouns; with any other object it gives a reason. */
export const TELLERS = set(
  `official source person report statement document record figure data witness resident police media agency newspaper ministry spokesman
  spokeswoman spokesperson diplomat analyst expert study poll survey intelligence memo letter email aide investigator lawyer`,
);
/** Verbs that hand on another's words: "Reuters reported, citing officials". */
export const CITING = set("cite quote");
/** Typewriter marks open and close alike. */
export const OPEN_QUOTE = /^["“„«]$|^``$|^''$/;
export const CLOSE_QUOTE = /^["”»]$|^''$/;
