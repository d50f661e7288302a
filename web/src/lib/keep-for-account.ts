import { keepPostId } from './keep-post-id.ts';
import { savesCookie, smilesCookie } from './post-cookies.ts';

/** Keeps on the device what a visitor would have done with a post: whoever has an account later does it then. */
export function keepForAccount(mark: 'smile' | 'save', postId: string): void {
  keepPostId(mark === 'smile' ? smilesCookie : savesCookie, postId, true);
}
