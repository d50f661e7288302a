import { isIP } from 'node:net';
import { limits, type Draft, type Post } from '@spark/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeCreator, makeInterest, makeMedia, makePost } from '../../../test/factories.ts';
import { canBeKept, readHostileStrings } from '../../../test/hostile-strings.ts';
import type { Person } from '../../../test/people.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { resolveTo } from '../../../test/test-site.ts';
import { newId } from '../db/index.ts';

const strings = await readHostileStrings();
const all = strings ?? [];
const searchLength = 200;
const addressStride = 25;
/** Short fields take the strings in many small packs: each of them takes some, other ones than its neighbours. */
const shortStride = 30;

let spark: TestApp;
let member: Person;
let slug: string;
beforeAll(async () => {
  // Names of other sites lead home, so that nothing of this is ever asked of a stranger.
  spark = await createTestApp({ outbound: { lookup: resolveTo(() => ['127.0.0.1']) } });
  member = await spark.newMember();
  slug = (await makeInterest(spark.db)).slug;
});
afterAll(() => spark.close());

/** The strings, packed into as few texts as a field of this length takes; a longer one is for longer fields. */
function packed(maxLength: number): string[] {
  const packs: string[] = [];
  let room = 0;
  for (const text of all.filter(canBeKept)) {
    const length = lengthOf(text);
    if (length > maxLength) continue;
    const last = packs.at(-1);
    if (last === undefined || length >= room) {
      packs.push(text);
      room = maxLength - length;
    } else {
      packs[packs.length - 1] = `${last} ${text}`;
      room -= length + 1;
    }
  }
  return packs.filter((pack) => /\S/u.test(pack));
}

/** A share of the packs, beginning with another one for each field. */
function someOf(packs: string[], place: number): string[] {
  return packs.filter((_pack, index) => index % shortStride === place % shortStride);
}

const lengthOf = (text: string) => Array.from(text).length;

/** Whether it is an address by numbers, which no name server stands before. */
function leadsToNumbers(text: string): boolean {
  return [text, `https://${text}`].some(
    (address) => URL.canParse(address) && isIP(new URL(address).hostname) > 0,
  );
}

function chunks<T>(list: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );
}

/** Publishes a post and gives it as it was answered and as it is read. */
async function publish(body: object): Promise<Post[]> {
  const post = await spark.call('createPost', { as: member, body: { interests: [slug], ...body } });
  return [post, await spark.call('getPost', { params: post })];
}

// White space around what was written is not part of it; everything inside is kept byte for byte.
const trimmed = (texts: string[]) => texts.map((text) => text.trim());

