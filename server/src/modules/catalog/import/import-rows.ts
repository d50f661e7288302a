import { importSource } from './import-catalog.ts';
import type { ImportCounts } from './import-report.ts';
import type { PictureServices } from './stage-pictures.ts';

/** All products another system has, as they came in. */
export interface RowsOrder {
  /** The name under which the products are remembered. */
  feed: string;
  /** Where they come from, without anything secret: it is stored and shown. */
  source: string;
  /** JSON Lines of `CatalogRow`, in pieces of any size. */
  lines: AsyncIterable<string>;
  /** Hosts the operator named: links and pictures may lead to them although they are private. */
  allowedHosts: readonly string[];
}

/** What became of them. */
export interface RowsReport {
  counts: ImportCounts;
  /** Why nothing was changed until somebody looks at it; `null` when the products are in. */
  waitsBecause: string | null;
}

/**
 * Imports all products of another system as one feed, by the rules every feed is under: rows with faults are left out and
 * listed, and products that are not among them go missing unless those are too many. `now` is when reading them began.
 * Throws `FeedError`.
 */
export async function importRows(
  services: PictureServices,
  { feed, source, lines, allowedHosts }: RowsOrder,
  now: Date,
): Promise<RowsReport> {
  const report = await importSource(
    services,
    {
      name: source,
      isUnchanged: false,
      etag: null,
      lastModified: null,
      totalBytes: null,
      bytes: bytesOf(lines),
      close: async () => undefined,
    },
    {
      location: source,
      feed,
      format: 'jsonl',
      allowedHosts,
      isDryRun: false,
      allowsShrinking: false,
      maxListedIssues: maxIssues,
      onProgress: () => undefined,
    },
    now,
  );
  return { counts: report.counts, waitsBecause: report.refusal?.reason ?? null };
}

const maxIssues = 50;

async function* bytesOf(lines: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const text of lines) yield Buffer.from(text);
}
