import * as undici from 'undici';
import { expect, test, vi } from 'vitest';
import { readKeptPages } from './kept-pages.ts';

const origin = 'https://community.example';

// The browser's own structure, as Node's HTTP client has it; it takes no answers of another make.
vi.stubGlobal('Response', undici.Response);
vi.stubGlobal('Request', undici.Request);
// Of the same standard; only its types name other answers.
const caches = undici.caches as unknown as CacheStorage;

test('a page that was read in several orders is offered once, and none that shows nothing by itself', async () => {
  // Node reads no pages; of these the title is all that counts.
  class TitleReader {
    parseFromString(html: string): { title: string } {
      return { title: /<title>(.*)<\/title>/.exec(html)?.[1] ?? '' };
    }
  }
  vi.stubGlobal('DOMParser', TitleReader);
  const box = await caches.open('spark-pages');
  for (const [path, title] of [
    ['/products/1?sort=newest', 'Lamp'],
    ['/products/1', 'Lamp'],
    ['/compose', 'New post'],
    ['/', 'Spark'],
  ])
    await box.put(origin + path, new Response(`<title>${title} · Spark</title>`.replace('Spark · ', '')));

  expect(await readKeptPages(caches, origin)).toEqual([
    { path: '/', title: 'For you' },
    { path: '/products/1', title: 'Lamp' },
  ]);
});
