/** Characters that open a formula in a spreadsheet (OWASP, CSV injection), full-width forms too. */
const FORMULA = /^[=+\-@\uFF0B\uFF0D\uFF1D\uFF20]/;

/**
 * Words of a stranger as one cell of a tab-separated line: no tab and no line end, and a "'" before what a spreadsheet would take for a
 * formula.
 */
export function words(text: string | null): string {
  const flat = (text ?? "").replace(/[\s\p{Cc}]+/gu, " ").trim();
  return FORMULA.test(flat) ? `'${flat}` : flat;
}

/** A list as one cell: joined by ";"; one that stands inside an item becomes ",", so that lists of one side stay in step. */
export const joined = (items: readonly (string | null)[]): string => items.map((item) => (item ?? "").replaceAll(";", ",")).join(";");
