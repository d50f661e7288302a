import type { Figures } from './measure.ts';
import type { RingFigures } from './ring.ts';

interface Column {
  title: string;
  value: (figures: Figures) => string;
}

const columns: readonly Column[] = [
  { title: 'satisfaction', value: ({ satisfaction }) => satisfaction.toFixed(2) },
  { title: 'first visit', value: ({ firstVisit }) => firstVisit.toFixed(2) },
  { title: 'per post', value: ({ pleasure }) => pleasure.toFixed(3) },
  { title: 'posts', value: ({ postsPerVisit }) => postsPerVisit.toFixed(1) },
  { title: 'answers/100', value: ({ answersPer100 }) => answersPer100.toFixed(1) },
  { title: 'hides/1000', value: ({ hidesPer1000 }) => hidesPer1000.toFixed(1) },
  { title: 'orders/1000', value: ({ ordersPer1000Visits }) => ordersPer1000Visits.toFixed(0) },
  { title: 'authors', value: ({ authorsPerPage }) => authorsPerPage.toFixed(1) },
  { title: 'interests', value: ({ interestsPerPage }) => interestsPerPage.toFixed(1) },
  { title: 'Gini', value: ({ gini }) => gini.toFixed(2) },
  { title: 'new ≥ 50', value: ({ newAuthors }) => percent(newAuthors.withEnoughViews / newAuthors.posts) },
  { title: 'new, fewest', value: ({ newAuthors }) => String(newAuthors.fewest) },
];

const legend = [
  'satisfaction: pleasure of all posts seen on a visit (each −1 to 1), mean over visits; first visit: of those who joined, known by their interests alone',
  'posts: seen on a visit; orders: in a thousand visits; authors, interests: different ones on a first page of twenty',
  'new: posts of authors who joined less than two weeks before, seen 50 times within a day by people who chose or truly like their interests, and the fewest such views',
];

/** The table of feeds, one row each. */
export function tableOf(rows: readonly Figures[]): string {
  const nameWidth = Math.max(...rows.map(({ feed }) => feed.length)) + 2;
  const line = (name: string, cells: readonly string[]) =>
    name.padEnd(nameWidth) +
    cells.map((cell, index) => cell.padStart((columns[index]?.title.length ?? 0) + 2)).join('');
  return [
    line(
      '',
      columns.map(({ title }) => title),
    ),
    ...rows.map((row) =>
      line(
        row.feed,
        columns.map(({ value }) => value(row)),
      ),
    ),
    '',
    ...legend,
  ].join('\n');
}

/** What a ring gets for its trouble. */
export function ringTableOf(rows: readonly RingFigures[]): string {
  return [
    `A ring of ${rows[0]?.accounts ?? 0} accounts, views of one of its posts by others:`,
    ...rows.map(
      ({ feed, alone, praised }) =>
        `  ${feed.padEnd(24)}${alone.toFixed(1).padStart(7)} alone, ${praised.toFixed(1).padStart(7)} with ` +
        `each other's praise: × ${(praised / alone).toFixed(2)}`,
    ),
  ].join('\n');
}

const barWidth = 48;

/** Satisfaction as bars, and how it went over the days as a line of small ones. */
export function chartOf(rows: readonly Figures[]): string {
  const nameWidth = Math.max(...rows.map(({ feed }) => feed.length)) + 2;
  const least = Math.min(0, ...rows.map(({ satisfaction }) => satisfaction));
  const most = Math.max(...rows.map(({ satisfaction }) => satisfaction));
  const place = (value: number) => Math.round((barWidth * (value - least)) / (most - least || 1));
  const zero = place(0);
  return rows
    .map(({ feed, satisfaction, satisfactionByDay }) => {
      const end = place(satisfaction);
      const bar = ' '.repeat(Math.min(zero, end)) + '█'.repeat(Math.max(1, Math.abs(end - zero)));
      return `${feed.padEnd(nameWidth)}${bar.padEnd(barWidth + 2)}${satisfaction.toFixed(2).padStart(6)}   ${sparkline(satisfactionByDay, { least: Math.min(0, least), most })}`;
    })
    .join('\n');
}

const steps = '▁▂▃▄▅▆▇█';

function sparkline(values: readonly number[], { least, most }: { least: number; most: number }): string {
  const stepOf = (value: number) => Math.round(((steps.length - 1) * (value - least)) / (most - least || 1));
  return values.map((value) => steps[Math.min(steps.length - 1, Math.max(0, stepOf(value)))] ?? ' ').join('');
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}
