import type { ProductPage, Review } from '@spark/contract';
import { paths } from '#lib/paths.ts';
import type { Absolute } from './address-maker.ts';
import { describeAuthor } from './describe-author.ts';
import { describeOffer } from './describe-offer.ts';

const describedReviews = 10;

/** A product with its offer and what people say of it. */
export function describeProduct(
  product: ProductPage,
  reviews: readonly Review[],
  absolute: Absolute,
): object {
  const { id, title, brand, description, images, externalId, category, groupId, rating } = product;
  const url = absolute(paths.product(id));
  const offers = describeOffer(product, absolute);
  const hasRating = rating.average !== null && rating.count > 0;
  return {
    '@type': 'Product',
    '@id': `${url}#product`,
    name: title,
    url,
    sku: externalId,
    ...(description === '' ? {} : { description }),
    ...(images.length === 0 ? {} : { image: images.map((image) => absolute(image.url)) }),
    ...(brand === null ? {} : { brand: { '@type': 'Brand', name: brand } }),
    ...(category === null ? {} : { category }),
    ...(groupId === null ? {} : { inProductGroupWithID: groupId }),
    ...(offers === null ? {} : { offers }),
    ...(hasRating
      ? {
          aggregateRating: {
            '@type': 'AggregateRating',
            ratingValue: rating.average,
            reviewCount: rating.count,
            bestRating: 5,
            worstRating: 1,
          },
        }
      : {}),
    ...(reviews.length === 0
      ? {}
      : { review: reviews.slice(0, describedReviews).map((review) => describeReview(review, absolute)) }),
  };
}

function describeReview(review: Review, absolute: Absolute): object {
  const { id, title, text, stars, author, createdAt, editedAt } = review;
  return {
    '@type': 'Review',
    url: absolute(paths.review(id)),
    name: title,
    reviewBody: text || title,
    ...(review.language === null ? {} : { inLanguage: review.language }),
    reviewRating: { '@type': 'Rating', ratingValue: stars, bestRating: 5, worstRating: 1 },
    author: describeAuthor(author, absolute),
    datePublished: createdAt,
    ...(editedAt === null ? {} : { dateModified: editedAt }),
  };
}
