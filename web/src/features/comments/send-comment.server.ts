import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { call, isApiProblem, newIdempotencyKey, routes } from '#lib/api/index.ts';
import { paths } from '#lib/paths.ts';

/** Posts the comment of a form sent without JavaScript; what was typed comes back with the way on when it is refused. */
export async function sendComment({ request, fetch }: RequestEvent, postId: string) {
  const form = await request.formData();
  const text = String(form.get('text') ?? '');
  const parentId = form.get('parentId');
  let comment;
  try {
    comment = await call(fetch, routes.createComment, {
      params: { id: postId },
      body: { text, ...(typeof parentId === 'string' ? { parentId } : {}) },
      idempotencyKey: newIdempotencyKey(),
    });
  } catch (caught) {
    if (!isApiProblem(caught)) throw caught;
    const { status, code } = caught.problem;
    return fail(status, {
      text,
      message: caught.message,
      wayOn: wayOnFrom(code, `${paths.post(postId)}#comments`),
    });
  }
  redirect(303, paths.comment(postId, comment.id));
}

/** Gives a smile to a comment, or takes it back, by a form sent without JavaScript. */
export async function sendCommentSmile({ request, fetch }: RequestEvent, postId: string) {
  const form = await request.formData();
  const id = String(form.get('commentId') ?? '');
  const route = form.get('smiled') === 'true' ? routes.smileAtComment : routes.unsmileAtComment;
  try {
    await call(fetch, route, { params: { id } });
  } catch (caught) {
    if (!isApiProblem(caught)) throw caught;
    const wayOn = wayOnFrom(caught.problem.code, paths.comment(postId, id));
    return fail(caught.problem.status, { text: '', message: caught.message, wayOn });
  }
  redirect(303, paths.comment(postId, id));
}

function wayOnFrom(code: string, then: string): { href: string; label: string } | null {
  if (code === 'unauthenticated') return { href: paths.signIn(then), label: 'Sign in' };
  if (code === 'membership_required') return { href: paths.join(then), label: 'Join' };
  return null;
}
