import type { Browser } from 'playwright-core';
import { people, signIn } from '../e2e/src/harness/people.ts';
import { untilAlive } from '../e2e/src/harness/visit.ts';
import { untilKept } from '../e2e/src/harness/worker.ts';
import { median } from './median.ts';
import type { Measurement } from './measurement.ts';
import { withBarePage } from './visit/bare-page.ts';
import { visit, type FirstView } from './visit/first-view.ts';
import { timeToPaint, timeToSmile } from './visit/interactions.ts';
import { judgePage } from './visit/lighthouse.ts';
import { onNewPhone, openSlowPage, withBrowser } from './phone.ts';
import { renderCost } from './visit/render-cost.ts';
import type { Spark } from './with-spark.ts';

const visits = 5;
/** A feed that needs no interests chosen before: a first visit by a link from elsewhere. */
const feedPath = '/newest';

/** What somebody with a slow telephone on a slow line meets, and what a page costs the server. */
export async function benchVisit(spark: Spark): Promise<Measurement[]> {
  const onPhone = await withBrowser(async (browser) => [
    ...(await measureFirstView(browser, spark)),
    ...(await measureReturn(browser, spark)),
    ...(await measureInteractions(browser, spark)),
  ]);
  const pages = await pagesToJudge(spark.url);
  return [
    ...onPhone,
    ...(await measureRendering(spark, pages)),
    ...(await measureByLighthouse(spark, pages)),
  ];
}

async function measureRendering(spark: Spark, pages: Record<string, string>): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  for (const [name, path] of Object.entries(pages)) {
    measurements.push({
      name: `${name}, rendered: processor time`,
      value: await renderCost(spark, path),
      unit: 'ms',
      target: { atMost: 25 },
    });
  }
  return measurements;
}

async function measureFirstView(browser: Browser, { url }: Spark): Promise<Measurement[]> {
  const views = await repeat(() =>
    onNewPhone(browser, url, async (context) => visit(await openSlowPage(context), feedPath)),
  );
  const bareLcp = await bareView(browser, url);
  const kilobytes = (name: string, pick: (bytes: FirstView['bytes']) => number, atMost: number) => ({
    name: `first view: ${name}`,
    value: median(views.map((view) => pick(view.bytes))) / 1_000,
    unit: 'kB',
    target: { atMost },
  });
  return [
    kilobytes('JavaScript on the line', (bytes) => bytes.script, 70),
    kilobytes('CSS on the line', (bytes) => bytes.stylesheet, 15),
    kilobytes('all but photos', (bytes) => bytes.withoutPhotos, 150),
    {
      name: 'first view: largest contentful paint',
      value: median(views.map((view) => view.lcpMs)),
      unit: 'ms',
      reference: { name: 'a page of one photo', value: bareLcp },
      target: { atMost: 2_000 },
    },
  ];
}

/** A second visit, when the service worker has what it needs. */
async function measureReturn(browser: Browser, { url }: Spark): Promise<Measurement[]> {
  const lcps = await repeat(() =>
    onNewPhone(browser, url, async (context) => {
      const first = await context.newPage();
      await first.goto(feedPath);
      await untilAlive(first);
      await untilKept(first, feedPath);
      await first.close();
      return (await visit(await openSlowPage(context), feedPath)).lcpMs;
    }),
  );
  return [
    {
      name: 'second visit: largest contentful paint',
      value: median(lcps),
      unit: 'ms',
      target: { atMost: 600 },
    },
  ];
}

async function measureInteractions(browser: Browser, { url }: Spark): Promise<Measurement[]> {
  const measured = await repeat(() =>
    onNewPhone(browser, url, async (context) => {
      const { page } = await openSlowPage(context);
      await signIn(page, people.member);
      await page.goto('/');
      const firstSmileMs = await timeToSmile(page);
      const shoppable = page
        .locator('article')
        .filter({ has: page.locator('.bag') })
        .first();
      const smileMs = await timeToPaint(page, page.locator('article .smile').nth(1));
      const bagMs = await timeToPaint(page, shoppable.locator('.bag'));
      // The sheet comes over the slow line, after the touch was answered.
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      const tabMs = await timeToPaint(page, page.getByRole('link', { name: 'Newest' }).first());
      return { firstSmileMs, smileMs, bagMs, tabMs };
    }),
  );
  const row = (name: string, pick: (one: (typeof measured)[number]) => number, atMost: number) => ({
    name,
    value: median(measured.map(pick)),
    unit: 'ms',
    target: { atMost },
  });
  return [
    row('first view: until a smile works', (one) => one.firstSmileMs, 3_000),
    row('touch to paint: smile', (one) => one.smileMs, 150),
    row('touch to paint: bag', (one) => one.bagMs, 150),
    row('touch to paint: tab', (one) => one.tabMs, 150),
  ];
}

async function measureByLighthouse({ url }: Spark, pages: Record<string, string>): Promise<Measurement[]> {
  // The shell draws no window, address line and new tab on the two cores that the page has.
  const browser = process.env['SPARK_BROWSER_SHELL'] ?? process.env['SPARK_BROWSER'];
  if (browser === undefined) return [];
  const measurements: Measurement[] = [];
  for (const [name, path] of Object.entries(pages)) {
    const { scores, remarks, blockingMs } = await judgePage(url + path, browser);
    for (const remark of remarks) console.log(`Lighthouse on the ${name}: ${remark}`);
    for (const [category, score] of Object.entries(scores)) {
      const target = { atLeast: category === 'performance' ? 95 : 100 };
      measurements.push({ name: `Lighthouse, ${name}: ${category}`, value: score, unit: 'of 100', target });
    }
    measurements.push({
      name: `Lighthouse, ${name}: blocking by the page's own work`,
      value: blockingMs.own,
      unit: 'ms',
      reference: { name: 'blocking by the clock', value: blockingMs.byClock },
      target: { atMost: 150 },
    });
  }
  return measurements;
}

async function pagesToJudge(url: string): Promise<Record<string, string>> {
  // The contract's own shape, from our own server.
  const feed = (await (await fetch(`${url}/api/v1/feed?view=newest`)).json()) as {
    items: { id: string; products: { id: string }[] }[];
  };
  const post = feed.items.find(({ products }) => products.length > 0);
  if (post === undefined) throw new Error('There is no post with a product.');
  return { feed: feedPath, post: `/posts/${post.id}`, product: `/products/${post.products[0]?.id ?? ''}` };
}

async function bareView(browser: Browser, url: string): Promise<number> {
  const page = await (await fetch(url + feedPath)).text();
  const photo = /\/media\/[^" ,]+?\.(?:avif|webp|jpe?g)/.exec(page)?.[0];
  if (photo === undefined) throw new Error('There is no photo in the feed.');
  const answer = await fetch(url + photo);
  const bytes = Buffer.from(await answer.arrayBuffer());
  return withBarePage(bytes, answer.headers.get('content-type') ?? 'image/jpeg', async (bareUrl) => {
    const views = await repeat(() =>
      onNewPhone(browser, bareUrl, async (context) => visit(await openSlowPage(context), '/')),
    );
    return median(views.map((view) => view.lcpMs));
  });
}

async function repeat<T>(measure: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let count = 0; count < visits; count++) results.push(await measure());
  return results;
}
