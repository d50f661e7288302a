import { sendComment, sendCommentSmile } from '#features/comments/send-comment.server.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  comment: (event) => sendComment(event, event.params.id),
  smileAtComment: (event) => sendCommentSmile(event, event.params.id),
};
