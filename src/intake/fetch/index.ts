import { Agent } from "undici";
import { AnnalistError, type ErrorCode } from "../../kit/errors.js";
import { LONGEST_ADDRESS } from "../feeds/address.js";
import { AllowList } from "./addresses.js";
import { ACCEPT_ENCODING, type SizeLimits } from "./body.js";
import { guardedConnector, systemResolve, type Resolve } from "./connect.js";
import { FetchError } from "./errors.js";
import { hop, type Answer, type TimeLimits } from "./hop.js";
import { Hosts, retryAfter, type Politeness } from "./hosts.js";
import { LARGEST_ROBOTS, Robots } from "./robots.js";

export { AllowList } from "./addresses.js";
export { FetchError } from "./errors.js";

export interface FetcherSettings {
  /** Who asks: "annalist/1.2.3 (+mailto:desk@example.org)". */
  readonly userAgent: string;
  readonly allow?: AllowList;
  /** Where names are resolved; the system unless given. */
  readonly resolve?: Resolve;
  readonly limits?: Partial<SizeLimits & TimeLimits>;
  readonly politeness?: Partial<Politeness>;
}

export interface FetchOptions {
  /** Of the last answer: the host then says 304 where nothing changed. */
  readonly etag?: string | null;
  readonly lastModified?: string | null;
  readonly accept?: string;
  readonly limits?: Partial<SizeLimits>;
  /** Goes before what waits for the same host. */
  readonly urgent?: boolean;
  readonly signal?: AbortSignal;
}

/** What came. `bytes` is empty where nothing changed. */
export interface Fetched {
  /** Where it was found, after redirects. */
  readonly url: string;
  readonly changed: boolean;
  /** When, in ISO 8601. */
  readonly fetchedAt: string;
  readonly bytes: Uint8Array;
  readonly contentType: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

const LIMITS: SizeLimits & TimeLimits = {
  wire: 10_000_000,
  size: 10_000_000,
  ratio: 200,
  connect: 10_000,
  headers: 20_000,
  body: 20_000,
  whole: 60_000,
};
const POLITENESS: Politeness = { perHost: 1, total: 8, spacing: 1000, rest: 60_000 };
const MOST_REDIRECTS = 6;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * Fetches from the public internet, politely: robots.txt, one request at a time to a host, rests after failures; and safely: only http
 * and https, no address that is not public, limits on size, time, redirects and unpacking. Every refusal is a FetchError and is counted.
 */
export class Fetcher {
  /** How often each refusal came. */
  readonly refused = new Map<ErrorCode, number>();
  private readonly agent: Agent;
  private readonly hosts: Hosts;
  private readonly robots: Robots;
  private readonly limits: SizeLimits & TimeLimits;

  constructor(private readonly settings: FetcherSettings) {
    this.limits = { ...LIMITS, ...settings.limits };
    const politeness = { ...POLITENESS, ...settings.politeness };
    this.hosts = new Hosts(politeness);
    this.agent = new Agent({
      connect: guardedConnector({
        resolve: settings.resolve ?? systemResolve,
        allow: settings.allow ?? AllowList.parse(""),
        time: this.limits.connect,
      }),
      connections: politeness.perHost,
      pipelining: 1,
      keepAliveTimeout: 5_000,
      maxHeaderSize: 32_768,
    });
    this.robots = new Robots(
      (url, signal) => this.follow(url, { accept: "text/plain", limits: robotsLimits, urgent: true, ...of(signal) }, false),
      Date.now,
    );
  }

  /** Throws FetchError; where `signal` is aborted, its reason. */
  async fetch(address: string, options: FetchOptions = {}): Promise<Fetched> {
    try {
      const { status, header, bytes, url } = await this.follow(safeUrl(address), options, true);
      const fetchedAt = new Date().toISOString();
      if (status === 304)
        return {
          url,
          changed: false,
          fetchedAt,
          bytes,
          contentType: null,
          etag: options.etag ?? null,
          lastModified: options.lastModified ?? null,
        };
      if (status > 299) throw new FetchError("E_FETCH_STATUS", `status ${status}`, address, { status });
      return {
        url,
        changed: true,
        fetchedAt,
        bytes,
        contentType: header("content-type"),
        etag: header("etag"),
        lastModified: header("last-modified"),
      };
    } catch (error) {
      if (error instanceof AnnalistError) this.refused.set(error.code, (this.refused.get(error.code) ?? 0) + 1);
      throw error;
    }
  }

