import type { Notification } from '@spark/contract';
import { authorView } from '../accounts/index.ts';
import { firstWords } from './first-words.ts';
import type { NotificationRow } from './notifications.queries.ts';
import { postTitle } from './post-title.ts';

const commentChars = 140;

/** A notification as its reader gets it. */
export function notificationView(row: NotificationRow): Notification {
  const actors = row.actors ?? [];
  return {
    id: row.id,
    type: row.type,
    post: row.post_id === null ? null : { id: row.post_id, title: titleOf(row) },
    product: row.product_id === null ? null : { id: row.product_id, title: row.product_title ?? '' },
    comment:
      row.comment_id === null
        ? null
        : { id: row.comment_id, text: firstWords(row.comment_text ?? '', commentChars) },
    interest: row.interest_name,
    actors: actors.map(authorView),
    actorCount: row.actor_count,
    createdAt: row.told_at.toISOString(),
    readAt: row.read_at?.toISOString() ?? null,
  };
}

function titleOf(row: NotificationRow): string {
  return postTitle({
    text: row.text ?? '',
    question: row.question,
    reviewTitle: row.review_title,
    linkTitle: row.link_title,
  });
}
