import type { PostKind } from '@spark/contract';
import type { Component } from 'svelte';
import type { FaceProps } from './face-props.ts';
import LinkFace from './LinkFace.svelte';
import PhotoFace from './PhotoFace.svelte';
import PollFace from './PollFace.svelte';
import ProductFace from './ProductFace.svelte';
import ReviewFace from './ReviewFace.svelte';
import StoryFace from './StoryFace.svelte';

/** The face of each kind of post. */
export const faces: Record<PostKind, Component<FaceProps>> = {
  photo: PhotoFace,
  product: ProductFace,
  story: StoryFace,
  link: LinkFace,
  poll: PollFace,
  review: ReviewFace,
};
