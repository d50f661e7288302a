import { createReadStream } from 'node:fs';
import { matchLocale } from '@spark/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DrawingBusy, type Scene } from '../../../platform/drawing/index.ts';
import { notFound, ProblemError, type AskAsVisitor } from '../../../platform/http/index.ts';
import { say } from '../../../platform/sentences/index.ts';
import { hasSame } from '../conditional.ts';
import type { DrawnPictures } from './drawn-pictures.ts';
import {
  interestScene,
  listScene,
  personScene,
  placeScene,
  productScene,
  storefrontScene,
} from './other-scenes.ts';
import type { Drawn } from './picture-file.ts';
import { postScene } from './post-scene.ts';

/** What draws share pictures. */
export interface PictureDesk extends Drawn {
  ask: AskAsVisitor;
  drawn: DrawnPictures;
}

/** With `locale` the language that is asked for, else that of the shop; and whether it was asked for. */
type SceneMaker = (desk: PictureDesk & { isAskedFor: boolean }, name: string) => Promise<Scene>;

/** Whoever shares a link asks for one; nobody needs more of them than this. */
const perMinute = 60;
/** How long those who show previews may keep one: a price on it is no older than that. */
const keptSeconds = 3_600;
const shownPosts = 12;

const scenes: Record<string, SceneMaker> = {
  // The words around a post are in its own language, where Spark speaks that, unless the page around it speaks another.
  posts: async ({ ask, findFile, locale, isAskedFor }, id) => {
    const post = await ask('getPost', { params: { id }, locale });
    const spoken = (isAskedFor ? null : matchLocale(post.language)) ?? locale;
    // A post brings the names its operator gave.
    const { items: names } = await ask('listInterestNames', { locale: spoken });
    const interests = post.interests.map((one) => names.find(({ slug }) => slug === one.slug) ?? one);
    return postScene({ ...post, interests }, { findFile, locale: spoken });
  },
  products: async ({ ask, ...drawn }, id) => productScene(await ask('getProduct', { params: { id } }), drawn),
  people: async ({ ask, ...drawn }, handle) => {
    const [profile, posts] = await Promise.all([
      ask('getUser', { params: { handle } }),
      ask('listUserPosts', { params: { handle }, query: { limit: shownPosts } }),
    ]);
    return personScene(profile, posts.items, drawn);
  },
  interests: async ({ ask, ...drawn }, slug) => {
    const [interest, posts] = await Promise.all([
      ask('getInterest', { params: { slug }, locale: drawn.locale }),
      ask('getFeed', { query: { view: 'newest', interests: slug, limit: shownPosts } }),
    ]);
    return interestScene(interest, posts.items, drawn);
  },
  lists: async ({ ask, ...drawn }, id) => listScene(await ask('getList', { params: { id } }), drawn),
  storefronts: async ({ ask, ...drawn }, slug) =>
    storefrontScene(await ask('getStorefront', { params: { slug } }), drawn),
  pages: async ({ ask, ...drawn }, name) => {
    if (name !== 'home') throw notFound('picture');
    const posts = await ask('getFeed', { query: { view: 'newest', limit: shownPosts } });
    return placeScene(posts.items, drawn);
  },
};

/** Serves share pictures: `/share/posts/<id>.jpg` and its like. What a visitor is not shown has none. */
export function mountPictures(app: FastifyInstance, desk: PictureDesk): void {
  app.route<{ Params: { kind: string; file: string }; Querystring: { lang?: unknown } }>({
    method: 'GET',
    url: '/share/:kind/:file',
    schema: { hide: true },
    preHandler: app.rateLimit({ max: perMinute, timeWindow: 60_000 }),
    handler: async (request, reply) => {
      const { kind, file } = request.params;
      const makeScene = Object.hasOwn(scenes, kind) ? scenes[kind] : undefined;
      const [, name] = /^([\w-]+)\.jpg$/.exec(file) ?? [];
      if (makeScene === undefined || name === undefined) throw notFound('picture');
      const { lang } = request.query;
      const asked = matchLocale(typeof lang === 'string' ? lang : null);
      const around = { ...desk, locale: asked ?? desk.locale, isAskedFor: asked !== null };
      return sendScene(desk, await makeScene(around, name), request, reply);
    },
  });
}

async function sendScene(
  { drawn }: PictureDesk,
  scene: Scene,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const etag = `"${drawn.nameOf(scene)}"`;
  reply
    .header('etag', etag)
    .header('cache-control', `public, max-age=${keptSeconds}`)
    .header('cross-origin-resource-policy', 'cross-origin');
  // Asked before anything is drawn.
  if (hasSame(request, etag)) return reply.status(304).send();
  try {
    return await reply.type('image/jpeg').send(createReadStream(await drawn.find(scene)));
  } catch (error) {
    if (!(error instanceof DrawingBusy)) throw error;
    throw new ProblemError('unavailable', say`Too many pictures are being drawn. Try again in a moment.`, {
      headers: { 'retry-after': '30' },
      cause: error,
    });
  }
}
