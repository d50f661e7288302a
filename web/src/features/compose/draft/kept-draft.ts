import type { DraftContent, Draft as ServerDraft, ProductCard, UploadedMedia } from '@spark/contract';
import { closesAt } from '../kinds/poll-closing.ts';
import { asTaken } from '../photos/photo-edit.ts';
import type { DraftOption, DraftParts, DraftPhoto, DraftPicture } from './draft-parts.ts';
import { emptyParts, newOption } from './draft-parts.ts';

/** A picture as it is kept on the device; its file lies beside the drafts, under its key. */
export type KeptPicture = Pick<DraftPicture, 'key' | 'media' | 'uploadUrl' | 'edit' | 'fileBytes'>;

/** What a draft is made of, as it can be kept. */
export interface KeptParts extends Omit<DraftParts, 'photos' | 'options'> {
  photos: (KeptPicture & Pick<DraftPhoto, 'alt' | 'tags'>)[];
  options: (Omit<DraftOption, 'picture'> & { picture: KeptPicture | null })[];
}

/** A draft as it is kept on the device. */
export interface KeptDraft {
  id: string;
  userId: string;
  /** The revision of the server it is based on; `null` while the server has none. */
  revision: number | null;
  /** Whether it says something the server does not know yet. */
  isDirty: boolean;
  updatedAt: number;
  parts: KeptParts;
}

/** The parts of a draft without what only this page needs. */
export function keepParts(parts: DraftParts): KeptParts {
  return {
    ...parts,
    photos: parts.photos.map((photo) => ({ ...keepPicture(photo), alt: photo.alt, tags: photo.tags })),
    options: parts.options.map((option) => ({
      ...option,
      picture: option.picture === null ? null : keepPicture(option.picture),
    })),
  };
}

/** What the server keeps of a draft: everything but the pictures it has not got yet. */
export function toContent(parts: KeptParts, now: number): DraftContent {
  const hasPoll = parts.question !== '' || parts.options.some(isStarted);
  return {
    kind: parts.kind,
    text: parts.text,
    interests: [...parts.interests],
    photos: parts.photos.flatMap(({ media, alt, tags }) =>
      media === null
        ? []
        : [
            {
              mediaId: media.id,
              alt,
              tags: tags.map(({ product, x, y }) => ({ productId: product.id, x, y })),
            },
          ],
    ),
    productIds: parts.products.map(({ id }) => id),
    url: parts.url,
    poll: hasPoll
      ? {
          question: parts.question,
          options: parts.options.map(({ text, product, picture }) => ({
            text,
            productId: product?.id ?? null,
            mediaId: picture?.media?.id ?? null,
          })),
          closesAt: closesAt(parts.closing, parts.ownClosing, now),
        }
      : null,
    reviewId: parts.reviewId,
    // Drafts that were kept before this could be chosen have none.
    language: parts.language ?? null,
  };
}

/** Tells two states of a draft apart; the same words give the same print at any time, whenever a poll may close. */
export function fingerprint(parts: KeptParts): string {
  return JSON.stringify([toContent(parts, 0), parts.closing, parts.ownClosing]);
}

/** Whether two copies of a draft say the same, apart from when a poll closes: the server knows only the moment. */
export function isSameContent(one: KeptParts, other: KeptParts): boolean {
  const [a, b] = [one, other].map((parts) => JSON.stringify(toContent({ ...parts, closing: 'never' }, 0)));
  return a === b;
}

/** A draft of the server as it is kept on the device; what it names and the server has no more is left out. */
export function fromServer(
  { id, revision, content, media, products, updatedAt }: ServerDraft,
  userId: string,
): KeptDraft {
  const picture = byId(media);
  const product = byId(products);
  const empty = emptyParts(content.kind);
  return {
    id,
    userId,
    revision,
    isDirty: false,
    updatedAt: Date.parse(updatedAt),
    parts: {
      ...empty,
      text: content.text,
      interests: content.interests,
      photos: content.photos.flatMap(({ mediaId, alt, tags }) => {
        const known = picture.get(mediaId);
        if (known === undefined) return [];
        const placed = tags.flatMap(({ productId, x, y }) => {
          const tagged = product.get(productId);
          return tagged === undefined ? [] : [{ product: tagged, x, y }];
        });
        return [{ ...ofMedia(known), alt, tags: placed }];
      }),
      products: content.productIds.flatMap((productId) => product.get(productId) ?? []),
      url: content.url,
      ...(content.poll === null ? {} : pollParts(content.poll, picture, product)),
      reviewId: content.reviewId,
      language: content.language ?? null,
    },
  };
}

function pollParts(
  poll: NonNullable<DraftContent['poll']>,
  picture: Map<string, UploadedMedia>,
  product: Map<string, ProductCard>,
): Pick<KeptParts, 'question' | 'options' | 'closing' | 'ownClosing'> {
  const options = poll.options.map(({ text, productId, mediaId }) => {
    const media = picture.get(mediaId ?? '');
    return {
      ...newOption(text),
      product: product.get(productId ?? '') ?? null,
      picture: media === undefined ? null : ofMedia(media),
    };
  });
  return {
    question: poll.question,
    options,
    closing: poll.closesAt === null ? 'never' : 'own',
    ownClosing: poll.closesAt,
  };
}

function isStarted({ text, product, picture }: KeptParts['options'][number]): boolean {
  return text !== '' || product !== null || picture !== null;
}

function keepPicture({ key, media, uploadUrl, edit, file, fileBytes }: DraftPicture): KeptPicture {
  const kept = { key, media, uploadUrl, edit };
  const bytes = file?.size ?? fileBytes;
  return media !== null || bytes === undefined ? kept : { ...kept, fileBytes: bytes };
}

function ofMedia(media: UploadedMedia): KeptPicture {
  return { key: media.id, media, uploadUrl: null, edit: media.edit ?? asTaken };
}

function byId<T extends { id: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}
