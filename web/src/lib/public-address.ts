import { page } from '$app/state';

/**
 * A place of ours as others are to keep it: at the address Spark is known by, whichever one led here. Whole addresses stay
 * as they are.
 */
export function publicAddress(path: string): string {
  return new URL(path, page.data.publicUrl ?? page.url.origin).href;
}
