import type { Comment, CommentPage, Post, PostProduct, Reply } from '@spark/contract';
import { paths } from '#lib/paths.ts';
import type { Absolute } from './address-maker.ts';
import { describeAuthor, describeCount } from './describe-author.ts';
import { describeOffer } from './describe-offer.ts';
import { postText, postHeadline } from './post-words.ts';

/** A post with its comments, as a `DiscussionForumPosting`. */
export function describePost(
  post: Post,
  comments: Pick<CommentPage, 'items' | 'count'>,
  absolute: Absolute,
): object {
  const url = absolute(paths.post(post.id));
  const pictures = [...post.media, ...(post.review?.photos ?? [])].filter(({ state }) => state === 'ready');
  const products = post.products.map((product) => describeShown(product, absolute));
  return {
    '@type': 'DiscussionForumPosting',
    '@id': url,
    url,
    mainEntityOfPage: url,
    headline: postHeadline(post),
    text: postText(post) || postHeadline(post),
    ...(post.language === null ? {} : { inLanguage: post.language }),
    author: describeAuthor(post.author, absolute),
    datePublished: post.createdAt,
    ...(post.editedAt === null ? {} : { dateModified: post.editedAt }),
    ...(pictures.length === 0
      ? {}
      : { image: pictures.map((picture) => describePicture(picture, absolute)) }),
    ...(post.link === null
      ? {}
      : { sharedContent: { '@type': 'WebPage', url: post.link.url, headline: post.link.title } }),
    ...(post.review === null
      ? {}
      : { about: { '@id': `${absolute(paths.product(post.review.productId))}#product` } }),
    ...(products.length === 0 ? {} : { mentions: products }),
    keywords: post.interests.map(({ name }) => name),
    interactionStatistic: [
      describeCount('LikeAction', post.smileCount),
      describeCount('CommentAction', comments.count),
    ],
    commentCount: comments.count,
    comment: comments.items.flatMap((comment) => describeComment(comment, post.id, absolute)),
  };
}

/** What was taken down is not told of; what answered it is, in its place. */
function describeComment(comment: Comment | Reply, postId: string, absolute: Absolute): object[] {
  const replies = 'replies' in comment ? comment.replies : [];
  const answers = replies.flatMap((reply) => describeComment(reply, postId, absolute));
  if (comment.author === null) return answers;
  return [
    {
      '@type': 'Comment',
      url: absolute(paths.comment(postId, comment.id)),
      text: comment.text,
      ...(comment.language === null ? {} : { inLanguage: comment.language }),
      author: describeAuthor(comment.author, absolute),
      datePublished: comment.createdAt,
      ...(comment.editedAt === null ? {} : { dateModified: comment.editedAt }),
      interactionStatistic: describeCount('LikeAction', comment.smileCount),
      ...(answers.length === 0 ? {} : { comment: answers }),
    },
  ];
}

function describePicture(
  { url, width, height, alt }: Post['media'][number] | NonNullable<Post['review']>['photos'][number],
  absolute: Absolute,
) {
  return {
    '@type': 'ImageObject',
    url: absolute(url),
    width,
    height,
    ...(alt === '' ? {} : { caption: alt }),
  };
}

/** A product of a post. Without a price there is no offer, and a `Product` without one says nothing. */
function describeShown(product: PostProduct, absolute: Absolute): object {
  const url = absolute(paths.product(product.id));
  const offers = describeOffer(product, absolute);
  return {
    '@type': offers === null ? 'Thing' : 'Product',
    '@id': `${url}#product`,
    name: product.title,
    url,
    ...(product.image === null ? {} : { image: absolute(product.image.url) }),
    ...(offers === null ? {} : { offers }),
  };
}
