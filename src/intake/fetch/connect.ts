import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { buildConnector } from "undici";
import { refusal, type AllowList } from "./addresses.js";
import { FetchError } from "./errors.js";

/** Addresses of a host name. */
export type Resolve = (host: string) => Promise<readonly string[]>;

export const systemResolve: Resolve = async (host) => (await lookup(host, { all: true })).map((a) => a.address);

/** Addresses of one host that are tried one after the other. */
const MOST_ADDRESSES = 4;

/**
 * A connector that resolves the name itself, refuses what is not public, and connects to the very address that it checked: a name that
 * resolves differently a moment later changes nothing. `time` is milliseconds for the resolution and for each attempt.
 */
export function guardedConnector(settings: {
  readonly resolve: Resolve;
  readonly allow: AllowList;
  readonly time: number;
}): buildConnector.connector {
  const connect = buildConnector({ timeout: settings.time });
  const attempt = (options: buildConnector.Options) =>
    new Promise<Parameters<buildConnector.Callback>[1]>((resolve, reject) =>
      connect(options, (...[error, socket]) => (error === null ? resolve(socket) : reject(error))),
    );
  const guarded = async (options: buildConnector.Options) => {
    const host = options.hostname.replace(/^\[|\]$/gu, "");
    const port = Number(options.port) || (options.protocol === "https:" ? 443 : 80);
    const addresses = isIP(host) > 0 ? [host] : await resolved(host, settings);
    const why = refusal(host, addresses, port, settings.allow);
    if (why !== null) throw new FetchError("E_FETCH_ADDRESS", why, host);
    let failure: unknown;
    for (const address of addresses.slice(0, MOST_ADDRESSES)) {
      try {
        return await attempt({ ...options, hostname: address, ...(isIP(host) > 0 ? {} : { servername: host }) });
      } catch (cause) {
        failure = cause;
      }
    }
    const { message, code } = failure as NodeJS.ErrnoException;
    throw new FetchError(
      code === "UND_ERR_CONNECT_TIMEOUT" ? "E_FETCH_TIME" : "E_FETCH_CONNECT",
      message || (code ?? "no connection"),
      host,
      {
        cause: failure,
      },
    );
  };
  return (options, callback) =>
    void guarded(options).then(
      (socket) => callback(...([null, socket] as Parameters<buildConnector.Callback>)),
      (error: Error) => callback(error, null),
    );
}

async function resolved(host: string, { resolve, time }: { readonly resolve: Resolve; readonly time: number }): Promise<readonly string[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new FetchError("E_FETCH_TIME", "the name is not resolved in time", host)), time);
  });
  try {
    return await Promise.race([resolve(host), late]);
  } catch (cause) {
    if (cause instanceof FetchError) throw cause;
    throw new FetchError(
      "E_FETCH_DNS",
      `the name is not known (${(cause as NodeJS.ErrnoException).code ?? (cause as Error).message})`,
      host,
      { cause },
    );
  } finally {
    clearTimeout(timer);
  }
}
