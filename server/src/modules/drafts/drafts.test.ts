import { limits, type DraftContent } from '@spark/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeMedia, makeProduct } from '../../../test/factories.ts';
import type { Person } from '../../../test/people.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { waitingFor } from '../../../test/waiting-for.ts';
import { newId } from '../../platform/db/index.ts';
import { closeDraft } from './close-draft.ts';
import { sweepDrafts } from './sweep-drafts.ts';

let spark: TestApp;
let writer: Person;
beforeAll(async () => {
  spark = await createTestApp();
});
beforeEach(async () => {
  // An account is enough to keep what one writes.
  writer = await spark.newUser();
});
afterAll(() => spark.close());

const empty: DraftContent = {
  kind: 'story',
  text: '',
  interests: [],
  photos: [],
  productIds: [],
  url: '',
  poll: null,
  reviewId: null,
};
const saying = (text: string): DraftContent => ({ ...empty, text });

const keep = (id: string, basedOn: number | null, content: DraftContent) =>
  spark.call('keepDraft', { as: writer, params: { id }, body: { basedOn, content } });
const refuse = (id: string, basedOn: number | null, content: DraftContent, as = writer) =>
  spark.refusal('keepDraft', { as, params: { id }, body: { basedOn, content } });
const list = async (as = writer) => (await spark.call('listDrafts', { as })).items;
const close = (draftId: string, authorId = writer.id) =>
  spark.db.transaction().execute((trx) => closeDraft(trx, { draftId, authorId, now: new Date() }));

describe('a draft', () => {
  test('is refused from visitors, and to others than its author', async () => {
    const id = newId();
    await keep(id, null, saying('Mine'));
    const other = await spark.newUser();
    expect(await spark.refusal('listDrafts')).toMatchObject({ code: 'unauthenticated' });
    for (const name of ['getDraft', 'discardDraft'] as const) {
      expect(await spark.refusal(name, { as: other, params: { id } })).toMatchObject({ code: 'not_found' });
    }
    const unknown = await refuse(newId(), 1, saying('Theirs'), other);
    expect(await refuse(id, 1, saying('Theirs'), other)).toMatchObject({ detail: unknown.detail });
    expect(await refuse(id, null, saying('Theirs'), other)).toMatchObject({ code: 'conflict' });
    expect(await list(other)).toEqual([]);
    expect((await list())[0]?.content.text).toBe('Mine');
  });

  test('is kept under the id its device gave it, with a revision for each change', async () => {
    const id = newId();
    expect(await keep(id, null, saying('A'))).toMatchObject({ id, revision: 1, content: { text: 'A' } });
    expect(await keep(id, 1, saying('AB'))).toMatchObject({ revision: 2 });
    expect(await spark.call('getDraft', { as: writer, params: { id } })).toMatchObject({
      revision: 2,
      content: saying('AB'),
      media: [],
      products: [],
    });
  });

  test('sent again is the same', async () => {
    const id = newId();
    await keep(id, null, saying('A'));
    expect(await keep(id, null, saying('A'))).toMatchObject({ revision: 1 });
    await keep(id, 1, saying('AB'));
    expect(await keep(id, 1, saying('AB'))).toMatchObject({ revision: 2 });
  });

  test('changed on two devices is written over by neither', async () => {
    const id = newId();
    await keep(id, null, saying('A'));
    await keep(id, 1, saying('phone'));
    const problem = await refuse(id, 1, saying('laptop'));
    expect(problem).toMatchObject({ code: 'conflict', detail: expect.stringContaining('another device') });
    expect(await keep(id, 2, saying('laptop'))).toMatchObject({ revision: 3 });
  });

  test('of ten changes at once one wins and nine are told', async () => {
    const id = newId();
    await keep(id, null, saying('A'));
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        spark.request('keepDraft', {
          as: writer,
          params: { id },
          body: { basedOn: 1, content: saying(`device ${index}`) },
        }),
      ),
    );
    expect(answers.map((answer) => answer.statusCode).toSorted()).toEqual([200, ...Array(9).fill(409)]);
    expect((await list())[0]?.revision).toBe(2);
  });

  test('may be as full as a post can be, every character escaped', async () => {
    const text = (length: number) => '\u0001'.repeat(length);
    const tag = { productId: newId(), x: 0.123456789, y: 0.987654321 };
    const content: DraftContent = {
      kind: 'photo',
      text: text(limits.postTextLength),
      interests: Array<string>(limits.maxInterestsPerPost).fill('a'.repeat(60)),
      photos: Array.from({ length: limits.photosPerPost }, () => ({
        mediaId: newId(),
        alt: text(limits.altLength),
        tags: Array.from({ length: limits.tagsPerPhoto }, () => tag),
      })),
      productIds: Array.from({ length: limits.productsPerPost }, newId),
      url: text(limits.linkLength),
      poll: {
        question: text(limits.pollQuestionLength),
        options: Array.from({ length: limits.maxPollOptions }, () => ({
          text: text(limits.pollOptionLength),
          productId: newId(),
          mediaId: newId(),
        })),
        closesAt: '2030-01-01T00:00:00.000Z',
      },
      reviewId: newId(),
    };
    expect((await keep(newId(), null, content)).content).toEqual(content);
  });

  test('past the last place is refused until one is free', async () => {
    const ids = Array.from({ length: limits.maxDrafts }, newId);
    await Promise.all(ids.map((id) => keep(id, null, saying('One of many'))));
    const [first = ''] = ids;
    expect(await refuse(newId(), null, saying('One more'))).toMatchObject({
      code: 'conflict',
      detail: expect.stringContaining('50 drafts'),
    });
    expect(await keep(first, 1, saying('Still changing'))).toMatchObject({ revision: 2 });
    await spark.call('discardDraft', { as: writer, params: { id: first } });
    await keep(newId(), null, saying('One more'));
    expect(await refuse(first, null, saying('Back'))).toMatchObject({ code: 'conflict' });
    expect(await list()).toHaveLength(limits.maxDrafts);
  });
});

