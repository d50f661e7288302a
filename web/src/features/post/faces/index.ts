import type { Post, PostKind } from '@spark/contract';
import type { Component } from 'svelte';
import LinkFace from './LinkFace.svelte';
import PhotoFace from './PhotoFace.svelte';
import PollFace from './PollFace.svelte';
import ProductFace from './ProductFace.svelte';
import ReviewFace from './ReviewFace.svelte';
import StoryFace from './StoryFace.svelte';

/** What every face of a post is given. */
export interface FaceProps {
  post: Post;
  isFirst: boolean;
  isWhole: boolean;
}

/** The face of each kind of post. */
export const faces: Record<PostKind, Component<FaceProps>> = {
  photo: PhotoFace,
  product: ProductFace,
  story: StoryFace,
  link: LinkFace,
  poll: PollFace,
  review: ReviewFace,
};
