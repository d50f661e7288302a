import { expect, test } from 'vitest';
import type { PageWords } from './bring-words.ts';
import { finishPage } from './finish-page.ts';

const words: PageWords = {
  locale: 'ar',
  files: { feed: '/words/feed.ar.js', buy: '/words/buy.ar.js' },
  areas: new Set(['feed']),
  said: new Map([['1 day', '</script> $& yesterday']]),
};

const start = (file: string) =>
  `<script>import("/entry/${file}").then(async (kit) => { await import("/entry/app.B.js"); });</script>`;

function pageOf(body: string, title = 'Newest'): string {
  return `<html lang="%spark.lang%" dir="%spark.dir%"><head>%spark.styles%
<script type="importmap">%spark.words%</script>%spark.preloads%
<link href="/a.js" rel="modulepreload">
<link href="/b.css" rel="stylesheet"><title>${title}</title></head><body>%spark.said%${body}${start('start.A.js')}</body></html>`;
}

test('a page loads its styles first and its program last, in its own language', () => {
  expect(finishPage(pageOf('<p>Hello</p>'), words)).toBe(
    String.raw`<html lang="ar" dir="rtl"><head><link href="/b.css" rel="stylesheet">
<script type="importmap">{"imports":{"#words/feed":"/words/feed.ar.js","#words/buy":"/words/buy.ar.js"}}</script><link rel="modulepreload" fetchpriority="low" href="/words/feed.ar.js">
<link href="/a.js" rel="modulepreload" fetchpriority="low">
<title>Newest</title></head><body><script type="application/json" id="said">[["1 day","\u003c/script> $& yesterday"]]</script><p>Hello</p>` +
      `${start('app.B.js')}</body></html>`,
  );
});

test('what people wrote stays as they wrote it, whatever it looks like', () => {
  const written =
    '%spark.lang% %spark.said% <link href="/b.css" rel="stylesheet"> rel="modulepreload" import("/entry/start.A.js")';
  expect(finishPage(pageOf(written, '%spark.styles% %spark.said%'), words)).toContain(
    `<title>%spark.styles% %spark.said%</title></head><body><script type="application/json" id="said">`,
  );
  expect(finishPage(pageOf(written), words)).toContain(`</script>${written}<script>`);
});

test('what is no page goes by untouched', () => {
  expect(finishPage('<p>%spark.lang%</p>', words)).toBe('<p>%spark.lang%</p>');
});
