import type { Figures } from './measure.ts';

// Colours that stay apart for colour-blind eyes, after Okabe and Ito (2008); the grey is the ceiling.
const colours = ['#d55e00', '#cc79a7', '#e69f00', '#0072b2', '#009e73', '#888888', '#56b4e9'];
const width = 760;
const height = 320;
const margin = { top: 16, right: 190, bottom: 36, left: 48 };

/** A page with satisfaction over the days as a line for each feed, and the same figures as a table below. */
export function pageOf(rows: readonly Figures[], title: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>
  :root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
  body { max-width: ${width}px; margin: 2rem auto; padding: 0 1rem; }
  h1 { font-size: 1.3rem; } h2 { font-size: 1rem; margin-top: 2rem; }
  svg { width: 100%; height: auto; overflow: visible; } svg text { font-size: 12px; fill: currentColor; }
  table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
  td, th { text-align: end; padding: .25rem .5rem; border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent); }
  td:first-child, th:first-child { text-align: start; }
</style>
<h1>${escaped(title)}</h1>
<h2>Satisfaction per visit, day by day</h2>
${linesOf(rows)}
<h2>Posts of new authors with 50 views by fitting people within a day</h2>
${barsOf(rows)}
<h2>Figures</h2>
${tableOf(rows)}
</html>
`;
}

function linesOf(rows: readonly Figures[]): string {
  const values = rows.flatMap(({ satisfactionByDay }) => satisfactionByDay);
  const least = Math.floor(Math.min(0, ...values));
  const most = Math.ceil(Math.max(1, ...values));
  const days = Math.max(2, ...rows.map(({ satisfactionByDay }) => satisfactionByDay.length));
  const x = (day: number) => margin.left + ((width - margin.left - margin.right) * day) / (days - 1);
  const y = (value: number) =>
    height - margin.bottom - ((height - margin.top - margin.bottom) * (value - least)) / (most - least);
  const step = Math.max(1, Math.ceil((most - least) / 6));
  const first = Math.ceil(least / step);
  const ticks = Array.from(
    { length: Math.floor(most / step) - first + 1 },
    (_, index) => (first + index) * step,
  );
  const grid = ticks.map(
    (tick) =>
      `<line x1="${margin.left}" x2="${width - margin.right}" y1="${y(tick)}" y2="${y(tick)}" stroke="currentColor" stroke-opacity="${tick === 0 ? 0.6 : 0.12}"/><text x="${margin.left - 8}" y="${y(tick) + 4}" text-anchor="end">${tick}</text>`,
  );
  const labels = spreadOut(rows.map(({ satisfactionByDay }) => y(satisfactionByDay.at(-1) ?? 0)));
  const lines = rows.map(({ feed, satisfactionByDay }, index) => {
    const points = satisfactionByDay
      .map((value, day) => `${x(day).toFixed(1)},${y(value).toFixed(1)}`)
      .join(' ');
    const colour = colours[index % colours.length] ?? 'currentColor';
    const label = labels[index] ?? 0;
    return `<polyline points="${points}" fill="none" stroke="${colour}" stroke-width="2"/><rect x="${width - margin.right + 10}" y="${label - 5}" width="10" height="10" fill="${colour}"/><text x="${width - margin.right + 26}" y="${label + 4}">${escaped(feed)}</text>`;
  });
  const axis = `<text x="${x(0)}" y="${height - 12}">day 1</text><text x="${x(days - 1)}" y="${height - 12}" text-anchor="end">day ${days}</text>`;
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="Satisfaction per visit of each feed by day; the figures are in the table below">${grid.join('')}${lines.join('')}${axis}</svg>`;
}

const labelHeight = 18;

/** Moves labels apart that would stand on each other; each keeps its place in the order. */
function spreadOut(wanted: readonly number[]): number[] {
  const order = wanted.map((y, index) => ({ y, index })).toSorted((one, other) => one.y - other.y);
  const placed: number[] = [];
  let last = -Infinity;
  for (const { y, index } of order) {
    last = Math.max(y, last + labelHeight);
    placed[index] = last;
  }
  return placed;
}

function barsOf(rows: readonly Figures[]): string {
  const line = 26;
  const left = 190;
  const bars = rows.map(({ feed, newAuthors }, index) => {
    const share = newAuthors.withEnoughViews / Math.max(1, newAuthors.posts);
    const y = index * line;
    return `<text x="${left - 10}" y="${y + 17}" text-anchor="end">${escaped(feed)}</text><rect x="${left}" y="${y + 4}" width="${(Math.max(0.002, share) * (width - left - 60)).toFixed(1)}" height="${line - 8}" fill="${colours[index % colours.length] ?? 'currentColor'}"/><text x="${left + share * (width - left - 60) + 8}" y="${y + 17}">${(100 * share).toFixed(0)} %</text>`;
  });
  return `<svg viewBox="0 0 ${width} ${rows.length * line}" role="img" aria-label="Share of posts of new authors with fifty views; the figures are in the table below">${bars.join('')}</svg>`;
}

function tableOf(rows: readonly Figures[]): string {
  const head = [
    '',
    'satisfaction',
    'first visit',
    'answers / 100',
    'hides / 1000',
    'authors',
    'interests',
    'Gini',
    'new ≥ 50',
  ];
  const body = rows.map((row) => [
    row.feed,
    row.satisfaction.toFixed(2),
    row.firstVisit.toFixed(2),
    row.answersPer100.toFixed(1),
    row.hidesPer1000.toFixed(1),
    row.authorsPerPage.toFixed(1),
    row.interestsPerPage.toFixed(1),
    row.gini.toFixed(2),
    `${row.newAuthors.withEnoughViews} of ${row.newAuthors.posts}`,
  ]);
  const cells = (tag: 'td' | 'th', values: readonly string[]) =>
    `<tr>${values.map((value) => `<${tag}>${escaped(value)}</${tag}>`).join('')}</tr>`;
  return `<table>${cells('th', head)}${body.map((values) => cells('td', values)).join('')}</table>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
