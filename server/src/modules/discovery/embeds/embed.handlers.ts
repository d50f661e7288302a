import { idPattern, matchLocale, type Embed, type Locale } from '@spark/contract';
import type { Db } from '../../../platform/db/index.ts';
import { notFound, ProblemError, sayLocale, type Handlers } from '../../../platform/http/index.ts';
import { say } from '../../../platform/sentences/index.ts';
import { readPost } from '../../posts/index.ts';
import { addresses } from '../addresses.ts';
import { escapeMarkup } from '../markup.ts';
import { sharePicture } from '../pictures/frame.ts';
import { postTitle } from '../post-words.ts';

/** As wide as a post is in the feed. */
const usualWidth = 560;
/** Beneath the picture: what is to be disclosed, and the way here. */
const footHeight = 96;
/** Narrower than this, two lines of its words stand there, too. */
const narrow = { width: 460, wordsHeight: 60 };
const keptSeconds = 3_600;
const path = new RegExp(`^/posts/(${idPattern.slice(1, -1)})/?$`);

/** Answers what programs that embed posts ask (oembed.com): for a visitor, whoever asks. */
export function embedHandlers({ db, publicUrl }: { db: Db; publicUrl: string }): Handlers<'getEmbed'> {
  return {
    getEmbed: async ({ query, request, now, setHeader }) => {
      if (query.format !== undefined && query.format !== 'json') {
        throw new ProblemError('not_implemented', say`Spark tells of posts as JSON only.`);
      }
      const url = URL.parse(query.url);
      const [, id] = path.exec(url?.pathname ?? '') ?? [];
      if (url?.host !== new URL(publicUrl).host || id === undefined) throw notFound('post');
      const post = await readPost(db, id, { viewer: null, now });
      setHeader('access-control-allow-origin', '*');
      const locale = sayLocale(request, setHeader);
      return embedView(postTitle(post, locale), post, {
        publicUrl,
        language: matchLocale(url.searchParams.get('lang')),
        maxWidth: query.maxwidth,
        maxHeight: query.maxheight,
      });
    },
  };
}

function embedView(
  title: string,
  { id, author }: { id: string; author: { name: string; handle: string } },
  asked: {
    publicUrl: string;
    /** The language the address asks for. */
    language: Locale | null;
    maxWidth: number | undefined;
    maxHeight: number | undefined;
  },
): Embed {
  const { publicUrl } = asked;
  const shownWidth = Math.min(asked.maxWidth ?? usualWidth, usualWidth);
  const picture = Math.round((shownWidth * sharePicture.height) / sharePicture.width);
  const words = shownWidth <= narrow.width ? narrow.wordsHeight : 0;
  const height = Math.min(asked.maxHeight ?? Infinity, picture + words + footHeight);
  const address = publicUrl + addresses.embed(id, asked.language);
  return {
    type: 'rich',
    version: '1.0',
    title,
    author_name: author.name,
    author_url: publicUrl + addresses.person(author.handle),
    provider_name: 'Spark',
    provider_url: publicUrl,
    cache_age: keptSeconds,
    ...thumbnail(publicUrl + addresses.postPicture(id, asked.language), asked),
    html: `<iframe src="${address}" title="${escapeMarkup(title)}" width="${shownWidth}" height="${height}" style="border:0;max-width:100%" loading="lazy" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`,
    width: shownWidth,
    height,
  };
}

/** It may be no larger than what was asked for, and it comes in one size: then there is none. */
function thumbnail(url: string, { maxWidth = Infinity, maxHeight = Infinity }) {
  const { width: thumbnailWidth, height } = sharePicture;
  if (thumbnailWidth > maxWidth || height > maxHeight) return {};
  return { thumbnail_url: url, thumbnail_width: thumbnailWidth, thumbnail_height: height };
}
