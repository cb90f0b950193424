import type { Codebook } from "../../src/codebook/types.js";
import { bullets, esc, num, STYLE, table } from "./html.js";
import { QUADS, typeSection, wordsIndex } from "./page-types.js";

/** The codebook as one page that can be read, linked into, printed and saved: no script, no outside request. */
export function codebookPage(codebook: Codebook): string {
  const title = `${codebook.ontology} for Annalist: the codebook`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${esc(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#top">To the text</a>
${contents(codebook)}
<main id="top">
<h1>${esc(title)}</h1>
<p>Version ${esc(codebook.version)} of <code>${esc(codebook.name)}</code>: ${codebook.types.length} types of event, ${codebook.contexts.length} contexts, ${codebook.sectors.length} sectors, ${Object.keys(codebook.cameo.codes).length} CAMEO codes. The ontology is that of the Open Event Data Alliance; the words and the example sentences are Annalist's own. Generated from the files in <code>codebook/</code>.</p>
${overview(codebook)}
${codebook.types.map((type) => typeSection(type, codebook)).join("\n")}
${contexts(codebook)}
${sectors(codebook)}
${cameo(codebook)}
${decisions(codebook)}
${wordsIndex(codebook)}
</main>
</body>
</html>
`;
}

function contents(codebook: Codebook): string {
  const item = (href: string, label: string): string => `<li><a href="#${href}">${label}</a></li>`;
  const types = codebook.types.map((t) => item(t.type, `<span class="dot q${t.quad}"></span>${esc(t.type)}`));
  const rest = [
    ["contexts", "Contexts"],
    ["sectors", "Sectors"],
    ["cameo", "CAMEO"],
    ["decisions", "Decisions"],
    ["words", "Index of words"],
  ].map(([href = "", label = ""]) => item(href, label));
  return `<nav aria-label="Contents"><ul>${item("overview", "Overview")}</ul><ul>${types.join("")}</ul><ul>${rest.join("")}</ul></nav>`;
}

function overview(codebook: Codebook): string {
  const rows = codebook.types.map((t) => [
    `<a href="#${t.type}">${esc(t.type)}</a>`,
    `<span class="chip q${t.quad}">${t.quad} ${QUADS[t.quad]}</span>`,
    num(t.intensity),
    t.modes.map((m) => `<a href="#${t.type}-${m.mode}">${esc(m.mode)}</a>`).join(", ") || "–",
  ]);
  return `<section id="overview"><h2>Overview</h2>${table("The types of event", ["Type", "Quad class", "Intensity", "Modes"], rows)}</section>`;
}

function contexts(codebook: Codebook): string {
  const rows = codebook.contexts.map((c) => [
    `<code>${esc(c.name)}</code>`,
    `${esc(c.definition)}${c.exclude === undefined ? "" : ` <span class="why">Not: ${esc(c.exclude)}</span>`}`,
    `<details><summary>${c.cues.length + (c.hints?.length ?? 0)} words</summary><p>${c.cues.map(esc).join(", ")}</p>${c.hints === undefined ? "" : `<p>Two of: ${c.hints.map(esc).join(", ")}</p>`}</details>`,
  ]);
  const ids = codebook.contexts.map((c) => `context-${c.name}`);
  return `<section id="contexts"><h2>Contexts</h2>${table("What an event may be about, whatever its type", ["Context", "Definition", "Cues"], rows, ids)}</section>`;
}

function sectors(codebook: Codebook): string {
  const rows = codebook.sectors.map((s) => [
    `<code>${esc(s.code)}</code>`,
    esc(s.title),
    `${esc(s.definition)}${s.decision === undefined ? "" : ` <span class="why">${esc(s.decision)}</span>`}`,
    esc([s.plover, ...(s.nearest ?? [])].join(", ")),
    esc(s.cameo),
  ]);
  const ids = codebook.sectors.map((s) => `sector-${s.code}`);
  return `<section id="sectors"><h2>Sectors</h2>${table("What part of society a party belongs to", ["Code", "Name", "Definition", "PLOVER 2.0", "CAMEO"], rows, ids)}</section>`;
}

function cameo(codebook: Codebook): string {
  const codes = Object.entries(codebook.cameo.codes).sort(([a], [b]) => (a < b ? -1 : 1));
  const rows = codes.map(([code, c]) => [
    `<code>${code}</code>`,
    `${esc(c.text)}${c.decision === undefined ? "" : `<br><span class="why">${esc(c.decision)}</span>`}`,
    c.type === null
      ? "–"
      : `<a href="#${c.type}${c.mode === undefined ? "" : `-${c.mode}`}">${esc(c.type)}${c.mode === undefined ? "" : ` ${esc(c.mode)}`}</a>`,
    (c.contexts ?? []).map((name) => `<a href="#context-${esc(name)}">${esc(name)}</a>`).join(", "),
    num(c.goldstein),
    Object.entries(codebook.cameo.refine[code] ?? {})
      .map(([context, to]) => `${esc(context)}: <a href="#cameo-${to}">${to}</a>`)
      .join("<br>"),
  ]);
  const head = ["Code", "Meaning", "PLOVER", "Contexts", "Goldstein", "Finer by context"];
  const ids = codes.map(([code]) => `cameo-${code}`);
  return `<section id="cameo"><h2>CAMEO</h2>${table("CAMEO codes and what they are in PLOVER", head, rows, ids)}</section>`;
}

function decisions(codebook: Codebook): string {
  const list = codebook.decisions.map((d) => `${d.about}: ${d.decision}`);
  return `<section id="decisions"><h2>Decisions</h2>${bullets("Where the manual contradicts itself or is silent", list)}<p>What concerns one CAMEO code or one mode stands with it.</p></section>`;
}
