import { describe, expect, it } from "vitest";
import { dateOfAddress } from "./address.js";
import { languagesOf } from "./months.js";
import { orderOf } from "./order.js";
import { momentOf } from "./said.js";
import { dateAmong, dateAnywhere, dateOpening, updateAmong, type DatesOf } from "./shown.js";
import { unfinishedIn, type Known } from "./unfinished.js";
import { datesIn, type Order } from "./written.js";

describe("dates as lines show them", () => {
  const lines: readonly (readonly [line: string, date: string | null, order?: Order])[] = [
    ["Friday, January 3rd, 2020", "2020-01-03"],
    ["JAN. 3, 2020 10:14 PM", "2020-01-03"],
    ["3rd of January 2020", "2020-01-03"],
    ["Fri Jan 03 22:14:05 EST 2020", "2020-01-03"],
    ["Jan 3 at 4:15 PM, 2020", "2020-01-03"],
    ["03-Jan-2020", "2020-01-03"],
    ["2020-1-3", "2020-01-03"],
    ["2020.01.03. 14:20", "2020-01-03"],
    ["2020. 1. 3.", "2020-01-03"],
    ["2020年1月3日 14時", "2020-01-03"],
    ["2020년 1월 3일", "2020-01-03"],
    ["3. Jänner 2020", "2020-01-03"],
    ["1er mars 2020", "2020-03-01"],
    ["3 de enero de 2020", "2020-01-03"],
    ["3 tháng 1 2020", null],
    ["3 Ocak 2020 Cuma", "2020-01-03"],
    ["3 января 2020 г.", "2020-01-03"],
    ["3 Ιανουαρίου 2020", "2020-01-03"],
    ["3. ledna 2020", "2020-01-03"],
    ["12 listopada 2020", "2020-11-12"],
    ["2020. január 3.", "2020-01-03"],
    ["3 يناير 2020", "2020-01-03"],
    ["٣ يناير ٢٠٢٠", "2020-01-03"],
    ["3 كانون الثاني 2020", "2020-01-03"],
    ["3 जनवरी 2020", "2020-01-03"],
    ["3 בינואר 2020", "2020-01-03"],
    ["13/01/2020", "2020-01-13"],
    ["01/13/2020", "2020-01-13"],
    ["04/04/2020", "2020-04-04"],
    ["03/04/2020", null],
    ["03/04/2020", "2020-04-03", "day-first"],
    ["03/04/2020", "2020-03-04", "month-first"],
    ["3.4.2020", "2020-04-03", "month-first"],
    ["31 February 2020", null],
    ["chapter 3 verse 2020", null],
    ["1234/56/7890", null],
  ];
  it.each(lines.map(([line, date, order = null]) => ({ line, date, order })))("$line $order", ({ line, date, order }) =>
    expect(datesIn(line, order)[0]?.date ?? null).toBe(date),
  );
  it("gives all of them, in order", () =>
    expect(datesIn("Updated 5 May 2021, first published May 3, 2021", null).map((d) => d.date)).toEqual(["2021-05-05", "2021-05-03"]));
});

const whole: DatesOf = (line) => datesIn(line, null).map((date) => ({ ...date, from: "text" }));
describe("which of the dates of lines", () => {
  it.each<readonly [lines: string[], date: string | null]>([
    [["Updated 5 May 2021 | Posted 3 May 2021"], "2021-05-03"],
    [["Last modified: 5 May 2021", "3 May 2021, 10:15"], "2021-05-03"],
    [["Published", "3 May 2021", "Updated", "5 May 2021"], "2021-05-03"],
    [["Updated 5 May 2021"], "2021-05-05"],
    [["Updated May 7, 2021", "May 5, 2021"], "2021-05-05"],
    [["© 2 May 2021 The House", "Story of 3 May 2021"], "2021-05-03"],
    [["The pact was signed by both of the navies on 4 May 1998 in Lisse."], null],
    [["Aktualisiert am 5. Mai 2021", "Veröffentlicht am 3. Mai 2021"], "2021-05-03"],
  ])("%j", (lines, date) => expect(dateAmong(lines, whole, false)?.date ?? null).toBe(date));
});

it.each([
  ["01.02.2022 The harbour is open again.", "2022-02-01"],
  ["Lund, (3 May 2021). The harbour is open again.", "2021-05-03"],
  ["On 4 May 1998 the two navies signed the pact.", null],
  ["The pact of 4 May 1998 is void.", null],
])("a text that opens with its date: %s", (text, date) => expect(dateOpening(text, whole)?.date ?? null).toBe(date));

it.each([
  [["2 May 2018", "Date: 9 October 2019"], "2019-10-09"],
  [["2 May 2018", "2 May 2018"], "2018-05-02"],
  [["2 May 2018", "1 April 2017"], null],
  [["Updated 2 May 2018"], null],
])("a date anywhere: %j", (lines, date) => expect(dateAnywhere(lines, whole)?.date ?? null).toBe(date));

it("a date that is called an update's is one", () =>
  expect(updateAmong(["Posted 3 May 2021", "Last updated: May 5, 2021 9:00"], whole)?.date).toBe("2021-05-05"));

