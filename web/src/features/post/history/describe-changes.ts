import type { Post, PostRevision } from '@spark/contract';
import { formatList } from '#lib/format.ts';
import { plural } from '#lib/words/plural.ts';
import { diffWords, type DiffPart } from './diff-words.ts';

/** What one change of a post was: when, what became of its words, and what else was different before. */
export interface PostChangeLine {
  at: string;
  words: DiffPart[] | null;
  /** Sentences about all that is not words. */
  remarks: string[];
}

/** Tells the changes of a post, last first, each beside what it made of the post. */
export function describeChanges(
  post: Pick<Post, 'text' | 'interests' | 'media'>,
  revisions: readonly PostRevision[],
): PostChangeLine[] {
  const names = new Map(post.interests.map(({ slug, name }) => [slug, name]));
  const now: PostParts = { ...post, interests: post.interests.map(({ slug }) => slug) };
  return revisions.map((before, at) => {
    const after = revisions[at - 1] ?? now;
    const words = before.text === after.text ? null : diffWords(before.text, after.text);
    const remarks = [...remarkOnInterests(before, after, names), ...remarkOnPhotos(before, after)];
    // Nothing else can have changed then. What of it was sold out by now is not known here, so nothing more is said.
    if (words === null && remarks.length === 0) remarks.push('It showed other products.');
    return { at: before.until, words, remarks };
  });
}

function remarkOnInterests(before: PostParts, after: PostParts, names: Map<string, string>): string[] {
  const isSame =
    before.interests.length === after.interests.length &&
    before.interests.every((slug) => after.interests.includes(slug));
  if (isSame) return [];
  return [`It was about ${formatList(before.interests.map((slug) => names.get(slug) ?? asName(slug)))}.`];
}

function remarkOnPhotos(before: PostParts, after: PostParts): string[] {
  const remarks: string[] = [];
  const left = before.media.filter(({ id }) => after.media.some((photo) => photo.id === id));
  const taken = before.media.length - left.length;
  if (taken > 0) remarks.push(plural(taken, ['It had # more photo.', 'It had # more photos.']));
  if (left.some(({ id }, at) => id !== after.media[at]?.id))
    remarks.push('Its photos were in another order.');
  for (const [at, { id, alt }] of after.media.entries()) {
    const was = before.media.find((photo) => photo.id === id)?.alt;
    if (was === undefined || was === alt) continue;
    const photo = after.media.length > 1 ? `Photo ${at + 1}` : 'The photo';
    remarks.push(was === '' ? `${photo} had no description.` : `${photo} was described as “${was}”.`);
  }
  return remarks;
}

/** An interest the post no longer has is known by its slug alone. */
function asName(slug: string): string {
  const words = slug.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

interface PostParts {
  text: string;
  interests: readonly string[];
  media: readonly { id: string; alt: string }[];
}