describe('photos and products of a draft', () => {
  test('come with it, but for those that are not there or not its author’s', async () => {
    const other = await spark.newUser();
    const own = await makeMedia(spark.db, { owner_id: writer.id });
    const option = await makeMedia(spark.db, { owner_id: writer.id });
    const foreign = await makeMedia(spark.db, { owner_id: other.id });
    const [tagged, offered] = [await makeProduct(spark.db), await makeProduct(spark.db)];
    const gone = newId();
    const content: DraftContent = {
      ...empty,
      kind: 'photo',
      photos: [own.id, foreign.id, gone].map((mediaId) => ({
        mediaId,
        alt: 'A table',
        tags: [{ productId: tagged.id, x: 0.5, y: 0.5 }],
      })),
      productIds: [offered.id, gone],
      poll: { question: '', options: [{ text: '', productId: null, mediaId: option.id }], closesAt: null },
    };
    const draft = await keep(newId(), null, content);
    expect(draft.content).toEqual(content);
    expect(draft.media.map(({ id }) => id)).toEqual([own.id, option.id]);
    expect(draft.products.map(({ id }) => id)).toEqual([tagged.id, offered.id]);
  });

  test('are noted as in use while they are part of it', async () => {
    const [first, second] = [
      await makeMedia(spark.db, { owner_id: writer.id }),
      await makeMedia(spark.db, { owner_id: writer.id }),
    ];
    const foreign = await makeMedia(spark.db, { owner_id: (await spark.newUser()).id });
    const showing = (...media: { id: string }[]): DraftContent => ({
      ...empty,
      photos: media.map(({ id }) => ({ mediaId: id, alt: '', tags: [] })),
    });
    const id = newId();
    const used = async () => {
      const rows = await spark.db
        .selectFrom('draft_media')
        .select('media_id')
        .where('draft_id', '=', id)
        .orderBy('media_id')
        .execute();
      return rows.map((row) => row.media_id);
    };
    await keep(id, null, showing(first, foreign));
    expect(await used()).toEqual([first.id]);
    await keep(id, 1, showing(second, first));
    expect(await used()).toEqual([first.id, second.id].toSorted());
    await spark.call('discardDraft', { as: writer, params: { id } });
    expect(await used()).toHaveLength(2);
    await keep(id, null, showing(second));
    expect(await used()).toEqual([second.id]);
    await close(id);
    expect(await used()).toEqual([]);
  });
});

