import { recordChanges } from '../src/platform/changes/index.ts';
import { newId, newIdAt, type DB, type Db } from '../src/platform/db/index.ts';
import type { Insertable } from 'kysely';

type New<Table extends keyof DB> = Partial<Insertable<DB[Table]>>;

let made = 0;

/** Makes a person who could not sign in: tests of sign-in use `signUp` of the harness. */
export async function makeUser(db: Db, facts: New<'users'> = {}): Promise<{ id: string; handle: string }> {
  const number = ++made;
  const user = {
    id: newId(),
    name: `Person ${number}`,
    email: `person-${number}@spark.test`,
    handle: `person_${number}`,
  };
  return db
    .insertInto('users')
    .values({ ...user, ...facts })
    .returning(['id', 'handle'])
    .executeTakeFirstOrThrow();
}

/** Makes an active membership, and a person to hold it unless one is given. */
export async function makeMembership(db: Db, facts: New<'memberships'> = {}): Promise<{ user_id: string }> {
  const userId = facts.user_id ?? (await makeUser(db)).id;
  return db
    .insertInto('memberships')
    .values({ source: 'operator', ...facts, user_id: userId })
    .returning('user_id')
    .executeTakeFirstOrThrow();
}

/** Takes somebody into the creator programme. */
export async function makeCreator(db: Db, userId: string): Promise<void> {
  await db.insertInto('badges').values({ user_id: userId, kind: 'creator', earned_at: new Date() }).execute();
}

/** Makes an interest. */
export async function makeInterest(
  db: Db,
  facts: New<'interests'> = {},
): Promise<{ id: string; slug: string }> {
  const number = ++made;
  return db
    .insertInto('interests')
    .values({ id: newId(), slug: `interest-${number}`, name: `Interest ${number}`, kind: 'broad', ...facts })
    .returning(['id', 'slug'])
    .executeTakeFirstOrThrow();
}

/** Makes a product that can be bought for 19.90. */
export async function makeProduct(
  db: Db,
  facts: New<'products'> = {},
): Promise<{ id: string; external_id: string }> {
  const number = ++made;
  const now = new Date();
  return db
    .insertInto('products')
    .values({
      id: newId(),
      external_id: `product-${number}`,
      title: `Product ${number}`,
      price_amount: 1990,
      price_currency: 'USD',
      price_at: now,
      availability: 'in_stock',
      stock_at: now,
      ...facts,
    })
    .returning(['id', 'external_id'])
    .executeTakeFirstOrThrow();
}

/** Makes a picture whose files exist only in the database. */
export async function makeMedia(db: Db, facts: New<'media'> = {}): Promise<{ id: string }> {
  const number = ++made;
  const variants = [{ key: `picture-${number}.webp`, width: 320, format: 'webp', bytes: 1_000 }];
  return db
    .insertInto('media')
    .values({
      id: newId(),
      purpose: 'post',
      content_hash: `hash-${number}`,
      width: 320,
      height: 400,
      thumbhash: '3OcRJYB4d3h/iIeHeEh3eIhw+j2w',
      color: '#c08a3e',
      variants: JSON.stringify(variants),
      ...facts,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
}

/** Makes a published post: a story unless told otherwise, by a new author and in a new interest unless given. */
export async function makePost(db: Db, { interestIds, ...facts }: PostFacts = {}): Promise<{ id: string }> {
  const createdAt = facts.created_at === undefined ? new Date() : new Date(facts.created_at);
  const authorId = facts.author_id ?? (await makeUser(db)).id;
  const id = facts.id ?? newIdAt(createdAt);
  const post = {
    kind: 'story' as const,
    text: 'A short story.',
    ...facts,
    id,
    author_id: authorId,
    created_at: createdAt,
  };
  await db.insertInto('posts').values(post).execute();
  for (const [position, interestId] of (interestIds ?? [(await makeInterest(db)).id]).entries()) {
    const link = { post_id: id, interest_id: interestId, position, created_at: createdAt };
    await db.insertInto('post_interests').values(link).execute();
  }
  await db.insertInto('changes').values({ topic: 'post', subject: id }).execute();
  return { id };
}

/** Makes a photo post whose only picture shows the given products. */
export async function makePhotoPost(
  db: Db,
  productIds: string[],
  facts: PostFacts = {},
): Promise<{ id: string }> {
  const post = await makePost(db, { kind: 'photo', text: 'Look at this.', ...facts });
  const media = await makeMedia(db, { attached_at: new Date() });
  const photo = { post_id: post.id, media_id: media.id, position: 0, alt: 'Things on a table' };
  await db.insertInto('post_photos').values(photo).execute();
  for (const [position, productId] of productIds.entries()) {
    const place = { x: (position + 1) / (productIds.length + 1), y: 0.5, position };
    const tag = { id: newId(), post_id: post.id, media_id: media.id, product_id: productId, ...place };
    await db.insertInto('tags').values(tag).execute();
  }
  await db.insertInto('changes').values({ topic: 'post', subject: post.id }).execute();
  return post;
}

type PostFacts = New<'posts'> & { interestIds?: string[]; created_at?: Date | string };

/** Takes a post away as deleting it does, whoever wrote it. */
export async function deletePost(db: Db, id: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.updateTable('posts').set({ deleted_at: new Date() }).where('id', '=', id).execute();
    await recordChanges(trx, [{ topic: 'post', subject: id }]);
  });
}
