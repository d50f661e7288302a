import type { Language, MediaState } from '@spark/contract';
import { sql, type RawBuilder } from 'kysely';
import { idList, prepared, statement, type DB, type Db } from '../../platform/db/index.ts';
import { authorJson, type AuthorRow } from '../accounts/index.ts';
import { pictureJson, type PictureRow } from '../media/index.ts';
import { isPersonShownTo, isPersonVisibleTo, type Reader } from '../relations/index.ts';
import { reviewPhotosJson } from '../reviews/index.ts';
import { countsJson } from './post-counts.queries.ts';
import { isVisibleTo } from './visible-posts.ts';

/** A photo of a post as it is stored. */
export interface PhotoPart extends PictureRow {
  id: string;
  state: MediaState;
  alt: string;
}

/** A tag of a post as it is stored. */
export type TagPart = Pick<
  DB['tags'],
  'id' | 'media_id' | 'product_id' | 'x' | 'y' | 'price_amount' | 'price_currency'
>;

/** An option of a poll with its votes. */
export interface OptionPart {
  id: string;
  text: string;
  product_id: string | null;
  picture: PictureRow | null;
  votes: number;
}

// Each of these is a list in order, out of a query that reads from `posts`.

/** Interests of a post, in the author's order. */
export const interestsJson = listOf<{ slug: string; name: string }>(sql`
  select json_agg(json_build_object('slug', i.slug, 'name', i.name) order by pi.position)
  from post_interests pi join interests i on i.id = pi.interest_id where pi.post_id = posts.id`);

/** Photos of a post. */
export const photosJson = listOf<PhotoPart>(sql`
  select json_agg(json_build_object(
    'id', m.id, 'state', m.state, 'alt', pp.alt, 'width', m.width, 'height', m.height, 'thumbhash', m.thumbhash,
    'color', m.color, 'variants', m.variants) order by pp.position)
  from post_photos pp join media m on m.id = pp.media_id where pp.post_id = posts.id`);

/** Tags of a post. */
export const tagsJson = listOf<TagPart>(sql`
  select json_agg(json_build_object(
    'id', t.id, 'media_id', t.media_id, 'product_id', t.product_id, 'x', t.x, 'y', t.y,
    'price_amount', t.price_amount, 'price_currency', t.price_currency) order by t.position)
  from tags t where t.post_id = posts.id`);

/** Products put into a post without a photo; a review's product among them. */
export const productIdsJson = listOf<string>(sql`
  select json_agg(pp.product_id order by pp.position) from post_products pp where pp.post_id = posts.id`);

// As the text writes them: a former handle leads to its owner still.
const mentionsJson = (reader: Reader) =>
  listOf<string>(sql`
  select json_agg(written order by written)
  from post_mentions pm cross join unnest(pm.handles) as written
  where pm.post_id = posts.id and ${isPersonVisibleTo(reader, sql.ref<string>('pm.user_id'))}`);

const mentionedIdsJson = listOf<string>(sql`
  select json_agg(pm.user_id) from post_mentions pm where pm.post_id = posts.id`);

const vetoesJson = listOf<string>(sql`
  select json_agg(hv.product_id) from healing_vetoes hv where hv.post_id = posts.id`);

const pollOptionsJson = listOf<OptionPart>(sql`
  select json_agg(json_build_object(
    'id', po.id, 'text', po.text, 'product_id', po.product_id, 'picture', ${pictureJson(sql.ref('po.media_id'))},
    'votes', (select count(*) from poll_votes pv where pv.post_id = po.post_id and pv.option_id = po.id))
    order by po.position)
  from poll_options po where po.post_id = posts.id`);

/** The first comment of a post that the reader is shown, as its card has it. */
const topCommentJson = (reader: Reader) => sql<{
  id: string;
  text: string;
  language: Language | null;
  author: AuthorRow;
} | null>`(
  select json_build_object('id', c.id, 'text', c.text, 'language', c.language, 'author', ${authorJson(sql.ref('c.author_id'))})
  from comments c
  where c.post_id = posts.id and c.deleted_at is null and c.parent_id is null
    and ${isPersonShownTo(reader, sql.ref<string>('c.author_id'))}
  order by c.created_at, c.id limit 1)`;

