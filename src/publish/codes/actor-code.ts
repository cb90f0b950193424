import { builtinCodebook } from "../../codebook/index.js";
import type { Side } from "../dyads.js";
import { countryCodes } from "./countries.js";

/** What stands for an unknown country, and for nobody. */
export const UNKNOWN = "---";

const AGENTS: ReadonlyMap<string, string> = new Map(builtinCodebook.sectors.map(({ code, cameo }) => [code, cameo]));

/** A code that no list of ours has, of a codebook of one's own: capitals and digits alone, so that it is one in every format. */
const own = (code: string): string => code.replace(/[^\p{L}\p{N}]/gu, "").toUpperCase();

/** CAMEO's code of a country: "RUS", "IGO"; "---" where it is unknown. */
export const cameoCountry = (country: string | null): string => (countryCodes(country)?.cameo ?? own(country ?? "")) || UNKNOWN;

/** CAMEO's agent code of a sector: "GOV"; nothing where it is unknown. */
export const cameoAgent = (sector: string | null): string => (sector === null ? "" : (AGENTS.get(sector) ?? own(sector)));

/** A party as CAMEO writes it, country and agent: "RUSGOV", "IRNMIL", "---REB"; "IGO" and "NGO" are not doubled; "---" for nobody. */
export function actorCode(side: Side | null): string {
  if (side === null) return UNKNOWN;
  const country = cameoCountry(side.country);
  const agent = cameoAgent(side.sector);
  return country === agent ? country : country + agent;
}
