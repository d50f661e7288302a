import type { Interest, Me, Post } from '@spark/contract';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { readHostileStrings } from '../../server/test/hostile-strings.ts';
import { journey } from './harness/journey.ts';
import { ownSpark } from './harness/own-spark.ts';
import { newEmail, signUp } from './harness/people.ts';
import { readApi } from './harness/read-api.ts';
import type { Spark } from './harness/start-spark.ts';
import { open, untilAlive, walkTo } from './harness/visit.ts';

/** Words that run where somebody forgets to escape them: as an element, an attribute, an address, a style, a template. */
const ofOurOwn = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  `' onmouseover='alert(1)`,
  '<svg/onload=alert(1)>',
  '</script><script>alert(1)</script>',
  '</textarea><iframe srcdoc="<script>alert(1)</script>"></iframe>',
  'javascript:alert(1)',
  '{{constructor.constructor("alert(1)")()}}',
  '{@html "<img src=x onerror=alert(1)>"}',
  '<style>*{display:none}</style>',
  '<base href="https://evil.example/">',
  '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
  '<!--',
  ']]>',
  '%3Cscript%3Ealert(1)%3C/script%3E',
  '\u202e(1)trela\u202c',
];
const textLength = 2_000;

/** Everything that is written, in as few texts as posts have room for. */
async function hostileTexts(): Promise<string[]> {
  const strings = (await readHostileStrings()) ?? [];
  const runnable = strings.filter((text) => /[<>"'`{]|script:|on\w+=/i.test(text) && text.isWellFormed());
  const texts: string[] = [];
  for (const text of [...ofOurOwn, ...runnable.filter((one) => !one.includes('\0'))]) {
    const joined = `${texts.at(-1) ?? ''}\n${text}`;
    if (texts.length > 0 && joined.length <= textLength) texts[texts.length - 1] = joined;
    else if (text.length <= textLength) texts.push(text);
  }
  return texts;
}

journey(
  'words that mean harm are words, wherever they are read',
  { timeout: 240_000 },
  async ({ desktop }) => {
    const spark = ownSpark();
    const dialogs: string[] = [];
    desktop.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await signUp(desktop, { name: ofOurOwn[0] ?? '', email: newEmail() });
    const send = async <Shape>(method: 'post' | 'patch', path: string, data: object): Promise<Shape> => {
      const response = await desktop.request[method](`/api/v1${path}`, { data });
      expect(response.ok(), await response.text()).toBe(true);
      // Serialised by the response schema of the route.
      return (await response.json()) as Shape;
    };
    const { items } = await readApi<{ items: Interest[] }>(spark, '/interests');
    const interests = [items[0]?.slug];
    await send('post', '/me/membership', {});
    const me = await send<Me>('patch', '/me', { bio: ofOurOwn.join(' ').slice(0, 300) });

    const texts = await hostileTexts();
    const posts: Post[] = [];
    try {
      for (const text of texts) posts.push(await send('post', '/posts', { kind: 'story', text, interests }));
      const options = ofOurOwn.slice(0, 6).map((text) => ({ text: text.slice(0, 100) }));
      const poll = { question: ofOurOwn.slice(0, 5).join(' ').slice(0, 300), options };
      posts.push(await send('post', '/posts', { kind: 'poll', poll, interests }));
      const [first] = posts;
      await send('post', `/posts/${first?.id}/comments`, { text: ofOurOwn.join('\n') });

      const addresses = [
        `/u/${me.handle}`,
        ...[first, posts.at(-1)].map((post) => `/posts/${post?.id}`),
        `/search?q=${encodeURIComponent(ofOurOwn[1] ?? '')}`,
      ];
      // All of them as the server writes them, and then as the page does.
      const left = new Set(posts.map(({ id }) => id));
      let path: string | undefined = '/newest';
      while (left.size > 0 && path !== undefined) {
        const written: string = (await (await desktop.goto(path))?.text()) ?? '';
        for (const id of left) if (written.includes(`data-post-id="${id}"`)) left.delete(id);
        path = /href="(\/newest\?cursor=[^"]+)"/.exec(written)?.[1];
        await untilAlive(desktop);
        await comeNear(desktop, spark);
      }
      expect([...left]).toEqual([]);
      for (const address of addresses) {
        await walkTo(desktop, address);
        await comeNear(desktop, spark);
      }
      await open(desktop, `/posts/${first?.id}`);
      await comeNear(desktop, spark);
      const shown = await desktop.getByRole('main').innerText();
      for (const words of ofOurOwn.slice(0, 3)) expect(shown).toContain(words);
      expect(dialogs).toEqual([]);
    } finally {
      // Others read feeds, too.
      for (const { id } of posts) await desktop.request.delete(`/api/v1/posts/${id}`);
    }
  },
);

/** What runs does so at once, or when somebody comes near. */
async function comeNear(page: Page, { url }: Spark): Promise<void> {
  await page.mouse.move(400, 300);
  await page.mouse.wheel(0, 2_000);
  expect(new URL(page.url()).origin).toBe(new URL(url).origin);
  expect(await page.getByRole('main').isVisible()).toBe(true);
}
