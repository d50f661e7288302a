import type { NewPost, Post } from '@spark/contract';
import { call, routes } from '#lib/api/index.ts';
import type { Draft } from './draft.svelte.ts';

/** Publishes a draft whose photos have all arrived. */
export function publishDraft(draft: Draft): Promise<Post> {
  return call(fetch, routes.createPost, { body: toNewPost(draft), idempotencyKey: draft.intent });
}

function toNewPost({ text, interests, photos }: Draft): NewPost {
  return {
    kind: 'photo',
    text: text.trim(),
    interests: [...interests],
    media: photos.flatMap(({ media, alt, tags }) =>
      media === null
        ? []
        : [
            {
              id: media.id,
              alt: alt.trim(),
              tags: tags.map(({ product, x, y }) => ({ productId: product.id, x, y })),
            },
          ],
    ),
  };
}
