/** What of an address names the page: without scheme, "www.", "m." and "amp.", tracking, fragment and the slash at its end. Null where it is none. */
export function addressOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { hostname, pathname, searchParams } = new URL(url);
  const names = [...searchParams.keys()];
  for (const name of names) if (/^(?:utm_\w+|fbclid|gclid|ref|cmpid|at_\w+|mc_\w+|igshid|output)$/iu.test(name)) searchParams.delete(name);
  searchParams.sort();
  const query = searchParams.toString();
  const path = pathname.replace(/\/(?:amp\/?)?$/u, "");
  return `${hostname.replace(/^(?:www|m|mobile|amp)\./u, "")}${path}${query === "" ? "" : `?${query}`}`;
}
