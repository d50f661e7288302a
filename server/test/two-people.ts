import { newId } from '../src/platform/db/index.ts';
import { makeCreator, makeInterest, makeMedia, makePhotoPost, makePost, makeProduct } from './factories.ts';
import type { Person } from './people.ts';
import { buy, fillBag } from './shopping.ts';
import type { TestApp } from './test-app.ts';

/** Two people who meet everywhere, and somebody they both know. */
export interface TwoPeople {
  /** Whoever looks. */
  reader: Person;
  /** Whoever may be met. */
  other: Person;
  /** A word that stands in all that the other wrote. */
  word: string;
  third: Person;
  interest: { id: string; slug: string };
  interests: { slug: string }[];
  product: { id: string };
  /** A product that is in nobody's bag. */
  nextProduct: { id: string };
  order: { id: string };
  /** A list of the reader's own, which holds a post of the other. */
  ownList: string;
  /** A storefront of the reader's own, whose one list holds a post of the other. */
  ownStorefront: { slug: string; title: string; intro: string; listIds: string[] };
  /** What the other made. */
  others: {
    post: string;
    poll: string;
    hidden: string;
    comment: string;
    reply: string;
    media: string;
    draft: string;
    review: string;
    list: string;
    theme: string;
    storefront: string;
  };
  /** A post by the third person, below which the other speaks; theirs is the first comment, with a reply by the third. */
  thirds: { post: string; comment: string; below: string };
}

let worlds = 0;

/** Lets two people meet in every way there is. What they made has the traces to look for in what they are answered. */
export async function letMeet(spark: TestApp): Promise<TwoPeople> {
  const { db } = spark;
  const number = ++worlds;
  const word = `quagga${number}`;
  const [reader, third] = [await spark.newMember(), await spark.newMember()];
  const other = await spark.newMember({ handle: `zebulon_${number}`, name: `Zebulon ${word}` });
  const interests = [];
  for (let count = 0; count < 5; count++) interests.push(await makeInterest(db));
  const [interest = { id: '', slug: '' }] = interests;
  const [product, nextProduct] = [await makeProduct(db), await makeProduct(db)];

  const by = { author_id: other.id, interestIds: [interest.id] };
  const post = await makePhotoPost(db, [product.id], { ...by, text: `${word} post` });
  const hidden = await makePost(db, { ...by, text: `${word} hidden` });
  const poll = await makePost(db, { ...by, kind: 'poll', text: `${word} poll` });
  await db
    .insertInto('polls')
    .values({ post_id: poll.id, question: `${word}?` })
    .execute();
  const option = { id: newId(), post_id: poll.id, position: 0, text: word };
  await db.insertInto('poll_options').values(option).execute();
  const media = await makeMedia(db, { owner_id: other.id });
  const draft = newId();
  await db
    .insertInto('drafts')
    .values({ id: draft, author_id: other.id, content: '{}', updated_at: new Date() })
    .execute();
  const review = {
    id: newId(),
    product_id: product.id,
    author_id: other.id,
    stars: 5,
    title: word,
    text: word,
  };
  await db.insertInto('reviews').values(review).execute();

  const common = await makePost(db, { author_id: third.id, interestIds: [interest.id] });
  await db.insertInto('post_mentions').values({ post_id: common.id, user_id: other.id }).execute();
  const say = async (as: Person, text: string, parentId?: string) => {
    const body = { text, ...(parentId === undefined ? {} : { parentId }) };
    return (await spark.call('createComment', { as, params: common, body })).id;
  };
  const comment = await say(other, `${word} comment`);
  const below = await say(third, `Below ${word}.`, comment);
  const thirdsComment = await say(third, 'A comment of my own.');
  const reply = await say(other, `${word} reply`, thirdsComment);
  for (const as of [other, reader, third]) await spark.call('smile', { as, params: common });

  for (const handle of [other.handle, third.handle]) {
    await spark.call('followUser', { as: reader, params: { handle } });
  }
  for (const handle of [reader.handle, third.handle]) {
    await spark.call('followUser', { as: other, params: { handle } });
  }
  await spark.call('save', { as: reader, params: post });
  await spark.call('hidePost', { as: reader, params: hidden, body: { reason: 'post' } });
  const at = new Date().toISOString();
  const place = { postIds: [post.id, common.id], nextCursor: null, at };
  for (const view of ['for-you', 'newest'] as const) {
    await spark.call('keepFeedPlace', { as: reader, body: { view, ...place } });
  }
  const list = await spark.call('createList', {
    as: other,
    body: { title: `${word} list`, isPublic: true, productId: product.id },
  });
  for (const { id } of [nextProduct, await makeProduct(db), await makeProduct(db)]) {
    await spark.call('addProductToList', { as: other, params: { id: list.id, productId: id } });
  }
  await db
    .insertInto('badges')
    .values([reader, other].map(({ id }) => ({ user_id: id, kind: 'enthusiast' as const })))
    .execute();
  const theme = await spark.call('publishTheme', { as: other, params: list });
  const ownList = await spark.call('createList', { as: reader, body: { title: 'Finds', postId: post.id } });
  const shelf = await spark.call('createList', {
    as: reader,
    body: { title: 'On my shelf', isPublic: true, postId: post.id },
  });
  const ownStorefront = { slug: `own-${number}`, title: 'Mine', intro: '', listIds: [shelf.id] };
  const storefront = { slug: `${word}-shop`, title: `${word}'s`, intro: word, listIds: [list.id] };
  for (const [as, body] of [
    [reader, ownStorefront],
    [other, storefront],
  ] as const) {
    await makeCreator(db, as.id);
    await spark.call('putMyStorefront', { as, body });
  }
  const order = await buy(spark, reader, [product], { fromPostId: post.id });
  await fillBag(spark, reader, [product], { fromPostId: post.id });
  await db
    .insertInto('events')
    .values({ viewer: reader.id, type: 'view', post_id: post.id, at, day: at.slice(0, 10), is_person: true })
    .execute();
  return {
    reader,
    other,
    word,
    third,
    interest,
    interests,
    product,
    nextProduct,
    order,
    ownList: ownList.id,
    ownStorefront,
    others: {
      post: post.id,
      poll: poll.id,
      hidden: hidden.id,
      comment,
      reply,
      media: media.id,
      draft,
      review: review.id,
      list: list.id,
      theme: theme.slug,
      storefront: storefront.slug,
    },
    thirds: { post: common.id, comment: thirdsComment, below },
  };
}

/** What must not stand in an answer to somebody who does not meet the other. */
export function tracesOf({ other, word, others, thirds }: TwoPeople): string[] {
  return [other.id, other.handle, word, thirds.below, ...Object.values(others)];
}