  /** Breaks off what is under way and closes every connection. */
  close(): Promise<void> {
    return this.agent.destroy();
  }

  /** Follows redirects; each address is checked as the first one was. */
  private async follow(start: URL, options: FetchOptions, robots: boolean): Promise<Answer & { url: string }> {
    const seen = new Set<string>();
    for (let url = start; ;) {
      if (seen.has(url.href)) throw new FetchError("E_FETCH_REDIRECT", "it redirects to where it has been", start.href);
      if (seen.size > MOST_REDIRECTS)
        throw new FetchError("E_FETCH_REDIRECT", `it redirects more than ${MOST_REDIRECTS} times`, start.href);
      seen.add(url.href);
      if (robots) this.hosts.space(url.host, await this.robots.check(url, options.signal));
      const answer = await this.ask(url, options);
      if (!REDIRECTS.has(answer.status)) return { ...answer, url: url.href };
      const location = answer.header("location");
      if (location === null) throw new FetchError("E_FETCH_REDIRECT", "it redirects without saying where", url.href);
      url = safeUrl(location, url);
    }
  }

  private async ask(url: URL, options: FetchOptions): Promise<Answer> {
    const headers: Record<string, string> = {
      "user-agent": this.settings.userAgent,
      accept: options.accept ?? "*/*",
      "accept-encoding": ACCEPT_ENCODING,
      "accept-language": "en, *;q=0.5",
    };
    if (options.etag != null) headers["if-none-match"] = options.etag;
    if (options.lastModified != null) headers["if-modified-since"] = options.lastModified;
    const limits = { ...this.limits, ...options.limits };
    try {
      const answer = await this.hosts.run(url.host, url.href, () => hop(this.agent, url, headers, limits, options.signal), options);
      if (answer.status >= 500 || answer.status === 429) {
        const asked = retryAfter(answer.header("retry-after"), Date.now());
        const retryAt = this.hosts.failed(url.host, asked, answer.status === 429 || answer.status === 503);
        throw new FetchError("E_FETCH_STATUS", `status ${answer.status}`, url.href, {
          status: answer.status,
          ...(retryAt === null ? {} : { retryAt }),
        });
      }
      this.hosts.succeeded(url.host);
      return answer;
    } catch (error) {
      if (error instanceof FetchError && FAULTS.has(error.code)) this.hosts.failed(url.host, null, false);
      throw error;
    }
  }
}

/** What counts against a host. */
const FAULTS: ReadonlySet<ErrorCode> = new Set<ErrorCode>(["E_FETCH_CONNECT", "E_FETCH_TIME", "E_FETCH_DNS", "E_FETCH_BROKEN"]);
const robotsLimits = { wire: LARGEST_ROBOTS, size: LARGEST_ROBOTS };
const of = (signal: AbortSignal | undefined) => (signal === undefined ? {} : { signal });

/** An http or https address without credentials. Throws E_FETCH_URL. */
function safeUrl(address: string, base?: URL): URL {
  let url: URL;
  try {
    url = new URL(address, base);
  } catch (cause) {
    throw new FetchError("E_FETCH_URL", "it is no address", address.slice(0, 200), { cause });
  }
  const refuse = (why: string): never => {
    throw new FetchError("E_FETCH_URL", why, `${url.protocol}//${url.host}`);
  };
  if (url.protocol !== "http:" && url.protocol !== "https:") refuse(`only http and https are fetched, not ${url.protocol}`);
  if (url.username !== "" || url.password !== "") refuse("it carries a user name");
  if (url.href.length > LONGEST_ADDRESS) refuse(`it has more than ${LONGEST_ADDRESS} characters`);
  url.hash = "";
  return url;
}
