import type { Interest, Me, Post } from '@spark/contract';
import { expect } from 'vitest';
import { readHostileStrings } from '../../server/test/hostile-strings.ts';
import { journey } from './harness/journey.ts';
import { ownSpark } from './harness/own-spark.ts';
import { newEmail, signUp } from './harness/people.ts';
import { readApi } from './harness/read-api.ts';
import { open, walkTo } from './harness/visit.ts';

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
      for (const text of ofOurOwn) await send('post', `/posts/${posts[0]?.id}/comments`, { text });

      const addresses = [
        '/newest',
        `/u/${me.handle}`,
        ...posts.map(({ id }) => `/posts/${id}`),
        `/search?q=${encodeURIComponent(ofOurOwn[1] ?? '')}`,
        `/interests/${interests[0]}`,
      ];
      for (const address of addresses) {
        // As the server writes them, and as the page does: in the feed all of them come from the server.
        await (address.startsWith('/posts/') ? walkTo(desktop, address) : open(desktop, address));
        // What runs does so at once, or when somebody comes near.
        await desktop.mouse.move(400, 300);
        await desktop.mouse.wheel(0, 2_000);
        expect(new URL(desktop.url()).origin).toBe(new URL(spark.url).origin);
        expect(await desktop.getByRole('main').isVisible()).toBe(true);
      }
      await open(desktop, `/posts/${posts[0]?.id}`);
      const shown = await desktop.getByRole('main').innerText();
      for (const words of ofOurOwn.slice(0, 3)) expect(shown).toContain(words);
      expect(dialogs).toEqual([]);
    } finally {
      // Others read feeds, too.
      for (const { id } of posts) await desktop.request.delete(`/api/v1/posts/${id}`);
    }
  },
);
