import type { Migration } from "kysely";
import { start } from "./0001-start.js";
import { matching } from "./0002-matching.js";
import { work } from "./0003-work.js";
import { relations } from "./0004-relations.js";
import { posts } from "./0005-posts.js";
import { load } from "./0006-load.js";
import { imports } from "./0007-import.js";
import { remembered } from "./0008-remembered.js";
import { years } from "./0009-years.js";
import { holds } from "./0010-holds.js";

/** Every migration, by name, in the order of their names. One that was released is never changed again. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  "0001-start": start,
  "0002-matching": matching,
  "0003-work": work,
  "0004-relations": relations,
  "0005-posts": posts,
  "0006-load": load,
  "0007-import": imports,
  "0008-remembered": remembered,
  "0009-years": years,
  "0010-holds": holds,
};
