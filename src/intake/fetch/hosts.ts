import PQueue from "p-queue";
import { FetchError } from "./errors.js";

export interface Politeness {
  /** Requests at a time to one host, and to all together. */
  readonly perHost: number;
  readonly total: number;
  /** Milliseconds between two requests to one host. */
  readonly spacing: number;
  /** Milliseconds of the first rest after failures; each further one doubles it. */
  readonly rest: number;
}

/** Longest rest, and longest that a host can ask for, in milliseconds. */
const LONGEST_REST = 24 * 3_600_000;
/** Failures in a row from which a host gets a rest that did not ask for one. */
const FAILURES = 3;
/** Hosts that are remembered. */
const MOST_HOSTS = 10_000;

interface Turn {
  /** Goes before what waits for the same host. */
  readonly urgent?: boolean;
  readonly signal?: AbortSignal;
}
interface Host {
  readonly queue: PQueue;
  failures: number;
  restUntil: number;
  nextAt: number;
  spacing: number;
}

/** Who is asked when: a queue for each host, one for all, rests after failures. */
export class Hosts {
  private readonly all: PQueue;
  private readonly hosts = new Map<string, Host>();
  constructor(
    private readonly settings: Politeness,
    private readonly now: () => number = Date.now,
    private readonly random: () => number = Math.random,
  ) {
    this.all = new PQueue({ concurrency: settings.total });
  }

  /** Runs a request to a host when it is the host's turn. Throws E_FETCH_BACKOFF, with `retryAt`, while the host rests. */
  run<T>(name: string, url: string, task: () => Promise<T>, { urgent = false, signal }: Turn): Promise<T> {
    const host = this.host(name);
    this.refuseResting(host, url);
    return host.queue.add(
      async () => {
        this.refuseResting(host, url);
        await pause(host.nextAt - this.now(), signal);
        host.nextAt = this.now() + host.spacing;
        return this.all.add(task);
      },
      { priority: urgent ? 1 : 0, ...(signal === undefined ? {} : { signal }) },
    );
  }

  /** Keeps at least this distance between two requests to a host, in milliseconds. */
  space(name: string, spacing: number): void {
    const host = this.host(name);
    host.spacing = Math.max(this.settings.spacing, spacing);
  }

  succeeded(name: string): void {
    this.host(name).failures = 0;
  }

  /** Notes a failure; where the host asked for rest, or failed again and again, it gets one. Returns when it ends, or null. */
  failed(name: string, asked: number | null, atOnce: boolean): number | null {
    const host = this.host(name);
    host.failures++;
    if (asked === null && !atOnce && host.failures < FAILURES) return null;
    const doubled = this.settings.rest * 2 ** Math.min(16, Math.max(0, host.failures - (atOnce ? 1 : FAILURES)));
    const rest = Math.min(LONGEST_REST, Math.max(asked ?? 0, doubled * (0.75 + this.random() / 2)));
    host.restUntil = Math.max(host.restUntil, this.now() + rest);
    return host.restUntil;
  }

  private refuseResting(host: Host, url: string): void {
    if (host.restUntil > this.now())
      throw new FetchError("E_FETCH_BACKOFF", `the host rests until ${new Date(host.restUntil).toISOString()}`, url, {
        retryAt: host.restUntil,
      });
  }

  private host(name: string): Host {
    let host = this.hosts.get(name);
    if (host === undefined) {
      if (this.hosts.size >= MOST_HOSTS) this.forget();
      host = {
        queue: new PQueue({ concurrency: this.settings.perHost }),
        failures: 0,
        restUntil: 0,
        nextAt: 0,
        spacing: this.settings.spacing,
      };
      this.hosts.set(name, host);
    }
    return host;
  }

  /** Hosts that nothing waits for and that do not rest. */
  private forget(): void {
    for (const [name, host] of this.hosts) {
      if (host.queue.size + host.queue.pending === 0 && Math.max(host.restUntil, host.nextAt) < this.now()) this.hosts.delete(name);
    }
  }
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  if (milliseconds <= 0) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener("abort", stop, { once: true });
  });
}

/** Milliseconds that `Retry-After` asks for: seconds or a date; null where it says neither. */
export function retryAfter(value: string | null, now: number): number | null {
  const words = value?.trim() ?? "";
  if (/^\d{1,9}$/u.test(words)) return Number(words) * 1000;
  const at = /\d{4}/u.test(words) ? Date.parse(words) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
