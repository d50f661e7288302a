import type { Post } from '@spark/contract';

/** What every face of a post is given. */
export interface FaceProps {
  post: Post;
  isFirst: boolean;
  isWhole: boolean;
}
