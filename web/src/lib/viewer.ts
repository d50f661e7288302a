import type { Me } from '@spark/contract';
import { page } from '$app/state';

/** Who is looking: the signed-in person or, for a visitor, `null`. To be read while a component renders. */
export function viewer(): Me | null {
  return page.data.me;
}
