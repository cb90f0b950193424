import robotsModule from "robots-parser";
import { FetchError } from "./errors.js";
import type { Answer } from "./hop.js";

/** Bytes of robots.txt that are read; RFC 9309 asks for 500 KiB. */
export const LARGEST_ROBOTS = 512_000;
/** Milliseconds that rules are kept, and that a host whose rules cannot be had is left alone. */
const [KEPT, UNKNOWN_KEPT] = [24 * 3_600_000, 600_000];
const MOST_ORIGINS = 5_000;
/** Longest distance between two requests that a publisher can ask for, in milliseconds. */
const LONGEST_DELAY = 60_000;
const AGENT = "annalist";

/** The package is CommonJS; its types speak of a default export that Node does not see. */
const robotsParser = robotsModule as unknown as typeof robotsModule.default;

interface Rules {
  readonly until: number;
  readonly rules: ReturnType<typeof robotsParser> | null;
}

/** What publishers allow, asked once a day for each origin (RFC 9309). */
export class Robots {
  private readonly origins = new Map<string, Promise<Rules>>();
  constructor(
    private readonly get: (url: URL, signal: AbortSignal | undefined) => Promise<Answer>,
    private readonly now: () => number,
  ) {}

  /** Throws E_FETCH_ROBOTS where the address is forbidden or the rules cannot be had; returns the distance that is asked for, in milliseconds. */
  async check(url: URL, signal?: AbortSignal): Promise<number> {
    const { rules, until } = await this.of(url, signal);
    if (rules === null)
      throw new FetchError("E_FETCH_ROBOTS", "its robots.txt cannot be had, so nothing is taken for now", url.href, { retryAt: until });
    if (rules.isDisallowed(url.href, AGENT) === true) throw new FetchError("E_FETCH_ROBOTS", "robots.txt forbids it", url.href);
    return Math.min(LONGEST_DELAY, (rules.getCrawlDelay(AGENT) ?? 0) * 1000);
  }

  private async of(url: URL, signal: AbortSignal | undefined): Promise<Rules> {
    for (let known = this.origins.get(url.origin); known !== undefined;) {
      const rules = await known;
      const now = this.origins.get(url.origin);
      if (rules.until > this.now()) return rules;
      if (now === known) break;
      known = now;
    }
    if (this.origins.size >= MOST_ORIGINS) this.origins.clear();
    const asked = this.ask(url, signal);
    this.origins.set(url.origin, asked);
    // What was broken off by the caller says nothing of the host.
    asked.catch(() => this.origins.delete(url.origin));
    return asked;
  }

  private async ask(url: URL, signal: AbortSignal | undefined): Promise<Rules> {
    const address = new URL("/robots.txt", url);
    try {
      const { status, bytes } = await this.get(address, signal);
      const text = status < 300 ? tamed(new TextDecoder().decode(bytes)) : "";
      return status >= 500 || status === 429
        ? { rules: null, until: this.now() + UNKNOWN_KEPT }
        : { rules: robotsParser(address.href, text), until: this.now() + KEPT };
    } catch (cause) {
      if (!(cause instanceof FetchError) || signal?.aborted) throw cause;
      if (cause.code === "E_FETCH_TOO_LARGE" || cause.code === "E_FETCH_REDIRECT")
        return { rules: robotsParser(address.href, ""), until: this.now() + KEPT };
      // The address itself fails the same way: that says more than "no robots.txt".
      throw cause;
    }
  }
}

/** Characters of rules with wildcards that are kept: matching takes their number times the address's length. */
const MOST_WILD = 30_000;

function tamed(text: string): string {
  let wild = 0;
  const lines = text.split(/\r\n?|\n/u);
  return lines.filter((line) => !line.includes("*") || (wild += line.length) <= MOST_WILD).join("\n");
}
