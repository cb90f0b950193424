import { sql } from "kysely";
import { afterAll, beforeAll, it, type TestAPI } from "vitest";
import { openRecord, type OpenRecord, type Place } from "./index.js";
import { makeFolders, serverPrograms, startServer } from "./places.fixture.js";

export interface Kind {
  place(): Place;
  remove(): void | Promise<void>;
}
/** What every test of the record runs on: its name, whether it can be had here, and how it is made. */
export const KINDS: readonly (readonly [string, boolean, () => Promise<Kind>])[] = [
  [
    "embedded",
    true,
    async () => {
      const folders = await makeFolders();
      return { place: () => ({ folder: folders.folder() }), remove: folders.remove };
    },
  ],
  [
    serverPrograms === null ? "PostgreSQL server: NOT TESTED, no server under /usr/lib/postgresql" : "PostgreSQL server",
    serverPrograms !== null,
    async () => {
      const server = await startServer(serverPrograms ?? "");
      return { place: () => ({ url: server.database() }), remove: () => server.remove() };
    },
  ],
];

/** Before a suite's tests makes what they run on and opens a record there, afterwards takes both away; gives the suite's `test`. */
export function suiteOn(
  there: boolean,
  make: () => Promise<Kind>,
  open: (place: Place) => Promise<void>,
  close: () => Promise<void>,
): TestAPI {
  let kind: Kind;
  beforeAll(async () => {
    if (!there) return;
    kind = await make();
    await open(kind.place());
  }, 180_000);
  afterAll(async () => {
    if (!there) return;
    await close();
    await kind.remove();
  }, 180_000);
  return it.skipIf(!there) as TestAPI;
}

/** The same with a record that stays open from the first test to the last. */
export function recordOn(there: boolean, make: () => Promise<Kind>): { readonly test: TestAPI; opened(): OpenRecord } {
  let record: OpenRecord;
  const open = async (place: Place): Promise<void> => void (record = await openRecord(place));
  return { test: suiteOn(there, make, open, () => record.close()), opened: () => record };
}

const TABLES = `versions, runs, reports, codings, entries, events, relations, judgements, failures, wordings, mentions, mention_posts, mention_links, acts,
  act_blocks, act_links, wording_bands, bands_told`;
/** Empties a record. */
export const clear = ({ db }: OpenRecord) => sql`truncate ${sql.raw(TABLES)} restart identity`.execute(db);
