import type { HideReason, Post } from '@spark/contract';
import { interestName } from '#lib/interest-name.ts';

/** A reason one may give for not being interested in a post. */
export interface ReasonChoice {
  key: string;
  reason: HideReason;
  interest?: string;
  label: string;
  /** What follows from it. */
  said: string;
}

/** Said as long as no reason was given. */
export function saidOfPost() {
  return 'You won’t see this post again.';
}

/** The reasons that fit a post. */
export function reasonChoices(post: Post): ReasonChoice[] {
  const { name } = post.author;
  const choices: ReasonChoice[] = [
    {
      key: 'author',
      reason: 'author',
      label: `Less of ${name}`,
      said: `You’ll see less of ${name}.`,
    },
    ...post.interests.map((interest) => ({
      key: `interest:${interest.slug}`,
      reason: 'interest' as const,
      interest: interest.slug,
      label: `Less of ${interestName(interest)}`,
      said: `You’ll see less of ${interestName(interest)}.`,
    })),
  ];
  if (post.products.length > 0 || post.waiting.length > 0) {
    choices.push(
      {
        key: 'product',
        reason: 'product',
        label: 'Not these products',
        said: 'You’ll see less of what it shows and the like.',
      },
      {
        key: 'owned',
        reason: 'owned',
        label: 'I own this already',
        said: 'You’ll see less of what you own already.',
      },
    );
  }
  return [
    ...choices,
    {
      key: 'repeated',
      reason: 'repeated',
      label: 'Seen too often',
      said: 'It is gone, and what it shows comes less often.',
    },
  ];
}
