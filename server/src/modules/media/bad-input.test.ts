import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { UploadedMedia } from '@spark/contract';
import {
  badInputFolder,
  faultsOf,
  isExpected,
  listBadImages,
  readBadFile,
  outcomesOf,
  pathOfBad,
} from '../../../test/bad-images.ts';
import type { Person } from '../../../test/people.ts';
import { asUpload } from '../../../test/pictures.ts';
import { settledPhoto } from '../../../test/settled-photo.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { PictureRefusal } from '../../platform/decoder/index.ts';
import { ProblemError } from '../../platform/http/index.ts';
import { keepPicture } from './index.ts';

const folder = badInputFolder;
/** What metadata of the files says, and what is hidden behind or inside them. */
const payloads = [
  '<script',
  'alert(',
  'onerror',
  '/etc/passwd',
  '<?php',
  '<html',
  'x:xmpmeta',
  'Exif\0\0',
  'Photoshop 3.0',
];
const sentence = /^[A-Z].*[.?]$/;

let spark: TestApp;
let member: Person;
beforeAll(async () => {
  spark = await createTestApp({ works: true });
  member = await spark.newMember();
});
afterAll(() => spark.close());

/** What lies around the media folder, by content. */
async function treeAround(): Promise<string[]> {
  const entries = await readdir(spark.dataDir, { recursive: true, withFileTypes: true });
  const outside = entries.filter(
    (entry) => entry.isFile() && !entry.parentPath.startsWith(spark.store.folder),
  );
  const hashes = outside.map(async (entry) => {
    const path = join(entry.parentPath, entry.name);
    return `${path} ${createHash('sha256')
      .update(await readFile(path))
      .digest('hex')}`;
  });
  return (await Promise.all(hashes)).toSorted();
}

/** A picture has nothing of what its file said or hid. */
async function expectNothingHidden(bytes: Buffer, { width, name }: { width: number; name: string }) {
  const text = bytes.toString('latin1');
  expect(
    payloads.filter((payload) => text.includes(payload)),
    name,
  ).toEqual([]);
  const { exif, iptc, xmp, icc, comments, orientation, ...facts } = await sharp(bytes).metadata();
  expect(
    [exif, iptc, xmp, icc, comments, orientation].filter((one) => one !== undefined),
    name,
  ).toEqual([]);
  expect(facts, name).toMatchObject({ width, space: expect.stringMatching(/^(srgb|b-w)$/) });
}

