import { readFile } from "node:fs/promises";
import { AnnalistError } from "../kit/errors.js";
import { readFeed } from "../intake/feeds/index.js";
import { lossOf } from "../intake/watch/index.js";
import type { FeedLink } from "../model/index.js";

/**
 * The feeds that a command line names: addresses as they are, files of OPML by what they list; `tell` hears of entries that cannot be taken.
 * Throws E_USAGE, E_FILE_UNREADABLE, E_FEED_INVALID.
 */
export async function feedLinks(inputs: readonly string[], tell: (error: AnnalistError) => void): Promise<FeedLink[]> {
  const links = new Map<string, FeedLink>();
  for (const input of inputs) {
    for (const link of /^https?:\/\//iu.test(input) ? [{ url: addressOf(input), title: null, updated: null }] : await listed(input, tell)) {
      links.set(link.url, link);
    }
  }
  if (links.size === 0) throw new AnnalistError("E_USAGE", "no feed is given");
  return [...links.values()];
}

function addressOf(input: string): string {
  if (!URL.canParse(input)) throw new AnnalistError("E_USAGE", `${input} is no address`);
  return new URL(input).href;
}

async function listed(path: string, tell: (error: AnnalistError) => void): Promise<readonly FeedLink[]> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (cause) {
    throw new AnnalistError("E_FILE_UNREADABLE", (cause as Error).message, path, { cause });
  }
  const feed = await readFeed(bytes, { url: null }).catch((error: unknown) => {
    throw error instanceof AnnalistError ? new AnnalistError(error.code, error.message, path) : error;
  });
  if (feed.feeds.length === 0) throw new AnnalistError("E_FEED_INVALID", "the file lists no feed; give a feed by its address", path);
  const loss = lossOf(feed, path);
  if (loss !== null) tell(loss);
  return feed.feeds;
}
