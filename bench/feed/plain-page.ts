import { parentPort, workerData } from 'node:worker_threads';
import { createDatabase } from '../../server/src/platform/db/index.ts';

// Given by references.ts.
const { url, connections, seconds } = workerData as { url: string; connections: number; seconds: number };

/** The newest 20 with authors, photos, tags and products: what a page holds, without whoever looks at it. */
const statement = {
  name: 'newest',
  text: `
    select p.id, p.kind, p.text, p.created_at,
      (select json_build_object('id', u.id, 'handle', u.handle, 'name', u.name) from users u where u.id = p.author_id) as author,
      (select json_agg(json_build_object('id', m.id, 'width', m.width, 'height', m.height, 'thumbhash', m.thumbhash, 'variants', m.variants, 'alt', pp.alt) order by pp.position)
        from post_photos pp join media m on m.id = pp.media_id where pp.post_id = p.id) as photos,
      (select json_agg(json_build_object('id', t.id, 'x', t.x, 'y', t.y, 'product', json_build_object(
          'id', r.id, 'title', r.title, 'price', r.price_amount, 'availability', r.availability, 'quantity', r.quantity, 'image', r.image_links[1])) order by t.position)
        from tags t join products r on r.id = t.product_id where t.post_id = p.id) as tags
    from posts p where p.deleted_at is null and p.is_live order by p.created_at desc, p.id desc limit 20`,
};

const { pool, close } = createDatabase({ url, maxConnections: connections });
let pages = 0;
async function ask(until: number): Promise<void> {
  while (performance.now() < until) {
    await pool.query(statement);
    pages += 1;
  }
}
const everybody = (ms: number) => {
  const until = performance.now() + ms;
  return Promise.all(Array.from({ length: connections }, () => ask(until)));
};
await everybody(2_000);
pages = 0;
await everybody(seconds * 1_000);
parentPort?.postMessage(pages / seconds);
await close();
