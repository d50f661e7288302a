import { sendComment } from '#features/comments/send-comment.server.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  comment: (event) => sendComment(event, event.params.id),
};
