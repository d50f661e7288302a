import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { UploadedMedia } from '@spark/contract';
import {
  badInputFolder,
  isExpected,
  listBadImages,
  readBadFile,
  outcomesOf,
} from '../../../test/bad-images.ts';
import type { Person } from '../../../test/people.ts';
import { asUpload } from '../../../test/pictures.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { newId } from '../../platform/db/index.ts';

let spark: TestApp;
let member: Person;
beforeAll(async () => {
  spark = await createTestApp({ works: true });
  member = await spark.newMember();
});
afterAll(() => spark.close());

const show = (avatarMediaId: string) => ({ as: member, body: { avatarMediaId } });
const seen = async () => (await spark.call('getUser', { params: member })).avatar;

describe.skipIf(badInputFolder === null)(
  'strangers’ files as a picture of oneself',
  { timeout: 120_000 },
  () => {
    test('are a picture, or refused and the one before stays', async () => {
      let before: Awaited<ReturnType<typeof seen>> = null;
      for (const bad of outcomesOf(await listBadImages())) {
        const { payload, headers } = asUpload(await readBadFile(bad), { filename: bad.file });
        const response = await spark.request('uploadMedia', { as: member, headers, body: payload });
        const outcome = response.statusCode === 201 ? 'accepted' : 'refused';
        expect(isExpected(outcome, bad), `${bad.file}: ${bad.expect}, but ${response.body}`).toBe(true);
        if (outcome === 'accepted') {
          const { id } = response.json<UploadedMedia>();
          await spark.call('updateMe', show(id));
          before = await seen();
          expect(before?.variants.length, bad.file).toBeGreaterThan(0);
        } else {
          expect([413, 415], bad.file).toContain(response.statusCode);
          expect(await spark.refusal('updateMe', show(newId())), bad.file).toMatchObject({ status: 422 });
          expect(await seen(), bad.file).toEqual(before);
        }
      }
      expect(before).not.toBeNull();
    });
  },
);
