import { limits } from '@spark/contract';
import { codeOf, isApiProblem, sentenceOf } from '#lib/api/index.ts';
import { picturesOf, type DraftParts } from './draft/draft-parts.ts';

/** What is wrong with a draft, each beside the part it is about. */
export interface DraftRemarks {
  photos?: string;
  /** By position of the photo. */
  photo: Record<number, string>;
  text?: string;
  interests?: string;
  products?: string;
  url?: string;
  question?: string;
  options?: string;
  /** By position of the choice. */
  option: Record<number, string>;
  closing?: string;
  review?: string;
  /** About the post as a whole. */
  form?: string;
}

/** No remarks. */
export function noRemarks(): DraftRemarks {
  return { photo: {}, option: {} };
}

/** What is missing before a draft can be published; `null` when nothing is. */
export function missingParts(parts: DraftParts): DraftRemarks | null {
  const remarks = noRemarks();
  remarkKind(parts, remarks);
  for (const [at, { failure }] of used(parts).photos.entries()) {
    if (failure !== null) remarks.photo[at] = 'This photo did not arrive. Try again or remove it.';
  }
  if (parts.interests.length === 0)
    remarks.interests = 'Choose at least one interest, so that people find it.';
  return hasAny(remarks) ? remarks : null;
}

/** Sorts a refusal of the server to the parts it is about. */
export function remarksOf(caught: unknown): DraftRemarks {
  const remarks = noRemarks();
  const errors = isApiProblem(caught) ? (caught.problem.errors ?? []) : [];
  for (const { path, message } of errors) sortRemark(remarks, path, message);
  if (errors.length === 0) remarks.form = formSentence(caught);
  return remarks;
}

/** The photos and choices that the draft's kind uses; the others wait for another kind. */
export function used(parts: DraftParts): Pick<DraftParts, 'photos' | 'options'> {
  const hasPhotos = parts.kind === 'photo' || parts.kind === 'story';
  return { photos: hasPhotos ? parts.photos : [], options: parts.kind === 'poll' ? parts.options : [] };
}

/** Whether any picture the post needs is still on its way. */
export function usedPictures(parts: DraftParts): ReturnType<typeof picturesOf> {
  return picturesOf(used(parts));
}

function remarkKind(parts: DraftParts, remarks: DraftRemarks): void {
  switch (parts.kind) {
    case 'photo':
      if (parts.photos.length === 0) remarks.photos = 'Add at least one photo.';
      return;
    case 'story':
      if (parts.text.trim() === '') remarks.text = 'A story needs some words.';
      return;
    case 'product':
      if (parts.products.length === 0) remarks.products = 'Choose at least one product.';
      return;
    case 'link':
      if (parts.url.trim() === '') remarks.url = 'Paste the address of the page.';
      return;
    case 'review':
      if (parts.reviewId === null) remarks.review = 'Choose one of your reviews.';
      return;
    case 'poll':
      remarkPoll(parts, remarks);
  }
}

function remarkPoll({ question, options, closing, ownClosing }: DraftParts, remarks: DraftRemarks): void {
  if (question.trim() === '') remarks.question = 'What do you want to ask?';
  for (const [at, { text, picture }] of options.entries()) {
    if (text.trim() === '') remarks.option[at] = 'This choice needs a few words.';
    else if (picture?.failure) remarks.option[at] = 'This photo did not arrive. Try again or remove it.';
  }
  if (options.length < limits.minPollOptions)
    remarks.options = `A poll needs at least ${limits.minPollOptions} choices.`;
  if (closing === 'own' && ownClosing === null) remarks.closing = 'Say when the poll closes.';
}

function sortRemark(remarks: DraftRemarks, path: string, message: string): void {
  const [, part, ...rest] = path.split('/');
  if (part === 'media' && rest[0] !== undefined) remarks.photo[Number(rest[0])] ??= message;
  else if (part === 'media') remarks.photos ??= message;
  else if (part === 'text') remarks.text ??= message;
  else if (part === 'interests') remarks.interests ??= message;
  else if (part === 'productIds') remarks.products ??= message;
  else if (part === 'url') remarks.url ??= message;
  else if (part === 'reviewId') remarks.review ??= message;
  else if (part === 'poll') sortPollRemark(remarks, rest, message);
  else remarks.form ??= message;
}

function sortPollRemark(remarks: DraftRemarks, [part, at]: string[], message: string): void {
  if (part === 'options' && at !== undefined) remarks.option[Number(at)] ??= message;
  else if (part === 'options') remarks.options ??= message;
  else if (part === 'closesAt') remarks.closing ??= message;
  else remarks.question ??= message;
}

function hasAny({ photo, option, ...others }: DraftRemarks): boolean {
  return [photo, option, others].some((remarks) => Object.keys(remarks).length > 0);
}

function formSentence(caught: unknown): string {
  if (codeOf(caught) === 'idempotency_conflict') {
    return 'This was published already, before your last change. You find it on your profile, where you can edit it.';
  }
  return sentenceOf(caught);
}
