type Fields = Record<string, unknown>;

/** The fields of a page's article in JSON-LD. */
export interface JsonLd {
  /** A field's text; null where it has none. */
  text(field: string): string | null;
  /** The names of whom a field refers to, also by `@id`, joined by commas. */
  names(field: string): string | null;
}

/** Depth and breadth to which JSON-LD is searched: no page needs more, a hostile one gets no more. */
const [DEEPEST, MOST] = [4, 500];

/** The first article of the page's JSON-LD, also inside @graph and lists. Broken scripts are passed over. */
export function jsonLdOf(document: Document): JsonLd {
  const nodes: Fields[] = [];
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    try {
      collect(JSON.parse(script.textContent ?? ""), 0, nodes);
    } catch {
      continue;
    }
  }
  const article = nodes.find(isArticle);
  const byId = new Map(nodes.flatMap((n) => (typeof n["@id"] === "string" && n["name"] !== undefined ? [[n["@id"], n] as const] : [])));
  return { text: (field) => textOf(article?.[field]), names: (field) => namesOf(article?.[field], byId) };
}

function collect(value: unknown, depth: number, out: Fields[]): void {
  if (depth > DEEPEST || out.length > MOST || typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) return value.slice(0, MOST).forEach((item) => collect(item, depth + 1, out));
  const fields = value as Fields;
  out.push(fields);
  collect(fields["@graph"], depth + 1, out);
  collect(fields["mainEntity"], depth + 1, out);
}

const isArticle = (node: Fields): boolean =>
  [node["@type"]]
    .flat()
    .some((type) => typeof type === "string" && /(?:Article|BlogPosting|LiveBlogPosting|SocialMediaPosting|Report)$/u.test(type));

const textOf = (value: unknown): string | null => (typeof value === "string" && value.trim() !== "" ? value.trim() : null);

function namesOf(value: unknown, byId: ReadonlyMap<unknown, Fields>): string | null {
  const names = [value].flat().map((one) => {
    if (typeof one !== "object" || one === null) return textOf(one);
    const fields = one as Fields;
    return textOf(fields["name"]) ?? textOf(byId.get(fields["@id"])?.["name"]);
  });
  return names.filter((n) => n !== null).join(", ") || null;
}