async function checkServed({ variants }: Pick<UploadedMedia, 'variants'>, file: string): Promise<void> {
  for (const { url, format, width } of variants) {
    const { statusCode, headers, rawPayload } = await spark.send({ method: 'GET', url });
    expect({ statusCode, ...headers }, file).toMatchObject({
      statusCode: 200,
      'content-type': `image/${format}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
    });
    await expectNothingHidden(rawPayload, { width, name: `${file} as ${format}` });
  }
}

describe.skipIf(folder === null)('strangers’ files', () => {
  test('are pictures without anything hidden in them, or refused, and nothing else is written', async () => {
    const before = await treeAround();
    for (const bad of faultsOf(await listBadImages())) {
      await spark.store.withBench(async (bench) => {
        const task = { file: pathOfBad(bad), folder: bench, edit: null, ladder: 'first' } as const;
        const read = await spark.decoder.render(task).catch((error: Error) => error);
        const outcome = read instanceof Error ? 'refused' : 'accepted';
        expect(isExpected(outcome, bad), `${bad.file}: ${bad.expect}, but ${outcome}`).toBe(true);
        if (read instanceof Error) return expect(read, bad.file).toBeInstanceOf(PictureRefusal);
        for (const { file, width } of read.renditions) {
          await expectNothingHidden(await readFile(file), { width, name: bad.file });
        }
        const written = read.renditions.map(({ file }) => basename(file));
        expect((await readdir(bench)).toSorted()).toEqual(written.toSorted());
      });
    }
    expect(await treeAround()).toEqual(before);
    expect(await readdir(spark.store.folder)).toEqual([]);
  });

  test('are photos as they are served, or refused with a sentence', async () => {
    const before = await treeAround();
    for (const bad of outcomesOf(await listBadImages())) {
      const { payload, headers } = asUpload(await readBadFile(bad), {
        filename: bad.file,
      });
      const response = await spark.request('uploadMedia', { as: member, headers, body: payload });
      const outcome = response.statusCode === 201 ? 'accepted' : 'refused';
      expect(isExpected(outcome, bad), `${bad.file}: ${bad.expect}, but ${response.body}`).toBe(true);
      if (outcome === 'accepted') {
        const media = await settledPhoto(spark, member, response.json<UploadedMedia>());
        expect(media.state, bad.file).toBe('ready');
        await checkServed(media, bad.file);
      } else {
        expect([413, 415], bad.file).toContain(response.statusCode);
        expect(response.json().detail, bad.file).toMatch(sentence);
      }
    }
    // Originals are kept, each under an id of ours, for photos that can still be edited.
    const originals = await spark.db.selectFrom('media').select('original_key').execute();
    const kept = originals.map(({ original_key }) => spark.vault.pathOf(original_key ?? ''));
    const around = (await treeAround()).filter((line) => !kept.includes(line.split(' ')[0] ?? ''));
    expect(around).toEqual(before);
    const served = await readdir(spark.store.folder);
    expect(served.filter((name) => !/^[0-9a-f]{32}-\d+\.(avif|webp|jpeg)$/.test(name))).toEqual([]);
  });

  test('are no other when they arrive piece by piece', async () => {
    for (const bad of outcomesOf(await listBadImages())) {
      const bytes = await readBadFile(bad);
      const headers = { authorization: `Bearer ${member.token}`, 'tus-resumable': '1.0.0' };
      const begun = await spark.send({
        method: 'POST',
        url: '/api/v1/uploads',
        headers: { ...headers, 'upload-length': String(bytes.length) },
      });
      const ended = await spark.send({
        method: 'PATCH',
        url: String(begun.headers.location),
        headers: { ...headers, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
        payload: bytes,
      });
      const outcome = ended.statusCode === 204 ? 'accepted' : 'refused';
      expect(isExpected(outcome, bad), `${bad.file}: ${bad.expect}, but ${ended.body}`).toBe(true);
      expect([204, 413, 415], bad.file).toContain(ended.statusCode);
    }
  });

  test('are no other as pictures of products and pages', async () => {
    for (const bad of outcomesOf(await listBadImages())) {
      const bytes = await readBadFile(bad);
      const outcome = await keepPicture(spark, bytes, { purpose: 'link', now: new Date() }).then(
        () => 'accepted' as const,
        (error: unknown) => {
          expect(error, bad.file).toBeInstanceOf(ProblemError);
          return 'refused' as const;
        },
      );
      expect(isExpected(outcome, bad), bad.file).toBe(true);
    }
  });

  test('have names that nobody looks at', async () => {
    const lines = (await readFile(join(folder ?? '', 'http/upload_filenames.jsonl'), 'utf8'))
      .trim()
      .split('\n');
    // That photos are kept under names of ours is upload-media.test.ts.
    const bytes = Buffer.from('no picture');
    const before = await readdir(spark.store.folder);
    for (const line of lines) {
      // The list of the test data.
      const { filename } = JSON.parse(line) as { filename: string };
      const { payload, headers } = asUpload(bytes, { filename });
      const response = await spark.request('uploadMedia', { as: member, headers, body: payload });
      expect(response.statusCode, filename).toBeGreaterThanOrEqual(400);
      expect(response.statusCode, filename).toBeLessThan(500);
      if (filename.length > 3) expect(response.body).not.toContain(filename);
    }
    expect(await readdir(spark.store.folder)).toEqual(before);
  });
});
