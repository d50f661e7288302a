import { limits } from '@spark/contract';
import { codeOf, isApiProblem, sentenceOf } from '#lib/api/index.ts';
import type { Draft } from './draft.svelte.ts';

/** What is wrong with a draft, each beside the part it is about. */
export interface DraftRemarks {
  photos?: string;
  /** By position of the photo. */
  photo: Record<number, string>;
  text?: string;
  interests?: string;
  /** About the post as a whole. */
  form?: string;
}

/** What is missing before a draft can be published; `null` when nothing is. */
export function missingParts(draft: Draft): DraftRemarks | null {
  const remarks: DraftRemarks = { photo: {} };
  if (draft.photos.length === 0) remarks.photos = 'Add at least one photo.';
  for (const [at, photo] of draft.photos.entries()) {
    if (photo.failure !== null) remarks.photo[at] = 'This photo did not arrive. Try again or remove it.';
  }
  if (draft.text.length > limits.postTextLength)
    remarks.text = `Use at most ${limits.postTextLength} characters.`;
  if (draft.interests.length === 0)
    remarks.interests = 'Choose at least one interest, so that people find it.';
  const isWhole = Object.keys(remarks).length === 1 && Object.keys(remarks.photo).length === 0;
  return isWhole ? null : remarks;
}

/** Sorts a refusal of the server to the parts it is about. */
export function remarksOf(caught: unknown): DraftRemarks {
  const remarks: DraftRemarks = { photo: {} };
  const errors = isApiProblem(caught) ? (caught.problem.errors ?? []) : [];
  for (const { path, message } of errors) {
    const [, part, index] = path.split('/');
    if (part === 'media' && index !== undefined) remarks.photo[Number(index)] ??= message;
    else if (part === 'media') remarks.photos ??= message;
    else if (part === 'text') remarks.text ??= message;
    else if (part === 'interests') remarks.interests ??= message;
    else remarks.form ??= message;
  }
  if (errors.length === 0) remarks.form = formSentence(caught);
  return remarks;
}

function formSentence(caught: unknown): string {
  if (codeOf(caught) === 'idempotency_conflict') {
    return 'This was published already, before your last change. You find it on your profile.';
  }
  return sentenceOf(caught);
}
