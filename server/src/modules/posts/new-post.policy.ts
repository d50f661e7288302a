import { limits, type NewPost } from '@spark/contract';
import type { ProblemDetail } from '../../platform/http/index.ts';

type Part = 'media' | 'productIds' | 'url' | 'poll' | 'reviewId';

// What each kind is made of besides words and interests: needed parts, and parts it may have.
const parts: Record<NewPost['kind'], { needs: Part[]; may: Part[] }> = {
  photo: { needs: ['media'], may: [] },
  product: { needs: ['productIds'], may: [] },
  story: { needs: [], may: ['media'] },
  link: { needs: ['url'], may: [] },
  poll: { needs: ['poll'], may: [] },
  review: { needs: ['reviewId'], may: [] },
};

const partNames: Record<Part, string> = {
  media: 'at least one photo',
  productIds: 'at least one product',
  url: 'an address',
  poll: 'a question with its options',
  reviewId: 'one of your reviews',
};

/** What is wrong with the make-up of a post, beyond what its schema says; empty when nothing is. */
export function findProblems(post: NewPost, now: Date): ProblemDetail[] {
  return [...wrongParts(post), ...wrongWords(post), ...wrongPhotos(post), ...wrongPoll(post, now)];
}

function wrongParts(post: NewPost): ProblemDetail[] {
  const { needs, may } = parts[post.kind];
  const all: Part[] = ['media', 'productIds', 'url', 'poll', 'reviewId'];
  return all.flatMap((part) => {
    const isGiven = has(post, part);
    if (needs.includes(part) && !isGiven) {
      return { path: `/${part}`, message: `A ${post.kind} post needs ${partNames[part]}.` };
    }
    if (isGiven && !needs.includes(part) && !may.includes(part)) {
      return { path: `/${part}`, message: `A ${post.kind} post cannot have ${part}.` };
    }
    return [];
  });
}

function has(post: NewPost, part: Part): boolean {
  const value = post[part];
  return Array.isArray(value) ? value.length > 0 : value !== undefined;
}

function wrongWords(post: NewPost): ProblemDetail[] {
  if (post.kind !== 'story' || post.text?.trim()) return [];
  return [{ path: '/text', message: 'A story needs some words.' }];
}

function wrongPhotos({ media = [] }: NewPost): ProblemDetail[] {
  const problems: ProblemDetail[] = [];
  const tagCount = media.reduce((sum, photo) => sum + (photo.tags?.length ?? 0), 0);
  if (tagCount > limits.tagsPerPost) {
    problems.push({ path: '/media', message: `A post may have at most ${limits.tagsPerPost} tags in all.` });
  }
  if (new Set(media.map((photo) => photo.id)).size < media.length) {
    problems.push({ path: '/media', message: 'The same photo is there twice.' });
  }
  for (const [index, photo] of media.entries()) {
    const tagged = photo.tags?.map((tag) => tag.productId) ?? [];
    if (new Set(tagged).size < tagged.length) {
      problems.push({ path: `/media/${index}/tags`, message: 'A product can be tagged once on a photo.' });
    }
  }
  return problems;
}

function wrongPoll({ poll }: NewPost, now: Date): ProblemDetail[] {
  if (poll === undefined) return [];
  const problems: ProblemDetail[] = [];
  const texts = poll.options.map((option) => option.text.trim().toLowerCase());
  if (new Set(texts).size < texts.length) {
    problems.push({ path: '/poll/options', message: 'Two options say the same.' });
  }
  if (poll.closesAt !== undefined && new Date(poll.closesAt) <= now) {
    problems.push({ path: '/poll/closesAt', message: 'A poll must close in the future.' });
  }
  return problems;
}
