import type { Me } from '@spark/contract';
import type { RequestEvent } from '@sveltejs/kit';
import { isApiProblem } from '#lib/api/index.ts';
import { contentsOf, type BagContents } from '#lib/bag-contents.ts';
import { accountBag } from './bag-keeper.ts';
import { readDeviceBag } from './device-bag.server.ts';

/** What is in the bag of whoever asks for a page. A bag that cannot be read just now keeps nobody from reading the page. */
export async function readContents(
  { cookies, fetch }: Pick<RequestEvent, 'cookies' | 'fetch'>,
  me: Me | null,
): Promise<BagContents> {
  if (me === null) return contentsOf(readDeviceBag(cookies));
  try {
    return contentsOf((await accountBag(fetch).read()).items);
  } catch (caught) {
    if (!isApiProblem(caught)) throw caught;
    return contentsOf([]);
  }
}
