import { drawAvatar, drawProduct, drawScene, interests, people, posts, products } from '@spark/demo';

/** A picture of the demo: what it is of, and how it comes to be. */
export interface PictureTask {
  key: string;
  draw(): Promise<Buffer>;
}

/** Under which key each picture of the demo is drawn and found again. */
export const pictureKeys = {
  interest: (slug: string) => `interest ${slug}`,
  avatar: (handle: string) => `avatar ${handle}`,
  product: (externalId: string) => `product ${externalId}`,
  photo: (postKey: string, index: number) => `photo ${postKey} ${index}`,
};

/** Every picture the demo needs, in the order people meet them, at a share of its size. */
export function demoPictureTasks(scale: number): PictureTask[] {
  return [
    ...interests.map((interest) => ({
      key: pictureKeys.interest(interest.slug),
      draw: async () => (await drawScene(interest.cover, scale)).jpeg,
    })),
    ...people.map((person) => ({
      key: pictureKeys.avatar(person.handle),
      draw: () => drawAvatar(person, scale),
    })),
    ...products.map((product) => ({
      key: pictureKeys.product(product.externalId),
      draw: () => drawProduct(product, scale),
    })),
    ...posts.flatMap((post) =>
      (post.photos ?? []).map((photo, index) => ({
        key: pictureKeys.photo(post.key, index),
        draw: async () => (await drawScene(photo.scene, scale)).jpeg,
      })),
    ),
  ];
}
