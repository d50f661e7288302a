import { limits, type NewPost, type PostChange } from '@spark/contract';
import type { ProblemDetail } from '../../platform/http/index.ts';
import { say, type Sentence } from '../../platform/sentences/index.ts';

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

const missingParts: Record<Part, Sentence> = {
  media: say`This post needs at least one photo.`,
  productIds: say`This post needs at least one product.`,
  url: say`This post needs an address.`,
  poll: say`This post needs a question with its options.`,
  reviewId: say`This post needs one of your reviews.`,
};

/** What is wrong with the make-up of a post, beyond what its schema says; empty when nothing is. */
export function findProblems(post: NewPost, now: Date): ProblemDetail[] {
  return [...wrongParts(post), ...wrongWords(post), ...wrongPhotos(post), ...wrongPoll(post, now)];
}

/** What is wrong with a change of a post, given what the post would be after it. */
export function findChangeProblems(
  change: PostChange,
  after: Pick<NewPost, 'kind' | 'text' | 'media' | 'productIds'>,
): ProblemDetail[] {
  const changeable = (['media', 'productIds'] as const).filter((part) => change[part] !== undefined);
  const { needs, may } = parts[after.kind];
  const misplaced = changeable.flatMap((part) => {
    if (needs.includes(part)) {
      return has(after, part) ? [] : missingPart(part);
    }
    return may.includes(part) ? [] : misplacedPart(part);
  });
  return [...misplaced, ...wrongWords(after), ...wrongPhotos(after)];
}

function wrongParts(post: NewPost): ProblemDetail[] {
  const { needs, may } = parts[post.kind];
  const all: Part[] = ['media', 'productIds', 'url', 'poll', 'reviewId'];
  return all.flatMap((part) => {
    const isGiven = has(post, part);
    if (needs.includes(part) && !isGiven) {
      return missingPart(part);
    }
    return isGiven && !needs.includes(part) && !may.includes(part) ? misplacedPart(part) : [];
  });
}

function missingPart(part: Part): ProblemDetail {
  return { path: `/${part}`, message: missingParts[part] };
}

function misplacedPart(part: Part): ProblemDetail {
  return { path: `/${part}`, message: say`A post of this kind cannot have ${part}.` };
}

function has(post: Partial<Pick<NewPost, Part>>, part: Part): boolean {
  const value = post[part];
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== '';
}

function wrongWords(post: Pick<NewPost, 'kind' | 'text'>): ProblemDetail[] {
  if (post.kind !== 'story' || post.text?.trim()) return [];
  return [{ path: '/text', message: say`A story needs some words.` }];
}

function wrongPhotos({ media = [] }: Pick<NewPost, 'media'>): ProblemDetail[] {
  const problems: ProblemDetail[] = [];
  const tagCount = media.reduce((sum, photo) => sum + (photo.tags?.length ?? 0), 0);
  if (tagCount > limits.tagsPerPost) {
    problems.push({
      path: '/media',
      message: say`A post may have at most ${limits.tagsPerPost} tags in all.`,
    });
  }
  if (new Set(media.map((photo) => photo.id)).size < media.length) {
    problems.push({ path: '/media', message: say`The same photo is there twice.` });
  }
  for (const [index, photo] of media.entries()) {
    if ((photo.tags?.length ?? 0) > limits.tagsPerPhoto) {
      const message = say`A photo may have at most ${limits.tagsPerPhoto} tags.`;
      problems.push({ path: `/media/${index}/tags`, message });
    }
    const tagged = photo.tags?.map((tag) => tag.productId) ?? [];
    if (new Set(tagged).size < tagged.length) {
      problems.push({ path: `/media/${index}/tags`, message: say`A product can be tagged once on a photo.` });
    }
  }
  return problems;
}

function wrongPoll({ poll }: NewPost, now: Date): ProblemDetail[] {
  if (poll === undefined) return [];
  const problems: ProblemDetail[] = [];
  const texts = poll.options.map((option) => option.text.trim().toLowerCase());
  if (new Set(texts).size < texts.length) {
    problems.push({ path: '/poll/options', message: say`Two options say the same.` });
  }
  for (const [index, { productId, mediaId }] of poll.options.entries()) {
    if (productId === undefined || mediaId === undefined) continue;
    const message = say`An option has a photo or a product, not both.`;
    problems.push({ path: `/poll/options/${index}`, message });
  }
  const photos = poll.options.flatMap(({ mediaId }) => mediaId ?? []);
  if (new Set(photos).size < photos.length) {
    problems.push({ path: '/poll/options', message: say`The same photo is there twice.` });
  }
  if (poll.closesAt !== undefined && new Date(poll.closesAt) <= now) {
    problems.push({ path: '/poll/closesAt', message: say`A poll must close in the future.` });
  }
  return problems;
}
