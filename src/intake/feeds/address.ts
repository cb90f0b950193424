/** Longest address that is kept; browsers and servers take no longer ones. */
export const LONGEST_ADDRESS = 4096;

/** An absolute http or https address, resolved against `base`; null where it is none. */
export function webAddress(value: string | null | undefined, base: string | null = null): string | null {
  const words = value?.trim() ?? "";
  if (words === "" || words.length > LONGEST_ADDRESS) return null;
  try {
    const url = base === null ? new URL(words) : new URL(words, base);
    return (url.protocol === "http:" || url.protocol === "https:") && url.hostname !== "" ? url.href : null;
  } catch {
    return null;
  }
}
