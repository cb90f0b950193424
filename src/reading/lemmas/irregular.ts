/** Irregular verbs: base, past, participle (a bar between spellings). Facts of the language, so that rare ones need no training example. */
const VERBS =
  "arise arose arisen,awake awoke awoken,bear bore borne,beat - beaten,become became,befall befell befallen,begin began begun,behold beheld,bend bent,bereave bereft,beseech besought,bind bound," +
  "bite bit bitten,bleed bled,blow blew blown,break broke broken,breed bred,bring brought,build built,burn burnt,buy bought,catch caught,choose chose chosen," +
  "cling clung,come came,creep crept,deal dealt,dig dug,draw drew drawn,dream dreamt,drink drank drunk,drive drove driven,dwell dwelt,eat ate eaten,fall fell fallen," +
  "feed fed,feel felt,fight fought,find found,flee fled,fling flung,fly flew flown,forbear forbore,forbid forbade forbidden,forget forgot forgotten,forgive forgave forgiven," +
  "forsake forsook forsaken,freeze froze frozen,get got gotten,give gave given,go went gone,grind ground,grow grew grown,hang hung,have had,hear heard,hide hid hidden,hold held," +
  "keep kept,kneel knelt,know knew known,lay laid,lead led,lean leant,leap leapt,learn learnt,leave left,lend lent,light lit,lose lost,make made,mean meant,meet met," +
  "mow mown,pay paid,plead pled,prove proven,ride rode ridden,ring rang rung,rise rose risen,run ran,saw sawn,say said,see saw seen,seek sought,sell sold,send sent,sew sewn," +
  "shake shook shaken,shear shorn,shine shone,shoot shot,show shown,shrink shrank shrunk,sing sang sung,sink sank sunk,sit sat,slay slew slain,sleep slept,slide slid,sling slung," +
  "smell smelt,sow sown,speak spoke spoken,speed sped,spell spelt,spend spent,spill spilt,spin spun,spit spat,spoil spoilt,spring sprang sprung,stand stood,steal stole stolen,stick stuck," +
  "sting stung,stink stank stunk,strew strewn,stride strode stridden,strike struck stricken,string strung,strive strove striven,swear swore sworn,sweep swept,swell swollen,swim swam swum," +
  "swing swung,take took taken,teach taught,tear tore torn,tell told,think thought,throw threw thrown,tread trod trodden,wake woke woken,wear wore worn,weave wove woven," +
  "weep wept,win won,wind wound,wring wrung,write wrote written,do did done,lie lain,die dying,tie tying,lie lying,vie vying";
const NOUNS =
  "child children,foot feet,goose geese,louse lice,man men,mouse mice,ox oxen,tooth teeth,woman women,crisis crises,analysis analyses,basis bases,hypothesis hypotheses,thesis theses,oasis oases," +
  "wife wives,knife knives,life lives,leaf leaves,half halves,wolf wolves,thief thieves,shelf shelves,calf calves,loaf loaves,self selves,elf elves,hoof hooves,scarf scarves,phenomenon phenomena,criterion criteria";

const read = (list: string): Map<string, string> =>
  new Map(
    list.split(",").flatMap((entry) =>
      entry
        .split(" ")
        .slice(1)
        .filter((form) => form !== "-")
        .map((form) => [form, entry.slice(0, entry.indexOf(" "))] as const),
    ),
  );
const PAST = read(VERBS);
const PLURAL = read(NOUNS);
const PREFIX = /^(?:under|over|out|with|fore|mis|re|un|up|inter|broad|grand|step)-?/;

/** Base of an irregular verb form or plural, prefixed ones ("underwent", "withdrawn", "grandchildren", "policemen") included; null when it is neither. */
export function irregularLemma(word: string, upos: string): string | null {
  const list = upos === "VERB" || upos === "AUX" ? PAST : upos === "NOUN" ? PLURAL : null;
  const whole = list?.get(word);
  if (whole !== undefined) return whole;
  const prefix = PREFIX.exec(word)?.[0] ?? "";
  const rest = prefix === "" ? undefined : list?.get(word.slice(prefix.length));
  if (rest !== undefined) return prefix + rest;
  return upos === "NOUN" && /[a-z]{2}men$/.test(word) && !/(?:speci|regi|abdo|hy|stami)men$/.test(word) ? `${word.slice(0, -2)}an` : null;
}
