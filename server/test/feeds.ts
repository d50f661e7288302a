import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importCatalog, type ImportOrder, type ImportReport } from '../src/modules/catalog/index.ts';
import type { Db } from '../src/platform/db/index.ts';
import { createDecoder } from '../src/platform/decoder/index.ts';
import { openFolderStore } from '../src/platform/storage/index.ts';
import { createTestDatabase } from './test-database.ts';

/** The columns of the feeds below. */
export const feedHeader = 'id,title,description,link,image_link,availability,price';

/** One row of a feed: a cup for 8.50. */
export function feedRow(id: string, facts: { title?: string; availability?: string; price?: string } = {}) {
  const { title = `Cup ${id}`, availability = 'in_stock', price = '8.50 USD' } = facts;
  return `${id},${title},A cup.,https://shop.example/${id},https://shop.example/img/${id}.jpg,${availability},${price}`;
}

/** Rows N-0000, N-0001, … */
export function feedRows(from: number, to: number): string[] {
  return Array.from({ length: to - from }, (_, index) =>
    feedRow(`N-${String(from + index).padStart(4, '0')}`),
  );
}

/** Imports into a database of their own. */
export interface FeedImports {
  db: Db;
  folder: string;
  services: Parameters<typeof importCatalog>[0];
  /** Imports these rows as the file `cups.csv`, always the same feed. */
  importRows(rows: string[], order?: Partial<ImportOrder>, now?: Date): Promise<ImportReport>;
  importFile(location: string, order?: Partial<ImportOrder>, now?: Date): Promise<ImportReport>;
  /** The catalogue as it is stored, to be compared with what it was. */
  readProducts(): Promise<object[]>;
  close(): Promise<void>;
}

/** Makes a database and a folder to import from; `close` takes both away. */
export async function createFeedImports(): Promise<FeedImports> {
  const database = await createTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'spark-import-'));
  const store = await openFolderStore(join(folder, 'media'));
  const decoder = createDecoder();
  const services = { db: database.db, store, decoder };
  const importFile: FeedImports['importFile'] = (location, order = {}, now = new Date()) =>
    importCatalog(
      services,
      {
        location,
        format: 'auto',
        allowedHosts: [],
        isDryRun: false,
        allowsShrinking: false,
        maxListedIssues: 50,
        onProgress: () => undefined,
        ...order,
      },
      now,
    );
  return {
    db: database.db,
    folder,
    services,
    importFile,
    importRows: async (rows, order, now) => {
      const location = join(folder, 'cups.csv');
      await writeFile(location, [feedHeader, ...rows, ''].join('\n'));
      return importFile(location, order, now);
    },
    readProducts: () => database.db.selectFrom('products').selectAll().orderBy('external_id').execute(),
    close: async () => {
      await decoder.close();
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
