import { createHash } from "node:crypto";
import type { FeedItem } from "../../model/index.js";

/** Parameters that tell where a reader came from and not what is read. */
const TRACKING = /^(?:utm_|at_|ns_|mc_|pk_|fbclid$|gclid$|igshid$|cmpid$|cmp$|ocid$|ftag$|smid$|xtor$)/iu;

/** The key of an address: the same for http and https, with and without "www.", fragment and tracking parameters. */
export function addressKey(address: string): string {
  const url = new URL(address);
  const query = [...url.searchParams].filter(([name]) => !TRACKING.test(name)).map(([name, value]) => `${name}=${value}`);
  const path = url.pathname.replace(/\/$/u, "");
  return hash(`${url.host.replace(/^www\./u, "")}${path}?${query.sort().join("&")}`);
}

/** The key of an item: its address, or its name in its feed where it has none. */
export const itemKey = (feed: string, item: FeedItem): string =>
  item.url === null ? hash(`${feed} ${item.guid ?? item.title ?? item.text ?? item.html ?? ""}`) : addressKey(item.url);

const hash = (text: string): string => createHash("sha256").update(text).digest("base64url").slice(0, 22);
