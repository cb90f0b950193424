import { words } from "../cells.js";
import { actorCode, UNKNOWN } from "../codes/actor-code.js";
import { actualDyads, type Dyad } from "../dyads.js";
import { dayOf, mappedFormat, type Mapping } from "../mapping.js";

/** As PETRARCH2 writes its events. */
export const PETRARCH: Mapping<Dyad> = {
  name: "petrarch",
  help: "one line a pair of actor and recipient, as PETRARCH2 writes",
  header: false,
  about:
    "Only events told as actual. An actor code is CAMEO's country and agent (`RUSGOV`, `IRNMIL`), an international body known by name has its own (`IGOUNO`), `---` stands for an unknown country or nobody.",
  items: actualDyads,
  columns: [
    {
      name: "date",
      from: "`date`, else `published`, as YYYYMMDD with fewer digits where less is known; `--------` without either",
      value: ({ row }) => dayOf(row).replaceAll("-", "") || "--------",
    },
    { name: "source", from: "the actor's code", value: ({ actor }) => actorCode(actor) },
    { name: "target", from: "the recipient's code", value: ({ recipient }) => actorCode(recipient) },
    { name: "code", from: "`cameo`, else `---`", value: ({ row }) => row.cameo ?? UNKNOWN },
    { name: "trigger", from: "`trigger`", value: ({ row }) => words(row.trigger) },
    { name: "report", from: "`report`", value: ({ row }) => words(row.reportId) },
  ],
};

export const petrarch = mappedFormat(PETRARCH);