describe('a discarded draft', () => {
  test('is gone, and comes back when it is kept again', async () => {
    const id = newId();
    await keep(id, null, saying('Oops'));
    for (let time = 0; time < 2; time++) await spark.call('discardDraft', { as: writer, params: { id } });
    expect(await list()).toEqual([]);
    expect(await spark.refusal('getDraft', { as: writer, params: { id } })).toMatchObject({
      code: 'not_found',
    });
    expect(await refuse(id, 1, saying('Oops, more'))).toMatchObject({ code: 'not_found' });
    expect(await keep(id, null, saying('Oops'))).toMatchObject({ revision: 2, content: { text: 'Oops' } });
  });

  test('that was never kept is not there', async () => {
    expect(await spark.refusal('discardDraft', { as: writer, params: { id: newId() } })).toMatchObject({
      code: 'not_found',
    });
  });
});

describe('a published draft', () => {
  test('cannot be published or changed again', async () => {
    const id = newId();
    await keep(id, null, saying('Done'));
    await close(id);
    await expect(close(id)).rejects.toMatchObject({ code: 'conflict' });
    for (const basedOn of [null, 1]) {
      expect(await refuse(id, basedOn, saying('Done.'))).toMatchObject({ code: 'conflict' });
    }
    expect(await spark.refusal('discardDraft', { as: writer, params: { id } })).toMatchObject({
      code: 'not_found',
    });
    expect(await list()).toEqual([]);
  });

  test('is published once also when it never left its device', async () => {
    const id = newId();
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => close(id)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('is nobody else’s to close', async () => {
    const id = newId();
    await keep(id, null, saying('Mine'));
    await expect(close(id, (await spark.newUser()).id)).rejects.toMatchObject({ code: 'conflict' });
    expect(await list()).toHaveLength(1);
  });
});

test('drafts are forgotten: discarded after a day, published after a week, untouched after ninety', async () => {
  const [discarded, published, untouched] = [newId(), newId(), newId()];
  for (const id of [discarded, published, untouched]) await keep(id, null, saying('Old'));
  await spark.call('discardDraft', { as: writer, params: { id: discarded } });
  await close(published);
  const left = async (days: number) => {
    await sweepDrafts(spark.db, new Date(Date.now() + days * 86_400_000));
    const rows = await spark.db
      .selectFrom('drafts')
      .select('id')
      .where('author_id', '=', writer.id)
      .execute();
    return new Set(rows.map((row) => row.id));
  };
  expect(await left(0.9)).toEqual(new Set([discarded, published, untouched]));
  expect(await left(1.1)).toEqual(new Set([published, untouched]));
  expect(await left(7.1)).toEqual(new Set([untouched]));
  expect(await left(89)).toEqual(new Set([untouched]));
  expect(await left(90.1)).toEqual(new Set());
});

describe('at the same moment', () => {
  test('a draft that becomes a post before it was ever kept is not kept', async () => {
    const id = newId();
    const refused = Promise.withResolvers<unknown>();
    await spark.db.transaction().execute(async (trx) => {
      await closeDraft(trx, { draftId: id, authorId: writer.id, now: new Date() });
      refused.resolve(refuse(id, null, saying('Too late.')));
      await waitingFor(spark.db, 1);
    });
    expect(await refused.promise).toMatchObject({
      status: 409,
      detail: expect.stringContaining('published'),
    });
    const kept = spark.db.selectFrom('drafts').select('content').where('id', '=', id);
    expect(await kept.execute()).toEqual([{ content: {} }]);
  });

  test('a photo that is swept takes no words of its draft along', async () => {
    const photo = await makeMedia(spark.db, { owner_id: writer.id });
    const kept = Promise.withResolvers<unknown>();
    await spark.db.transaction().execute(async (trx) => {
      await trx.deleteFrom('media').where('id', '=', photo.id).execute();
      const photos = [{ mediaId: photo.id, alt: '', tags: [] }];
      kept.resolve(keep(newId(), null, { ...saying('My words.'), kind: 'photo', photos }));
      await waitingFor(spark.db, 1);
    });
    expect(await kept.promise).toMatchObject({ content: { text: 'My words.' } });
  });
});
