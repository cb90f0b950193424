import ipaddr from "ipaddr.js";
import { AnnalistError } from "../../kit/errors.js";

/** Where clouds keep their machines' secrets; never fetched from, whatever is allowed. The second lies in the public range. */
const METADATA: ReadonlySet<string> = new Set(["169.254.169.254", "168.63.129.16", "100.100.100.200", "192.0.0.192", "fd00:ec2::254"]);
const GLOBAL_UNICAST = ipaddr.parseCIDR("2000::/3");
/** Ports that are fetched from unless the host is allowed by name or address. */
const PORTS: ReadonlySet<number> = new Set([80, 443, 8080, 8443]);

/** Why nothing is fetched from an address; null where it is one of the public internet. */
export function addressRefusal(address: string): string | null {
  if (!ipaddr.isValid(address)) return `${address} is no address`;
  const parsed = ipaddr.parse(address);
  if (METADATA.has(parsed.toString())) return `${address} is a cloud's metadata service`;
  const range = parsed.range();
  if (range !== "unicast") return `${address} is not public (${range})`;
  return parsed.kind() === "ipv6" && !parsed.match(GLOBAL_UNICAST) ? `${address} is not public` : null;
}

interface Allowed {
  readonly host: string | null;
  readonly range: ReturnType<typeof ipaddr.parseCIDR> | null;
  readonly port: number | null;
}

/** Hosts and addresses of one's own that may be fetched from though they are not public. */
export class AllowList {
  private constructor(private readonly entries: readonly Allowed[]) {}

  /** From "intranet.example, 10.1.0.0/16, 127.0.0.1:8080". Throws E_USAGE. */
  static parse(text: string): AllowList {
    const words = text.split(/[\s,]+/u).filter((w) => w !== "");
    return new AllowList(words.map(entryOf));
  }

  /** Whether `host`, which has this address, is allowed at this port. */
  allows(host: string, address: string, port: number): boolean {
    const parsed = ipaddr.isValid(address) ? ipaddr.parse(address) : null;
    return this.entries.some(
      (e) =>
        (e.port === null || e.port === port) &&
        (e.host === null
          ? parsed !== null && e.range?.[0].kind() === parsed.kind() && parsed.match(e.range)
          : e.host === host.toLowerCase()),
    );
  }
}

function entryOf(word: string): Allowed {
  const cut = /^(\[[^\]]+\]|[^:]+|[\da-f:]+:[\da-f:.]*(?:\/\d+)?)(?::(\d{1,5}))?$/iu.exec(word);
  const name = cut?.[1]?.replace(/^\[|\]$/gu, "") ?? "";
  const port = cut?.[2] === undefined ? null : Number(cut[2]);
  const bits = name.includes(":") ? 128 : 32;
  const cidr = name.includes("/") ? name : `${name}/${bits}`;
  if (ipaddr.isValidCIDR(cidr)) return { host: null, range: ipaddr.parseCIDR(cidr), port };
  if (!/^[a-z\d](?:[a-z\d.-]{0,251}[a-z\d])?$/iu.test(name))
    throw new AnnalistError("E_USAGE", `"${word}" is no host, address or range to allow`);
  return { host: name.toLowerCase(), range: null, port };
}

/**
 * The addresses of a host that may be connected to: all of them, or a refusal where one is not public, since a name with a public and
 * a private address is a trap.
 */
export function refusal(host: string, addresses: readonly string[], port: number, allow: AllowList): string | null {
  for (const address of addresses) {
    const metadata = METADATA.has(address);
    if (!metadata && allow.allows(host, address, port)) continue;
    const why = addressRefusal(address);
    if (why !== null) return why;
    if (!PORTS.has(port)) return `port ${port} is none of the web's`;
  }
  return addresses.length === 0 ? "the name has no address" : null;
}
