import type { Post, PostPage, ProductList, ReviewSummary } from '@spark/contract';
import { makeWaitingImport } from '../harness/feeds.ts';
import { readApi } from '../harness/read-api.ts';
import { sellProduct } from '../harness/shop.ts';
import type { Spark } from '../harness/start-spark.ts';

/** The posts, products and people that stand before the camera. */
export interface Subjects {
  /** For screens that begin with a command. */
  spark: Spark;
  /** A photo with at least two things to buy and some comments. */
  photo: Post;
  /** Something that can be bought, with a review. */
  productId: string;
  /** Something with many reviews, some with photos. */
  reviewed: string;
  /** Something nobody has reviewed yet. */
  unreviewed: string;
  /** Somebody with posts. */
  handle: string;
  /** A photo of the member's own. */
  own: Post;
  /** A poll with products that is open. */
  poll: Post;
  /** An address outside of the shop that a post leads to. */
  link: string;
  /** An import that waits for the operator. */
  waitingImport: string;
}

/** Whose account the pictures of a member are taken with. */
const member = 'ines';

/** What a feed brought that most of it is gone from. */
const crockery = [
  { title: 'Mixing bowl with a spoon', like: 'Pouring bowl and spoon' },
  { title: 'Breakfast cup and saucer', like: 'Halden stoneware mug and saucer' },
  { title: 'Bottle of recycled glass', like: 'Slow-flow glass bottle' },
  { title: 'Stemmed glasses, set of four', like: 'Burra wine glasses, set of two' },
  { title: 'Stoneware teapot, celadon', like: 'Orra stoneware teapot, sage' },
  { title: 'Storage jar, half a litre', like: 'Pantry jar with clip lid, 1 l' },
  { title: 'Bread basket in willow', like: 'Willow picnic basket' },
  { title: 'Enamel pot with two handles', like: 'Sunday enamel stew pot, 4 l' },
];

/** Finds the best of the demo community; the same ones every time. */
export async function findSubjects(spark: Spark): Promise<Subjects> {
  const { items } = await readApi<PostPage>(spark, '/feed?view=newest&kind=photo&limit=50');
  const photo = items
    .filter(({ shoppableCount }) => shoppableCount >= 2)
    .toSorted((one, other) => other.commentCount - one.commentCount)[0];
  const product = photo?.products.toSorted((one, other) => other.rating.count - one.rating.count)[0];
  const rated = await readApi<ProductList>(spark, '/products?sort=rating&limit=50');
  const reviewed = await findReviewed(
    spark,
    rated.items.map(({ id }) => id),
  );
  const polls = await readApi<PostPage>(spark, '/feed?view=newest&kind=poll&limit=50');
  const poll = polls.items.find(
    ({ poll: asked, author }) =>
      asked?.isClosed === false && author.handle !== member && asked.options.some((option) => option.product),
  );
  const posts = await readApi<PostPage>(spark, `/users/${member}/posts`);
  const own = posts.items.find(({ kind, shoppableCount }) => kind === 'photo' && shoppableCount >= 2);
  const links = await readApi<PostPage>(spark, '/feed?view=newest&kind=link&limit=50');
  const link = links.items.find((post) => post.link !== null)?.link?.url;
  if (photo === undefined || product === undefined) throw new Error('The demo has no photo with products.');
  if (poll === undefined || own === undefined || link === undefined) {
    throw new Error('The demo lacks an open poll, a link or a photo of the member.');
  }
  const unreviewed = await sellProduct(spark, {
    title: 'Tall jug in red clay',
    like: 'Amphora vase in red clay',
    cents: 2_600,
    quantity: 8,
  });
  const waitingImport = await makeWaitingImport(spark, 'autumn', crockery);
  return {
    spark,
    photo,
    productId: product.id,
    reviewed,
    unreviewed: unreviewed.id,
    handle: photo.author.handle,
    own,
    poll,
    link,
    waitingImport,
  };
}

/** The product whose reviews have most to show. */
async function findReviewed(spark: Spark, ids: readonly string[]): Promise<string> {
  const summaries = await Promise.all(
    ids.map(async (id) => ({
      id,
      ...(await readApi<ReviewSummary>(spark, `/products/${id}/reviews/summary`)),
    })),
  );
  const [best] = summaries.toSorted((one, other) => worth(other) - worth(one));
  if (best === undefined) throw new Error('The demo has no reviews.');
  return best.id;
}

function worth({ count, withPhotos, stars }: ReviewSummary): number {
  return count + 2 * withPhotos + stars.filter((given) => given > 0).length;
}
