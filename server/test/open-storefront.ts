import { makeCreator, makeProduct } from './factories.ts';
import type { Person } from './people.ts';
import type { TestApp } from './test-app.ts';

/** A creator with a storefront of one list of one product. */
export async function openStorefront(spark: TestApp, slug: string): Promise<{ as: Person; listId: string }> {
  const as = await spark.newUser();
  await makeCreator(spark.db, as.id);
  const { id: productId } = await makeProduct(spark.db);
  const body = { title: 'A shelf', isPublic: true, productId };
  const { id: listId } = await spark.call('createList', { as, body });
  const words = { slug, title: 'All I like', intro: 'Twice worn.', listIds: [listId] };
  await spark.call('putMyStorefront', { as, body: words });
  return { as, listId };
}