describe("dates that lines leave unfinished", () => {
  const known: Known = { order: null, languages: languagesOf(null), others: () => ["2020-11-05"], fetchedAt: "2024-03-12T01:20:00Z" };
  const of = (line: string, more: Partial<Known> = {}): string | null => unfinishedIn(line, { ...known, ...more })[0]?.date ?? null;
  it.each<readonly [line: string, date: string | null]>([
    ["Nov. 3", "2020-11-03"],
    ["3rd of November", "2020-11-03"],
    ["Published Nov 3 at 14:20", "2020-11-03"],
    ["Tuesday, 3 November", "2020-11-03"],
    ["Monday, 3 November", "2014-11-03"],
    ["Dec. 28", null],
    ["6 November", "2020-11-06"],
    ["11月3日", "2020-11-03"],
    ["28.01.22 | Politik", "2022-01-28"],
    ["1/28/22", "2022-01-28"],
    ["3/4/22", null],
    ["version 1.2.22 of the reader", null],
    ["Feb. 29", null],
    ["31 November", null],
    ["Nov. 3, 2020", null],
    ["page 3", null],
    ["May 3%", null],
    ["The pact that both of the navies signed on Nov. 3 in Lisse is void", null],
    ["set 4", null],
  ])("%s", (line, date) => expect(of(line, { fetchedAt: null })).toBe(date));
  const counted: readonly (readonly [line: string, date: string | null, locale?: string])[] = [
    ["3 hours ago", "2024-03-11"],
    ["20 mins ago", "2024-03-12"],
    ["1h ago", "2024-03-12"],
    ["2d ago", "2024-03-10"],
    ["an hour ago", "2024-03-12"],
    ["Yesterday, 14:20", "2024-03-11"],
    ["Yesterday", null],
    ["Today", null],
    ["Updated today", "2024-03-12"],
    ["30 days ago", null],
    ["vor 3 Stunden", "2024-03-11", "de-AT"],
    ["il y a 2 heures", "2024-03-11", "fr"],
    ["hace 3 días", "2024-03-09", "es"],
    ["há 3 dias", "2024-03-09", "pt_BR"],
    ["3 ore fa", "2024-03-11", "it"],
    ["3 часа назад", "2024-03-11", "ru"],
    ["منذ 3 ساعات", "2024-03-11", "ar"],
    ["منذ ساعتين", "2024-03-11", "ar"],
    ["3 saat önce", "2024-03-11", "tr"],
    ["dün 14:20", "2024-03-11", "tr"],
    ["vor 3 Stunden", null, "fr"],
  ];
  it.each(counted.map(([line, date, locale = "en"]) => ({ line, date, locale })))("$line $locale", ({ line, date, locale }) =>
    expect(of(line, { languages: languagesOf(locale), others: () => [] })).toBe(date),
  );
  it("stay unknown where nothing finishes them", () =>
    expect([of("Nov. 3", { others: () => [], fetchedAt: null }), of("3 hours ago", { fetchedAt: null })]).toEqual([null, null]));
  it("say what they count from", () =>
    expect([unfinishedIn("Nov. 3", known)[0]?.from, unfinishedIn("3 hours ago", known)[0]?.from]).toEqual(["text", "fetched"]));
});

describe("dates of metadata", () => {
  it.each<readonly [value: string, date: string | null]>([
    ["2020-01-03T10:00:00Z", "2020-01-03T10:00:00Z"],
    ["20200103T101422Z", "2020-01-03"],
    ["1578046462", "2020-01-03T10:14:22.000Z"],
    ["1578046462000", "2020-01-03T10:14:22.000Z"],
    ["/Date(1578046462000)/", "2020-01-03T10:14:22.000Z"],
    ["Fri, 03 Jan 2020 10:14:22 GMT", "2020-01-03"],
    ["1970-01-01T00:00:00Z", null],
    ["0001-01-01", null],
    ["yesterday", null],
  ])("%s", (value, date) => expect(momentOf(value, null)).toBe(date));
});

describe("dates of addresses", () => {
  it.each<readonly [path: string, date: string | null]>([
    ["/2020/01/03/a", "2020-01-03"],
    ["/news/2020/1/3/a", "2020-01-03"],
    ["/world/2020/jan/03/a", "2020-01-03"],
    ["/a-2020-01-03.html", "2020-01-03"],
    ["/a-20200103", "2020-01-03"],
    ["/2020/01/a", null],
    ["/a-20201303", null],
    ["/2020/may/a", null],
  ])("%s", (path, date) => expect(dateOfAddress(`https://news.example${path}`)).toBe(date));
});

describe("the order of days and months", () => {
  it.each<readonly [locale: string | null, url: string | null, lines: string, order: Order]>([
    ["en-US", null, "", "month-first"],
    ["en_GB", null, "", "day-first"],
    ["fr", null, "", "day-first"],
    ["en", null, "", null],
    [null, null, "03/04/2020 10:15 AM", "month-first"],
    ["en-US", "https://a.co.uk/", "", "day-first"],
    ["en", "https://a.gov/", "", "month-first"],
    ["en", "https://a.io/", "", null],
    ["en-US", null, "comment of 25/12/2020", "day-first"],
  ])("%s %s %s", (locale, url, lines, order) => expect(orderOf({ locale, url, lines })).toBe(order));
});
