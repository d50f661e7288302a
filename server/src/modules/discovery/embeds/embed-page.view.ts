import { directionOf, type Locale, type Post } from '@spark/contract';
import { createHash } from 'node:crypto';
import { say, sayCounted, speak } from '../../../platform/sentences/index.ts';
import { addresses } from '../addresses.ts';
import { escapeMarkup } from '../markup.ts';
import { ownWords, postTitle } from '../post-words.ts';

const style = `
:root{color-scheme:light dark;--paper:#fffdf8;--ink:#1a1915;--quiet:#6b675c;--hairline:#e9e4d8}
@media (prefers-color-scheme:dark){:root{--paper:#131311;--ink:#f3f0e8;--quiet:#a39e91;--hairline:#2e2c28}}
*{box-sizing:border-box;margin:0}
body{background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
a{color:inherit;text-decoration:none}
a:focus-visible{outline:3px solid #f5a300;outline-offset:2px}
article{border:1px solid var(--hairline);border-radius:14px;overflow:hidden}
img{display:block;inline-size:100%;block-size:auto}
.quiet{color:var(--quiet);font-size:14px}
p{padding:10px 16px;overflow-wrap:anywhere}
.said{display:none;padding-block-end:2px;margin-block-end:8px;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden;font-weight:600}
@media (max-width:460px){.said{display:-webkit-box}}
footer a{display:flex;align-items:center;justify-content:space-between;gap:16px;min-block-size:48px;padding:0 16px;border-block-start:1px solid var(--hairline);font-weight:600}
footer .quiet{font-weight:400}
`;

/** What the page may do, and that any page may show it: the one page of ours of which that is true. */
export const embedPolicy = [
  "default-src 'none'",
  "img-src 'self'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  'frame-ancestors *',
].join(';');

/**
 * A post for pages of others: all of it in its share picture, and the way here, in the language of whoever looks. Nothing
 * runs, and nobody learns who that is. Where it is narrow the words of the picture are too small to be read, and stand beneath
 * it as well.
 */
export function embedPage(post: Post, locale: Locale, publicUrl: string): string {
  const address = escapeMarkup(publicUrl + addresses.post(post.id));
  const title = escapeMarkup(postTitle(post, locale));
  const said = escapeMarkup(`${post.author.name}: ${ownWords(post) ?? postTitle(post, locale)}`);
  const disclosure =
    post.disclosure === null ? '' : `<p class="quiet" dir="auto">${escapeMarkup(post.disclosure)}</p>`;
  const { smileCount: smiles, commentCount: comments } = post;
  const responses = [
    sayCounted(smiles, say`${smiles} smile`, say`${smiles} smiles`),
    sayCounted(comments, say`${comments} comment`, say`${comments} comments`),
  ].map((counted) => escapeMarkup(speak(locale, counted)));
  return `<!doctype html>
<html lang="${locale}" dir="${directionOf(locale)}"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">
<link rel="canonical" href="${address}"><style>${style}</style></head>
<body><main><article><div>
<a href="${address}" target="_blank" rel="noopener"><img src="${addresses.postPicture(post.id, locale)}" width="1200" height="630" alt="${said}"></a>
<p class="said" dir="auto" aria-hidden="true">${said}</p>
${disclosure}</div>
<footer><a href="${address}" target="_blank" rel="noopener"><span class="quiet">${responses.join(' · ')}</span><span>${escapeMarkup(speak(locale, say`See it on Spark`))}</span></a></footer>
</article></main></body></html>
`;
}
