import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  badInputFolder,
  isExpected,
  listBadImages,
  sampleOf,
  type BadFile,
} from '../../../../test/bad-images.ts';
import { createTestApp, type TestApp } from '../../../../test/test-app.ts';
import { importCatalog } from './import-catalog.ts';

/** What a picture in the folder may be called; others are not looked at. */
const pictureName = /\.(jpe?g|png|webp|avif|gif)$/i;

let spark: TestApp;
let folder: string;
beforeAll(async () => {
  spark = await createTestApp();
  folder = await mkdtemp(join(tmpdir(), 'spark-pictures-'));
});
afterAll(async () => {
  await spark.close();
  await rm(folder, { recursive: true, force: true });
});

describe.skipIf(badInputFolder === null)('strangers’ files as pictures of products', () => {
  test('are pictures, or named in the report, and all products are there', async () => {
    const names = new Map<string, BadFile>();
    for (const [index, bad] of sampleOf(await listBadImages()).entries()) {
      // SVG and others are no pictures by their name; here they claim to be.
      const ending = pictureName.test(bad.file) ? extname(bad.file) : '.jpg';
      const name = `picture-${index}${ending}`;
      await cp(join(badInputFolder ?? '', bad.file), join(folder, name));
      names.set(name, bad);
    }
    const rows = [...names.keys()].map(
      (name) =>
        `${name},A cup,A cup.,https://shop.example/${name},https://shop.example/img/${name},in_stock,8.50 USD`,
    );
    const location = join(folder, 'cups.csv');
    const header = 'id,title,description,link,image_link,availability,price';
    await writeFile(location, [header, ...rows, ''].join('\n'));
    const report = await importCatalog(
      spark,
      {
        location,
        format: 'auto',
        allowedHosts: [],
        mediaFolder: folder,
        isDryRun: false,
        allowsShrinking: false,
        maxListedIssues: 50,
        onProgress: () => undefined,
      },
      new Date(),
    );
    expect(report.counts).toMatchObject({ rows: names.size, rejected: 0, added: names.size });
    const refused = new Set(report.pictures?.unreadable.map((path) => basename(path)));
    for (const [name, bad] of names) {
      expect(isExpected(refused.has(name) ? 'refused' : 'accepted', bad), `${bad.file}: ${bad.expect}`).toBe(
        true,
      );
    }
    expect(report.pictures?.matched).toBe(names.size - refused.size);
    expect(refused.size).toBeGreaterThan(0);
    const served = await readdir(spark.store.folder);
    expect(served.filter((name) => !/^[0-9a-f]{32}-\d+\.(avif|webp|jpeg)$/.test(name))).toEqual([]);
  });
});
