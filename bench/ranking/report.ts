import type { Quality, RankSettings } from '@spark/ranking';
import type { Result } from './measure.ts';

/** The result as `--json` prints it. What is without end is null. */
export function toJson(result: Result): object {
  const { data, protocol, spark, popularity, decayedPopularity, coldStart, parameters } = result;
  return {
    data,
    protocol,
    spark: figures(spark),
    popularity: figures(popularity),
    ...(decayedPopularity !== null && { decayedPopularity: figures(decayedPopularity) }),
    coldStart: coldStart.map((row) => ({
      events: row.events,
      ...figures(row.quality),
      popularity: figures(row.popularity),
    })),
    buildMs: result.buildMs,
    p50Ms: result.p50Ms,
    p99Ms: result.p99Ms,
    rssMb: result.rssMb,
    parameters,
  };
}

/** The result as a table. */
export function toTable(result: Result): string {
  const { data, protocol, people, things, parameters, coldStart, decayedPopularity } = result;
  const lines = [
    `${data}: ${people} people, ${things} things; ${protocol}`,
    `  chosen: ${describe(parameters)}`,
    `  built in ${result.buildMs.toFixed(0)} ms, ranked in ${result.p50Ms.toFixed(2)} ms (p50), ` +
      `${result.p99Ms.toFixed(2)} ms (p99), ${result.rssMb.toFixed(0)} MB`,
    `  ${''.padEnd(nameWidth)}Recall@20  NDCG@20   HR@10     NDCG@10`,
    row('Spark', result.spark),
    row('popularity', result.popularity),
    ...(decayedPopularity === null ? [] : [row('popularity, decayed', decayedPopularity)]),
  ];
  for (const { events, quality, popularity } of coldStart) {
    const name = `new: 5 interests${events === 0 ? '' : `, ${events} event${events === 1 ? '' : 's'}`}`;
    const times =
      popularity.recall20 > 0 ? `${(quality.recall20 / popularity.recall20).toFixed(2)}× popularity` : '';
    lines.push(`${row(name, quality)}${times}`);
    if (events === 0) lines.push(row('new: popularity', popularity));
  }
  return lines.join('\n');
}

const nameWidth = 28;

function figures({ recall20, ndcg20, hitRate10, ndcg10 }: Quality) {
  return { recall20, ndcg20, hr10: hitRate10, ndcg10 };
}

function row(name: string, quality: Quality): string {
  const cells = Object.values(figures(quality)).map((value) => value.toFixed(4).padEnd(10));
  return `  ${name.padEnd(nameWidth)}${cells.join('')}`;
}

function describe(parameters: RankSettings): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${name} ${Number.isFinite(value) ? value : 'none'}`)
    .join(', ');
}
