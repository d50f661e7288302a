import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePost, makeProduct, makeUser } from '../../../test/factories.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { waitingFor } from '../../../test/waiting-for.ts';
import { newId, type Trx } from '../../platform/db/index.ts';
import { adoptDevice } from './adopt-device.ts';
import type { ToldEvent } from './told-event.ts';
import { writeEvents } from './write-events.ts';

let spark: TestApp;
beforeAll(async () => {
  spark = await createTestApp();
  await sql`select make_event_weeks('2026-02-23', '2026-03-09')`.execute(spark.db);
});
afterAll(() => spark.close());

const now = new Date('2026-03-02T12:00:00Z');
const event = { at: now, day: '2026-03-02', occasion: 0, ms: null } as const;
/** The day before, in another week, which is kept apart. */
const earlier = { at: new Date('2026-03-01T12:00:00Z'), day: '2026-03-01' };

/**
 * Brings what a device told, the later thing first, to the person who signs in on it, while they do the same things elsewhere,
 * one after the other.
 */
async function adoptWhile(first: Partial<ToldEvent>, second: Partial<ToldEvent>): Promise<void> {
  const { id: userId } = await makeUser(spark.db);
  const deviceKey = newId();
  const tell = (trx: Trx, viewer: { viewerKey: string; userId: string | null }, what: Partial<ToldEvent>) =>
    writeEvents(trx, [
      { ...event, type: 'view', postId: null, productId: null, response: null, ...viewer, ...what },
    ]);
  const device = { viewerKey: deviceKey, userId: null };
  for (const what of [second, first]) {
    await spark.db.transaction().execute((trx) => tell(trx, device, what));
  }
  const adopted = Promise.withResolvers<unknown>();
  await spark.db.transaction().execute(async (trx) => {
    await tell(trx, { viewerKey: userId, userId }, first);
    adopted.resolve(
      spark.db.transaction().execute((other) => adoptDevice(other, { deviceKey, userId, now })),
    );
    await waitingFor(spark.db, 1);
    await tell(trx, { viewerKey: userId, userId }, second);
  });
  await adopted.promise;
  const events = spark.db
    .selectFrom('events')
    .select(['viewer', 'type'])
    .where('viewer', 'in', [userId, deviceKey]);
  expect((await events.execute()).map(({ viewer }) => viewer)).toEqual([userId, userId]);
}

test('what was seen on a device comes to its person while they see the same elsewhere', async () => {
  const [first, second] = [await makePost(spark.db), await makePost(spark.db)];
  await adoptWhile(
    { postId: first.id, response: 'view' },
    { ...earlier, postId: second.id, response: 'view' },
  );
});

test('and so does what was opened', async () => {
  const [first, second] = [await makeProduct(spark.db), await makeProduct(spark.db)];
  const open = { type: 'product-open', response: null } as const;
  await adoptWhile({ ...open, productId: first.id }, { ...open, productId: second.id });
});
