import { describe, expect, it } from 'vitest';
import * as demo from './index.ts';

const {
  commentSmiles,
  comments,
  follows,
  interests,
  lists,
  people,
  posts,
  products,
  reviews,
  saves,
  smiles,
  storefronts,
  votes,
} = demo;
const handles = new Set(people.map((person) => person.handle));
const members = new Set(people.filter((person) => person.isMember).map((person) => person.handle));
const slugs = new Set(interests.map((interest) => interest.slug));
const externalIds = new Set(products.map((product) => product.externalId));
const postOf = new Map(posts.map((post) => [post.key, post]));
const themes = lists.filter(({ themeSlug }) => themeSlug !== null);
const joinedHoursAgo = new Map(people.map((person) => [person.handle, person.joinedDaysAgo * 24]));

describe('the demo community', () => {
  it('is as large as promised', () => {
    expect(people.length).toBeGreaterThanOrEqual(40);
    expect(people.filter((person) => person.role === 'creator')).toHaveLength(2);
    expect(products.length).toBeGreaterThanOrEqual(60);
    expect(new Set(products.map((product) => product.category[0])).size).toBeGreaterThanOrEqual(15);
    expect(products.some((product) => product.availability === 'out_of_stock')).toBe(true);
    expect(posts.length).toBeGreaterThanOrEqual(300);
    expect(comments.length).toBeGreaterThanOrEqual(600);
    expect(reviews.length).toBeGreaterThanOrEqual(110);
    expect(themes).toHaveLength(8);
    for (const kind of ['photo', 'product', 'story', 'link', 'poll', 'review']) {
      expect(posts.filter((post) => post.kind === kind).length, kind).toBeGreaterThanOrEqual(25);
    }
  });

  it('tells the variants of a product apart by the colours their titles end with, in every language', () => {
    for (const locale of ['en', 'zh-CN']) {
      const variants = demo.demoIn(locale).products.filter(({ groupId }) => groupId !== undefined);
      const named = variants.map(
        ({ groupId, title }) => `${groupId} ${/[,，]\s*([^,，]+)$/.exec(title)?.[1]}`,
      );
      expect(named.filter((name) => name.endsWith('undefined'))).toEqual([]);
      expect(new Set(named).size).toBe(variants.length);
    }
  });

  it('names nothing twice', () => {
    for (const keys of [
      people.map((person) => person.handle),
      interests.map((interest) => interest.slug),
      products.map((product) => product.externalId),
      posts.map((post) => post.key),
      posts.map((post) => post.text),
      posts.flatMap((post) => post.link?.url ?? []),
      comments.map((comment) => comment.key),
      reviews.map((review) => `${review.productExternalId} ${review.authorHandle}`),
      reviews.map((review) => review.text),
      follows.map((follow) => `${follow.followerHandle} ${follow.followedHandle}`),
      ...[smiles, saves, votes].map((marks) => marks.map((mark) => `${mark.postKey} ${mark.handle}`)),
      commentSmiles.map((smile) => `${smile.commentKey} ${smile.handle}`),
    ]) {
      expect(repeated(keys)).toEqual([]);
    }
  });

  it('speaks only of what it has', () => {
    const tagged = posts.flatMap((post) => (post.photos ?? []).flatMap((photo) => photo.tags));
    const named = [
      ...tagged.map((tag) => tag.productExternalId),
      ...posts.flatMap((post) => post.productExternalIds ?? []),
      ...posts.flatMap(
        (post) => post.poll?.options.flatMap((option) => option.productExternalId ?? []) ?? [],
      ),
      ...reviews.map((review) => review.productExternalId),
      ...comments.flatMap((comment) => comment.productExternalIds ?? []),
      ...lists.flatMap(({ items }) => items.flatMap((item) => item.productExternalId ?? [])),
    ];
    const listed = lists.flatMap(({ items }) => items.flatMap(({ postKey }) => postKey ?? []));
    expect(strangers(listed, new Set(postOf.keys()))).toEqual([]);
    expect(
      strangers(
        lists.map(({ ownerHandle }) => ownerHandle),
        handles,
      ),
    ).toEqual([]);
    expect(strangers(named, externalIds)).toEqual([]);
    const chosen = [people, posts, products].flatMap((all) => all.flatMap(({ interests: some }) => some));
    expect(strangers(chosen, slugs)).toEqual([]);
    expect(
      strangers(
        [...smiles, ...saves, ...votes].map((mark) => mark.handle),
        handles,
      ),
    ).toEqual([]);
    expect(
      strangers(
        reviews.map((review) => review.authorHandle),
        handles,
      ),
    ).toEqual([]);
  });

  it('has a storefront for each creator, with shelves of products, photos and stories', () => {
    const creators = people.filter((person) => person.role === 'creator').map(({ handle }) => handle);
    expect(storefronts.map(({ ownerHandle }) => ownerHandle).toSorted()).toEqual(creators.toSorted());
    expect(repeated(storefronts.map(({ slug }) => slug))).toEqual([]);
    for (const { ownerHandle, title, intro } of storefronts) {
      const shelves = lists.filter((list) => list.isPublic && list.ownerHandle === ownerHandle);
      expect(shelves.length, ownerHandle).toBeGreaterThanOrEqual(4);
      expect(shelves.some(({ items }) => items.some(({ postKey }) => postKey?.startsWith('photo')))).toBe(
        true,
      );
      expect([title.length <= 60, intro.length <= 500]).toEqual([true, true]);
    }
  });

  it('has themes with enough to buy, under addresses of their own', () => {
    const slugsOfThemes = themes.map(({ themeSlug }) => themeSlug ?? '');
    expect(repeated(slugsOfThemes)).toEqual([]);
    expect(slugsOfThemes.filter((slug) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug))).toEqual([]);
    for (const theme of themes) {
      expect(theme.isPublic, theme.title).toBe(true);
      const inStock = productsOf(theme).filter(({ availability }) => availability === 'in_stock');
      expect(inStock.length, theme.title).toBeGreaterThanOrEqual(4);
    }
    const gifts = themes.find(({ themeSlug }) => themeSlug === 'gifts-under-25-dollars');
    for (const { price, title } of gifts === undefined ? [] : productsOf(gifts)) {
      expect(price.amount, title).toBeLessThan(2_500);
      expect(price.currency).toBe('USD');
    }
    expect(gifts).toBeDefined();
  });

  it('lets only members post and comment', () => {
    expect(
      strangers(
        [...posts, ...comments].map((words) => words.authorHandle),
        members,
      ),
    ).toEqual([]);
  });

  it('keeps within the limits of posts', () => {
    for (const post of posts) {
      expect(post.text.length, post.key).toBeLessThanOrEqual(2_200);
      expect(post.interests.length, post.key).toBeGreaterThanOrEqual(1);
      expect(new Set(post.interests).size, post.key).toBeLessThanOrEqual(3);
      expect(new Set(post.interests).size, post.key).toBe(post.interests.length);
      expect(post.productExternalIds?.length ?? 0, post.key).toBeLessThanOrEqual(5);
    }
    expect(comments.every(({ text }) => text.trim() !== '' && text.length <= 1_000)).toBe(true);
    expect(people.every((person) => person.interests.length >= 5)).toBe(true);
  });

  it('asks questions that have two to six answers', () => {
    for (const { poll, key } of posts) {
      if (!poll) continue;
      expect(poll.question.length, key).toBeLessThanOrEqual(300);
      expect(poll.options.length, key).toBeGreaterThanOrEqual(2);
      expect(poll.options.length, key).toBeLessThanOrEqual(6);
      expect(Math.max(...poll.options.map((option) => option.text.length)), key).toBeLessThanOrEqual(100);
    }
  });

  it('shares only reviews of the one who shares them', () => {
    for (const post of posts.filter(({ reviewKey }) => reviewKey)) {
      const review = reviews.find(({ key }) => key === post.reviewKey);
      expect(review?.authorHandle, post.key).toBe(post.authorHandle);
      expect(review?.ageHours, post.key).toBeGreaterThan(post.ageHours);
    }
  });

  it('has no one respond before the post, before they came, or after now', () => {
    for (const said of [...comments, ...marksByHandle()]) {
      const post = postOf.get(said.postKey);
      expect(said.ageHours, said.postKey).toBeGreaterThan(0);
      expect(said.ageHours, said.postKey).toBeLessThanOrEqual(post?.ageHours ?? 0);
      expect(said.ageHours, said.authorHandle).toBeLessThan(joinedHoursAgo.get(said.authorHandle) ?? 0);
    }
    const parents = new Map(comments.map((comment) => [comment.key, comment]));
    for (const { parentKey, answeredKey, ...reply } of comments) {
      if (parentKey) expect(reply.ageHours).toBeLessThanOrEqual(parents.get(parentKey)?.ageHours ?? 0);
      if (answeredKey) expect(parents.get(answeredKey)).toMatchObject({ parentKey });
    }
    for (const { commentKey, handle, ageHours } of commentSmiles) {
      expect(ageHours).toBeLessThanOrEqual(parents.get(commentKey)?.ageHours ?? 0);
      expect(ageHours).toBeLessThan(joinedHoursAgo.get(handle) ?? 0);
    }
  });

  it('has no one smile at or vote on their own post, nor follow themselves', () => {
    const own = [...smiles, ...saves, ...votes].filter(
      (mark) => postOf.get(mark.postKey)?.authorHandle === mark.handle,
    );
    expect(own).toEqual([]);
    expect(follows.filter((follow) => follow.followerHandle === follow.followedHandle)).toEqual([]);
  });

  it('votes only while a poll is open, and for what it offers', () => {
    for (const { postKey, option, ageHours } of votes) {
      const poll = postOf.get(postKey)?.poll;
      expect(poll?.options[option], postKey).toBeDefined();
      expect(ageHours, postKey).toBeGreaterThanOrEqual(-(poll?.closesInHours ?? 0));
    }
    const closed = posts.filter(({ poll }) => poll && poll.closesInHours < 0);
    expect(closed.length).toBeGreaterThanOrEqual(8);
  });
});