/** Everything the cards of some posts are made of but products, for those that the reader may be shown: one statement. */
export async function selectPostParts(db: Db, ids: readonly string[], reader: Reader) {
  return db
    .selectFrom('posts')
    .modifyFront(prepared)
    .leftJoin('link_previews as link', 'link.post_id', 'posts.id')
    .leftJoin('polls as poll', 'poll.post_id', 'posts.id')
    .leftJoin('reviews as review', 'review.id', 'posts.review_id')
    .select((query) => [
      'posts.id',
      'posts.author_id',
      'posts.kind',
      'posts.text',
      'posts.language',
      'posts.created_at',
      'posts.edited_at',
      'posts.is_live',
      authorJson(query.ref('posts.author_id')).as('author'),
      interestsJson.as('interests'),
      mentionsJson(reader).as('mentions'),
      mentionedIdsJson.as('mentioned_ids'),
      photosJson.as('photos'),
      tagsJson.as('tags'),
      productIdsJson.as('product_ids'),
      vetoesJson.as('vetoes'),
      pollOptionsJson.as('poll_options'),
      topCommentJson(reader).as('top_comment'),
      'link.url as link_url',
      'link.title as link_title',
      'link.description as link_description',
      'link.site as link_site',
      pictureJson(query.ref('link.media_id')).as('link_picture'),
      'poll.question as poll_question',
      'poll.closes_at as poll_closes_at',
      'review.id as review_id',
      'review.product_id as review_product_id',
      'review.stars as review_stars',
      'review.title as review_title',
      'review.text as review_text',
      'review.language as review_language',
      'review.is_verified_purchase as review_is_verified_purchase',
      'review.edited_at as review_edited_at',
      reviewPhotosJson(query.ref('review.id')).as('review_photos'),
      countsJson('posts.id', reader).as('counts'),
    ])
    .where(isAnyOf('posts.id', ids))
    .where(isVisibleTo(reader))
    .execute();
}

/** A post as it is stored, without what changes with every response. */
export type PostParts = Omit<Awaited<ReturnType<typeof selectPostParts>>[number], 'counts'>;

/** What somebody who is signed in did with posts and their authors. */
export interface ViewerMarks {
  smiled: ReadonlySet<string>;
  saved: ReadonlySet<string>;
  /** Of the authors. */
  followed: ReadonlySet<string>;
  /** The option chosen in each poll, by post. */
  votes: ReadonlyMap<string, string>;
}

interface MarksRow {
  smiled: string[];
  saved: string[];
  followed: string[];
  votes: Record<string, string>;
}

const askMarks = statement<MarksRow>(sql`
  select
    array(select post_id::text from smiles where user_id = viewer and post_id = any(posts)) as smiled,
    array(select post_id::text from saves where user_id = viewer and post_id = any(posts)) as saved,
    array(select followed_id::text from follows where follower_id = viewer and followed_id = any(authors)) as followed,
    coalesce((
      select json_object_agg(post_id, option_id) from poll_votes
      where user_id = viewer and post_id = any(posts)), '{}') as votes
  from (select $1::uuid as viewer, $2::uuid[] as posts, $3::uuid[] as authors) as asked`);

/** Reads them. */
export async function selectViewerMarks(
  db: Db,
  { ids, authorIds, viewerId }: { ids: readonly string[]; authorIds: readonly string[]; viewerId: string },
): Promise<ViewerMarks> {
  const [row] = await askMarks(db, [viewerId, idList(ids), idList(authorIds)]);
  return {
    smiled: new Set(row?.smiled),
    saved: new Set(row?.saved),
    followed: new Set(row?.followed),
    votes: new Map(Object.entries(row?.votes ?? {})),
  };
}

function listOf<Item>(list: RawBuilder<unknown>): RawBuilder<Item[]> {
  return sql<Item[]>`coalesce((${list}), '[]')`;
}

// One parameter however many there are, so that the statement stays the same.
function isAnyOf(column: 'posts.id', ids: readonly string[]): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(column)} = any(${idList(ids)}::uuid[])`;
}
