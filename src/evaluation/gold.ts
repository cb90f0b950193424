import { z } from "zod";

const party = z.looseObject({
  text: z.string(),
  name: z.string().nullish(),
  country: z.string().nullable(),
  sector: z.string().nullable(),
});
const event = z.looseObject({
  trigger: z.string(),
  start: z.number().int().nonnegative(),
  end: z.number().int().positive(),
  type: z.string(),
  mode: z.string().nullable(),
  actors: z.array(party),
  recipients: z.array(party),
  place: z.looseObject({ text: z.string(), country: z.string().nullable() }).nullable(),
  date: z.string().nullable(),
  factuality: z.string(),
  speakers: z.array(z.string()),
  happening: z.number().int(),
});

/** A gold document, as docs/annotation.md describes it; offsets are UTF-16 code units into `text`. */
export const goldDocument = z.looseObject({ id: z.string(), published: z.string().nullable(), text: z.string(), events: z.array(event) });
export type GoldDocument = z.infer<typeof goldDocument>;
export type GoldEvent = GoldDocument["events"][number];
