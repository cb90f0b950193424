/** Text made safe for HTML, in content and in quoted attributes. */
export function esc(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

/** A table with a header row; cells are HTML already. `ids` gives each row its anchor. */
export function table(caption: string, head: readonly string[], rows: readonly (readonly string[])[], ids: readonly string[] = []): string {
  const body = rows.map(
    (cells, i) => `<tr${ids[i] === undefined ? "" : ` id="${esc(ids[i])}"`}>${cells.map((c) => `<td>${c}</td>`).join("")}</tr>`,
  );
  const heads = head.map((h) => `<th scope="col">${esc(h)}</th>`).join("");
  return `<div class="scroll"><table><caption>${esc(caption)}</caption><thead><tr>${heads}</tr></thead><tbody>\n${body.join("\n")}\n</tbody></table></div>`;
}

/** A bulleted list of plain texts; nothing for an empty one. */
export function bullets(title: string, items: readonly string[]): string {
  return items.length === 0 ? "" : `<h4>${esc(title)}</h4><ul>${items.map((item) => `<li>${esc(item)}</li>`).join("")}</ul>`;
}

/** A number with a real minus sign, so that columns of scores line up. */
export function num(value: number): string {
  return String(value).replace("-", "−");
}

export const STYLE = `
:root{color-scheme:light dark;--ink:#1d2126;--soft:#5b6570;--line:#d9dee3;--paper:#fff;--wash:#f5f7f9;--link:#0b57a4;--mark:#fff0b3;
--q1:#1f7a4d;--q2:#0e6a8a;--q3:#9a6200;--q4:#a8322d}
@media (prefers-color-scheme:dark){:root{--ink:#e4e8ec;--soft:#9aa5b1;--line:#353c44;--paper:#15181c;--wash:#1d2126;--link:#7db8f2;--mark:#5a4a00;
--q1:#5cc694;--q2:#5fbbdc;--q3:#e0ab4d;--q4:#ee8580}}
*{box-sizing:border-box}
html{scroll-behavior:smooth}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0;color:var(--ink);background:var(--paper);font:16px/1.55 system-ui,sans-serif;display:grid;grid-template-columns:16rem minmax(0,1fr)}
a{color:var(--link)}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem}
nav{position:sticky;top:0;height:100vh;overflow:auto;padding:1.5rem 1rem;background:var(--wash);border-right:1px solid var(--line);font-size:.9rem}
nav ul{list-style:none;margin:0 0 1rem;padding:0}nav li{margin:.15rem 0}nav a{text-decoration:none}nav a:hover{text-decoration:underline}
main{padding:2rem clamp(1rem,4vw,4rem);max-width:70rem}
h1{margin-top:0}h2{margin-top:3.5rem;border-bottom:1px solid var(--line);padding-bottom:.3rem}h4{margin:1.2rem 0 .2rem}
section,tr,li{scroll-margin-top:1rem}
.facts{color:var(--soft)}.chip{color:var(--paper);border-radius:.6rem;padding:.05rem .5rem;font-size:.8rem}
.q1{background:var(--q1)}.q2{background:var(--q2)}.q3{background:var(--q3)}.q4{background:var(--q4)}
.dot{display:inline-block;width:.6rem;height:.6rem;border-radius:50%;margin-right:.4rem}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.92rem;margin:.6rem 0}
caption{text-align:left;color:var(--soft);padding-bottom:.3rem}
th,td{text-align:left;vertical-align:top;padding:.3rem .8rem .3rem 0;border-bottom:1px solid var(--line)}
tr:target,li:target,section:target h2{background:var(--mark)}
mark{background:var(--mark);color:inherit;padding:0 .1em;font-weight:600}
code{font-family:ui-monospace,monospace;font-size:.92em}
details{margin:.8rem 0}summary{cursor:pointer;font-weight:600}
.example{margin:.5rem 0;padding:.5rem .8rem;border-left:3px solid var(--line);background:var(--wash)}
.example.yes{border-color:var(--q1)}.example.no{border-color:var(--q4)}.example p{margin:0}
.why{color:var(--soft);font-size:.9rem}
.columns{columns:16rem;list-style:none;padding:0;font-size:.9rem}
@media (max-width:50rem){body{display:block}nav{position:static;height:auto}}
@media print{nav{display:none}body{display:block}}
`;
