import type { Post } from '@spark/contract';
import { createHash } from 'node:crypto';
import { addresses } from '../addresses.ts';
import { escapeMarkup } from '../markup.ts';
import { ownWords, postTitle, shorten } from '../post-words.ts';

const shownCharacters = 280;

const style = `
:root{color-scheme:light dark;--paper:#fffdf8;--ink:#1a1915;--quiet:#6b675c;--hairline:#e9e4d8}
@media (prefers-color-scheme:dark){:root{--paper:#131311;--ink:#f3f0e8;--quiet:#a39e91;--hairline:#2e2c28}}
*{box-sizing:border-box;margin:0}
body{background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
a{color:inherit;text-decoration:none}
a:focus-visible{outline:3px solid #f5a300;outline-offset:2px}
article{border:1px solid var(--hairline);border-radius:14px;overflow:hidden;min-block-size:100vh;display:grid;grid-template-rows:1fr auto}
img{display:block;inline-size:100%;block-size:auto}
.words{padding:14px 16px;display:grid;gap:6px;align-content:start}
.author{font-weight:600}
.quiet{color:var(--quiet);font-size:14px}
footer{padding:0 16px;border-block-start:1px solid var(--hairline)}
footer a{display:flex;align-items:center;justify-content:space-between;min-block-size:44px;font-weight:600}
p{overflow-wrap:anywhere}
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

/** A post for pages of others: a picture, its words and the way here. Nothing on it runs, and nothing is told of who looks. */
export function embedPage(post: Post, publicUrl: string): string {
  const address = escapeMarkup(publicUrl + addresses.post(post.id));
  const title = escapeMarkup(postTitle(post));
  const said = escapeMarkup(shorten(ownWords(post) ?? '', shownCharacters));
  const disclosure = post.disclosure === null ? '' : `<p class="quiet">${escapeMarkup(post.disclosure)}</p>`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">
<link rel="canonical" href="${address}"><style>${style}</style></head>
<body><article><div>
<a href="${address}" target="_blank" rel="noopener"><img src="/share/posts/${post.id}.jpg" width="1200" height="630" alt="${title}"></a>
<div class="words"><p class="author" dir="auto">${escapeMarkup(post.author.name)}</p>${disclosure}<p dir="auto">${said}</p>
<p class="quiet">${post.smileCount} smiles · ${post.commentCount} comments</p></div></div>
<footer><a href="${address}" target="_blank" rel="noopener"><span>See it on Spark</span><span aria-hidden="true">→</span></a></footer>
</article></body></html>
`;
}
