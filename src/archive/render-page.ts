import { html, raw } from 'hono/html';

const STYLE = `
body { font: 16px/1.6 "Noto Serif CJK SC", "Source Han Serif SC", SimSun, serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color: #1a1a1a; background: #fff; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin-top: 2rem; } h3 { font-size: 1rem; }
table { border-collapse: collapse; width: 100%; } th, td { border: 1px solid #767676; padding: .3rem .5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; } thead { display: table-header-group; } tr { break-inside: avoid; }
code { font-family: monospace; overflow-wrap: anywhere; } ol.steps { padding-left: 1.2rem; } details { margin: .3rem 0; }
@media print { body { margin: 0; max-width: none; font-size: 10.5pt; } }
@media (prefers-color-scheme: dark) { body { color: #e6e6e6; background: #141414; } a { color: #9cc3ff; } }`;

export type Fragment = ReturnType<typeof html>;

/** A page that needs nothing but itself: it is opened from a folder, in fifteen years, without a network. */
export function renderPage(title: string, content: unknown): string {
  return `${html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${raw(STYLE)}</style>
</head>
<body>
${content}
</body>
</html>
`}`;
}

export function renderTable(
  head: readonly string[],
  rows: readonly (readonly unknown[])[],
  numeric: readonly number[] = [],
) {
  const kind = (index: number) => (numeric.includes(index) ? raw(' class="n"') : '');
  return html`<table><thead><tr>${head.map((cell, index) => html`<th scope="col"${kind(index)}>${cell}</th>`)}</tr></thead>
<tbody>${rows.map(
    (row) => html`<tr>${row.map((cell, index) => html`<td${kind(index)}>${cell}</td>`)}</tr>
`,
  )}</tbody></table>`;
}

/** 2025-12-15 09:01, in China. */
export function showInstant(at: string): string {
  const china = new Date(Date.parse(at) + 8 * 3_600_000).toISOString();
  return `${china.slice(0, 10)} ${china.slice(11, 16)}`;
}
