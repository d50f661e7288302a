import type { Post } from '@spark/contract';
import { describe, expect, it } from 'vitest';
import { sampleMedia, sampleProduct } from '../testing/samples.ts';
import { changedParts, postParts } from './post-parts.ts';

const mug = sampleProduct('mug');
const post: Post = {
  id: 'post',
  kind: 'photo',
  author: {
    id: 'me',
    handle: 'me',
    name: 'Me',
    avatar: null,
    enthusiast: false,
    badges: [],
    enthusiastIn: [],
  },
  text: 'My desk',
  language: 'en',
  mentions: [],
  interests: [{ slug: 'coffee', name: 'Coffee' }],
  media: ['one', 'two'].map((id) => ({
    ...sampleMedia(id),
    altComposed: null,
    alt: 'A desk',
    tags: [{ id: `tag-${id}`, productId: 'mug', x: 0.5, y: 0.5, priceAtPosting: null, substituteFor: null }],
  })),
  isLive: true,
  shoppableCount: 1,
  products: [{ ...mug, substituteFor: null }],
  waiting: [],
  link: null,
  poll: null,
  review: null,
  smileCount: 0,
  commentCount: 0,
  saveCount: 0,
  viewCount: 0,
  topComment: null,
  viewer: { smiled: false, saved: false, voted: false, own: true, followsAuthor: false },
  disclosure: null,
  createdAt: '2026-03-10T12:00:00.000Z',
  editedAt: null,
};

const edited = () => ({ before: postParts(post), now: postParts(post) });

describe('postParts', () => {
  it('shows the photos with their tags', () => {
    const [photo] = postParts(post).photos;
    expect(photo).toMatchObject({ key: 'one', alt: 'A desk', stage: 'arrived' });
    expect(photo?.tags).toMatchObject([{ product: mug, x: 0.5, y: 0.5 }]);
  });
});

describe('changedParts', () => {
  it('is nothing where nothing was changed', () => {
    const { before, now } = edited();
    expect(changedParts(before, now)).toBeNull();
  });

  it('names only the parts that were changed', () => {
    const { before, now } = edited();
    expect(changedParts(before, { ...now, text: 'My tidy desk ' })).toEqual({ text: 'My tidy desk' });
    expect(changedParts(before, { ...now, interests: ['tea'] })).toEqual({ interests: ['tea'] });
  });

  it('leaves the tags of a photo alone that were not touched', () => {
    const { before, now } = edited();
    expect(changedParts(before, { ...now, photos: now.photos.toReversed() })).toEqual({
      media: [
        { id: 'two', alt: 'A desk' },
        { id: 'one', alt: 'A desk' },
      ],
    });
  });

  it('names the tags of a photo where one was moved', () => {
    const { before, now } = edited();
    const [photo] = now.photos;
    if (photo?.tags[0]) photo.tags[0].x = 0.6;
    expect(changedParts(before, now)?.media?.[0]?.tags).toEqual([{ productId: 'mug', x: 0.6, y: 0.5 }]);
  });
});
