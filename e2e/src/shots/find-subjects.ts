import type { Post, PostPage } from '@spark/contract';
import { readApi } from '../harness/read-api.ts';
import type { Spark } from '../harness/start-spark.ts';

/** The posts, products and people that stand before the camera. */
export interface Subjects {
  /** A photo with at least two things to buy and some comments. */
  photo: Post;
  /** Something that can be bought, with a review. */
  productId: string;
  /** Somebody with posts. */
  handle: string;
}

/** Finds the best of the demo community; the same ones every time. */
export async function findSubjects(spark: Spark): Promise<Subjects> {
  const { items } = await readApi<PostPage>(spark, '/feed?view=newest&kind=photo&limit=50');
  const photo = items
    .filter(({ shoppableCount }) => shoppableCount >= 2)
    .toSorted((one, other) => other.commentCount - one.commentCount)[0];
  const product = photo?.products.toSorted((one, other) => other.rating.count - one.rating.count)[0];
  if (photo === undefined || product === undefined) throw new Error('The demo has no photo with products.');
  return { photo, productId: product.id, handle: photo.author.handle };
}