describe.skipIf(strings === null)('strings that programs stumble over come back as they were', () => {
  test('as the text of a post', async () => {
    for (const text of packed(limits.postTextLength)) {
      for (const post of await publish({ kind: 'story', text })) expect(post.text).toBe(text.trim());
    }
  });

  test('as the words that stand for a photo', async () => {
    for (const alts of chunks(packed(limits.altLength), limits.photosPerPost)) {
      const photos = await Promise.all(alts.map(() => makeMedia(spark.db, { owner_id: member.id })));
      const media = photos.map(({ id }, index) => ({ id, alt: alts[index] }));
      for (const post of await publish({ kind: 'photo', media })) {
        expect(post.media.map(({ alt }) => alt)).toEqual(trimmed(alts));
      }
    }
  });

  test('as the question and the options of a poll', async () => {
    for (const question of someOf(packed(limits.pollQuestionLength), 0)) {
      const poll = { question, options: [{ text: 'A' }, { text: 'B' }] };
      for (const post of await publish({ kind: 'poll', poll }))
        expect(post.poll?.question).toBe(question.trim());
    }
    const unlike = new Map(
      someOf(packed(limits.pollOptionLength), 1).map((text) => [text.trim().toLowerCase(), text]),
    );
    for (const texts of chunks([...unlike.values(), 'One', 'Two'], limits.maxPollOptions)) {
      if (texts.length < limits.minPollOptions) continue;
      const poll = { question: 'Which?', options: texts.map((text) => ({ text })) };
      for (const post of await publish({ kind: 'poll', poll })) {
        expect(post.poll?.options.map(({ text }) => text)).toEqual(trimmed(texts));
      }
    }
  });

  test('as a comment', async () => {
    const params = await makePost(spark.db);
    // Kept as the text of a post is, which takes all of them.
    const texts = packed(limits.commentLength).filter((_text, index) => index % 2 === 0);
    for (const text of texts) {
      const comment = await spark.call('createComment', { as: member, params, body: { text } });
      expect(comment.text).toBe(text.trim());
    }
    const { items } = await spark.call('listComments', { params, query: { limit: 50 } });
    expect(items.map(({ text }) => text)).toEqual(trimmed(texts.slice(0, 50)));
  });

  test('as the name and the bio of a person', async () => {
    const as = await spark.newUser();
    const bios = packed(limits.bioLength);
    for (const [index, name] of someOf(packed(limits.nameLength), 2).entries()) {
      const bio = bios[index % bios.length] ?? '';
      const me = await spark.call('updateMe', { as, body: { bio } });
      expect(me).toMatchObject({ bio: bio.trim() });
      // A name that looks like another is refused with a sentence; what is taken is kept, its words a blank apart.
      const answer = await spark.request('updateMe', { as, body: { name } });
      if (answer.statusCode === 422) expect(answer.json().errors[0].path, name).toBe('/name');
      else expect(answer.json().name).toBe(name.normalize('NFC').trim().replaceAll(/\s+/gu, ' '));
    }
    const [me, seen] = [await spark.call('getMe', { as }), await spark.call('getUser', { params: as })];
    expect(seen).toMatchObject({ name: me.name, bio: me.bio });
  });

  test('as the title and the intro of a storefront; as its name hardly any', async () => {
    const as = await spark.newUser();
    await makeCreator(spark.db, as.id);
    const intros = packed(limits.storefrontIntroLength);
    for (const [index, title] of someOf(packed(limits.storefrontTitleLength), 6).entries()) {
      const words = { title, intro: intros[index % intros.length] ?? '', listIds: [] };
      const made = await spark.call('putMyStorefront', { as, body: { slug: 'strings', ...words } });
      expect(made).toMatchObject({ title: title.trim(), intro: words.intro.trim() });
      expect(await spark.call('getStorefront', { params: made })).toMatchObject({ title: made.title });
      const slug = title.slice(0, limits.storefrontSlugLength);
      if (!canBeKept(slug) || /^[a-z0-9-]*$/.test(slug.trim())) continue;
      expect(await spark.refusal('putMyStorefront', { as, body: { ...words, slug } }), slug).toMatchObject({
        errors: [{ path: '/slug' }],
      });
    }
  });

  test('in a draft, to the last blank', async () => {
    const id = newId();
    let basedOn: number | null = null;
    for (const text of someOf(packed(limits.pollOptionLength), 3)) {
      const content = {
        kind: 'poll' as const,
        text,
        interests: [],
        photos: [{ mediaId: newId(), alt: text, tags: [] }],
        productIds: [],
        url: text,
        poll: { question: text, options: [{ text, productId: null, mediaId: null }], closesAt: null },
        reviewId: null,
      };
      const draft: Draft = await spark.call('keepDraft', {
        as: member,
        params: { id },
        body: { basedOn, content },
      });
      expect(draft.content).toEqual(content);
      basedOn = draft.revision;
    }
  });

  test('in what is looked for, where nothing breaks', async () => {
    for (const q of someOf(packed(limits.nameLength), 4)) {
      const response = await spark.request('completeHandles', { as: member, query: { q } });
      expect(response.statusCode, q).toBeLessThan(500);
    }
    for (const q of someOf(packed(searchLength), 5)) {
      const response = await spark.request('listProducts', { query: { q } });
      expect(response.statusCode, q).toBeLessThan(500);
    }
    for (const text of packed(limits.postTextLength).filter((_text, index) => index % 3 === 0)) {
      await spark.call('suggestInterests', { as: member, body: { text, productIds: [] } });
    }
  });

  test('or are refused as an address that is none or leads home', async () => {
    // Some of them: each is read anew.
    for (const url of all.filter((text, index) => index % addressStride === 0 && !leadsToNumbers(text))) {
      const body = { kind: 'link', interests: [slug], url };
      const problem = await spark.refusal('createPost', { as: member, body });
      expect([400, 422], url).toContain(problem.status);
    }
  });
});

describe.skipIf(strings === null)('what cannot be kept is refused in every field', () => {
  test.each(all.filter((text) => !canBeKept(text)))('%j', async (text) => {
    const { id } = await makePost(spark.db);
    const poll = { question: text, options: [{ text: 'A' }, { text: 'B' }] };
    const refused = [
      await spark.refusal('createPost', { as: member, body: { kind: 'story', text, interests: [slug] } }),
      await spark.refusal('createPost', { as: member, body: { kind: 'poll', poll, interests: [slug] } }),
      await spark.refusal('createComment', { as: member, params: { id }, body: { text } }),
      await spark.refusal('updateMe', { as: member, body: { name: text } }),
      await spark.refusal('updateMe', { as: member, body: { bio: text } }),
    ];
    for (const problem of refused) expect(problem).toMatchObject({ status: 422, code: 'validation_failed' });
  });
});