function marksByHandle() {
  return [...smiles, ...saves, ...votes].map(({ handle, ...mark }) => ({ ...mark, authorHandle: handle }));
}

function repeated(keys: readonly string[]): string[] {
  const seen = new Set<string>();
  return keys.filter((key) => seen.size === seen.add(key).size);
}

function productsOf({ items }: demo.DemoList): demo.DemoProduct[] {
  const held = new Set(items.flatMap(({ productExternalId }) => productExternalId ?? []));
  return products.filter(({ externalId }) => held.has(externalId));
}

function strangers(names: readonly string[], known: ReadonlySet<string>): string[] {
  return [...new Set(names)].filter((name) => !known.has(name));
}

describe('the demo community in Chinese', () => {
  const chinese = demo.demoIn('zh-CN');
  const texts = [
    ...chinese.people.flatMap(({ name, bio }) => [name, bio]),
    ...chinese.products.flatMap(({ title, description, category }) => [title, description, ...category]),
    ...chinese.posts.flatMap(({ text, photos = [], poll }) => [
      text,
      ...photos.map(({ alt }) => alt),
      poll?.question ?? text,
    ]),
    ...chinese.reviews.map(({ text }) => text),
    ...chinese.lists.map(({ title }) => title),
    ...chinese.storefronts.flatMap(({ title, intro }) => [title, intro]),
    ...chinese.delivery.map(({ name }) => name),
  ];

  it('says everything in Chinese', () => {
    expect(texts.filter((text) => !/\p{Script=Han}/u.test(text))).toEqual([]);
  });

  it('has the same people do the same things at the same time', () => {
    const bare = ({ authorHandle, ageHours, key }: { authorHandle: string; ageHours: number; key: string }) =>
      `${key} ${authorHandle} ${ageHours}`;
    expect(chinese.posts.map(bare)).toEqual(posts.map(bare));
    expect(chinese.comments.map(bare)).toEqual(comments.map(bare));
    expect(chinese.comments.map(({ productExternalIds }) => productExternalIds)).toEqual(
      comments.map(({ productExternalIds }) => productExternalIds),
    );
    expect(chinese.posts.map(({ photos = [] }) => photos.map(({ tags }) => tags))).toEqual(
      posts.map(({ photos = [] }) => photos.map(({ tags }) => tags)),
    );
  });

  it('is English where it was not written in a language', () => {
    expect(demo.demoIn('ar').posts).toBe(posts);
  });
});
