import { bodyCode } from "../../codebook/actors/bodies.js";
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

/** Those who held office once are CAMEO's elites. */
const FORMER = /^(?:the\s+)?(?:former|ex)\b/i;

/**
 * A party as CAMEO writes it: country and agent ("RUSGOV", "IRNMIL", "---REB"), a known body of states or NGO by its own code ("IGOUNO",
 * "IGOUNOMIL" for its troops), "IGO" or "NGO" for others of them; "---" for nobody.
 */
export function actorCode(side: Side | null): string {
  if (side === null) return UNKNOWN;
  const country = cameoCountry(side.country);
  const agent = side.sector === "GOV" && FORMER.test(side.name) ? "ELI" : cameoAgent(side.sector);
  if (country !== "IGO" && country !== "NGO") return country + agent;
  const known = bodyCode(side.name);
  const base = known?.startsWith(country) === true ? known : country;
  return agent === country || base.includes(agent) ? base : base + agent;
}
