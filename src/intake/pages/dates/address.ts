import { monthOf } from "./months.js";
import { iso } from "./written.js";

const FORMS = [
  /[/_-](?<y>(?:19|20)\d{2})(?<s>[/_-]?)(?<m>0[1-9]|1[0-2])\k<s>(?<d>0[1-9]|[12]\d|3[01])(?=[/_.?-]|$)/u,
  /\/(?<y>(?:19|20)\d{2})\/(?<m>[1-9]|1[0-2])\/(?<d>[1-9]|[12]\d|3[01])(?=[/?]|$)/u,
  /\/(?<y>(?:19|20)\d{2})\/(?<w>[a-z]{3,9})\/(?<d>0?[1-9]|[12]\d|3[01])(?=[/?]|$)/iu,
];

/** The date in a page's address: "/2020/01/03/", "/2020-01-03", "-20200103", "/2020/1/3/", "/2020/jan/03/". */
export function dateOfAddress(url: string): string | null {
  for (const form of FORMS) {
    const { y, m, w, d } = form.exec(url)?.groups ?? {};
    const month = w === undefined ? Number(m) : monthOf(w);
    const date = y === undefined || month === 0 ? null : iso(y, month, d);
    if (date !== null) return date;
  }
  return null;
}

/** The last day of the month in a page's address that names no day ("/2021/06/strike"); null where it names none. */
export function monthOfAddress(url: string | null): [string] | null {
  const { y, m } = /\/(?<y>(?:19|20)\d{2})[/-](?<m>0[1-9]|1[0-2])(?=\/)/u.exec(url ?? "")?.groups ?? {};
  return y === undefined ? null : [new Date(Date.UTC(Number(y), Number(m), 0)).toISOString().slice(0, 10)];
}
