import type { Picture, Post, PostPhoto } from '@spark/contract';
import { authorView } from '../accounts/index.ts';
import { pictureView } from '../media/index.ts';
import { reviewPhotosView } from '../reviews/index.ts';
import type { PostParts } from './post-parts.queries.ts';

type Same =
  | 'id'
  | 'kind'
  | 'author'
  | 'text'
  | 'language'
  | 'mentions'
  | 'interests'
  | 'isLive'
  | 'link'
  | 'review'
  | 'topComment'
  | 'disclosure'
  | 'createdAt'
  | 'editedAt';

/** What of a post looks the same to everybody, whatever can be bought and however often it was answered. */
export interface PostFace extends Pick<Post, Same> {
  photos: Omit<PostPhoto, 'tags' | 'altComposed'>[];
  /** Of the options of its poll, in their order. */
  optionPictures: (Picture | null)[];
}

/** Makes the face of a post; it holds for as long as the row does. */
export function faceOf(post: PostParts): PostFace {
  const { top_comment: comment } = post;
  return {
    id: post.id,
    kind: post.kind,
    author: authorView(post.author),
    text: post.text,
    language: post.language ?? post.review_language,
    mentions: post.mentions,
    interests: post.interests,
    photos: post.photos.map((photo) => ({
      id: photo.id,
      state: photo.state,
      ...pictureView(photo),
      alt: photo.alt,
    })),
    optionPictures: post.poll_options.map(({ picture }) => (picture === null ? null : pictureView(picture))),
    isLive: post.is_live,
    link: linkView(post),
    review: reviewView(post),
    topComment:
      comment === null
        ? null
        : {
            id: comment.id,
            author: authorView(comment.author),
            text: comment.text,
            language: comment.language,
          },
    // Nobody earns from a post before there are creators; their module will say so here.
    disclosure: null,
    createdAt: post.created_at.toISOString(),
    editedAt: editedAt(post)?.toISOString() ?? null,
  };
}

// A review is edited in one place, and its post with it.
function editedAt({ edited_at: own, review_edited_at: review }: PostParts): Date | null {
  if (own === null || review === null) return own ?? review;
  return own > review ? own : review;
}

function linkView(post: PostParts): Post['link'] {
  if (post.link_url === null) return null;
  return {
    url: post.link_url,
    title: post.link_title ?? post.link_url,
    description: post.link_description ?? '',
    site: post.link_site ?? '',
    picture: post.link_picture === null ? null : pictureView(post.link_picture),
  };
}

function reviewView(post: PostParts): Post['review'] {
  if (post.review_id === null || post.review_product_id === null) return null;
  return {
    id: post.review_id,
    productId: post.review_product_id,
    stars: post.review_stars ?? 0,
    title: post.review_title ?? '',
    text: post.review_text ?? '',
    language: post.review_language,
    // A card is the same for everybody: photos that are not ready are on the product's page, for their author.
    photos: reviewPhotosView(post.review_photos, false),
    isVerifiedPurchase: post.review_is_verified_purchase === true,
  };
}
