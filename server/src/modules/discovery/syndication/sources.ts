import type { Locale, PostPage } from '@spark/contract';
import type { Db } from '../../../platform/db/index.ts';
import { notFound, type AskAsVisitor } from '../../../platform/http/index.ts';
import { say, speak } from '../../../platform/sentences/index.ts';
import { addresses } from '../addresses.ts';
import type { ChannelItem } from './channel.ts';
import { postItem } from './post-item.view.ts';
import { themeItem } from './theme-item.view.ts';
import { loadPictures } from './enclosed-pictures.ts';

/** What a channel is about, and a page of what is in it. */
export interface Source {
  title: string;
  description: string;
  home: string;
  /** Its own name, where it is read under a former one. */
  name: string;
  items: ChannelItem[];
  nextCursor: string | null;
}

/** Who is asked in which language, what for, and from where on. */
export interface Asked {
  db: Db;
  ask: AskAsVisitor;
  publicUrl: string;
  name: string;
  cursor: { cursor?: string };
  locale: Locale;
}

type Read = (asked: Asked) => Promise<Source>;

/** Pages, by their names. */
const pages: Record<string, Read> = {
  newest: async (asked) => {
    const { ask, name, cursor, locale } = asked;
    const posts = await ask('getFeed', { query: { view: 'newest', ...cursor }, locale });
    return {
      title: speak(locale, say`Newest on Spark`),
      description: speak(locale, say`Every post, newest first.`),
      home: addresses.newest,
      name,
      ...(await pageOf(posts, asked)),
    };
  },
  finds: async ({ ask, name, cursor, locale, publicUrl }) => {
    const themes = await ask('listThemes', { query: cursor, locale });
    return {
      title: speak(locale, say`Finds on Spark`),
      description: speak(locale, say`Lists chosen by hand, those changed last first.`),
      home: addresses.finds,
      name,
      items: themes.items.map((theme) => themeItem(theme, publicUrl)),
      nextCursor: themes.nextCursor,
    };
  },
};

/** What can be followed, by the first part of its address. */
export const sources: Record<string, Read> = {
  pages: (asked) => {
    const read = Object.hasOwn(pages, asked.name) ? pages[asked.name] : undefined;
    if (read === undefined) throw notFound('feed');
    return read(asked);
  },
  interests: async (asked) => {
    const { ask, name: slug, cursor, locale } = asked;
    // One after the other: of an interest that is not there both refuse, and only the first says so.
    const { name } = await ask('getInterest', { params: { slug }, locale });
    const posts = await ask('getFeed', { query: { view: 'newest', interests: slug, ...cursor }, locale });
    return {
      title: speak(locale, say`${name} on Spark`),
      description: speak(locale, say`Posts about ${name}, newest first.`),
      home: addresses.interest(slug),
      name: slug,
      ...(await pageOf(posts, asked)),
    };
  },
  people: async (asked) => {
    const { ask, name, cursor, locale } = asked;
    const [profile, posts] = await Promise.all([
      ask('getUser', { params: { handle: name }, locale }),
      ask('listUserPosts', { params: { handle: name }, query: cursor, locale }),
    ]);
    const { handle, bio } = profile;
    return {
      title: speak(locale, say`${profile.name} (@${handle}) on Spark`),
      description: bio || speak(locale, say`What ${profile.name} posts on Spark.`),
      home: addresses.person(handle),
      name: handle,
      ...(await pageOf(posts, asked)),
    };
  },
};

async function pageOf(
  posts: PostPage,
  { db, publicUrl, locale }: Asked,
): Promise<Pick<Source, 'items' | 'nextCursor'>> {
  const pictures = await loadPictures(db, posts.items, publicUrl);
  return {
    items: posts.items.map((post) => postItem(post, pictures.get(post.id) ?? [], { publicUrl, locale })),
    nextCursor: posts.nextCursor,
  };
}
