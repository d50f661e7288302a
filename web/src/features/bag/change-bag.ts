import type { Bag, KeptBagLine } from '@spark/contract';
import { createApiProblem } from '#lib/api/index.ts';
import { bagCookie, bagCookieOptions, decodeBag, encodeBag } from '#lib/bag-cookie.ts';
import { contentsOf } from '#lib/bag-contents.ts';
import { keepsCookies } from '#lib/keeps-cookies.ts';
import { viewer } from '#lib/viewer.ts';
import { serverNow } from '#lib/server-clock.ts';
import { showContents } from './bag-contents.svelte.ts';
import { accountBag, deviceBag, type BagKeeper, type LineStore } from './bag-keeper.ts';

// One change after the other: each begins with the bag as the one before has left it.
let last: Promise<unknown> = Promise.resolve();

/** Changes the bag of whoever is looking, after all changes asked for before. */
export function changeBag(change: (bag: BagKeeper) => Promise<Bag>): Promise<Bag> {
  const work = async () => {
    const bag = await change(viewer() === null ? deviceBag(fetch, browserStore, now) : accountBag(fetch));
    showContents(contentsOf(bag.items));
    return bag;
  };
  const turn = last.then(work, work);
  last = turn;
  return turn;
}

const now = () => new Date(serverNow());

const browserStore: LineStore = {
  read: () => decodeBag(cookieValue(bagCookie)),
  write: (lines: readonly KeptBagLine[]) => {
    // It would be empty on the next page, and nobody would say why.
    if (!keepsCookies()) throw forgetful();
    const { path, maxAge, sameSite } = bagCookieOptions;
    const secure = location.protocol === 'https:' ? '; secure' : '';
    document.cookie = `${bagCookie}=${encodeBag(lines)}; path=${path}; max-age=${maxAge}; samesite=${sameSite}${secure}`;
  },
};

function forgetful(): Error {
  return createApiProblem({
    type: 'about:blank',
    title: 'Not possible',
    status: 409,
    detail: 'This browser keeps no cookies for Spark, so your bag would be empty on the next page.',
    code: 'conflict',
  });
}

function cookieValue(name: string): string {
  const pair = document.cookie.split(/;\s*/).find((text) => text.startsWith(`${name}=`));
  return pair?.slice(name.length + 1) ?? '';
}
