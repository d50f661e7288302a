import type { FeedPart, FeedStart } from './feed-view.ts';

/** The way back is remembered for so many pages; addresses have an end. */
export const rememberedPages = 60;

/** A feed read page by page: the addresses of the pages beside the one shown. */
export interface FeedPages {
  previous: string | null;
  next: string | null;
  /** `null` where it is not known, for somebody came in the middle. */
  number: number | null;
}

/** The pages beside a page; all that is needed is in its address, so that it works without scripts and in every tab. */
export function pagesBeside({
  key,
  cursor,
  nextCursor,
  back,
}: Pick<FeedStart, 'key' | 'cursor' | 'back'> & Pick<FeedPart, 'nextCursor'>): FeedPages {
  const [path = '/', search = ''] = key.split('?');
  const params = new URLSearchParams(search);
  const number = numberOf(params);
  const before = { cursor: back.at(-1) ?? '', back: back.slice(0, -1), number: number && number - 1 };
  const onward = (to: string) => ({
    cursor: to,
    back: [...back, cursor ?? ''].slice(-rememberedPages),
    number: number && number + 1,
  });
  return {
    previous: number === 1 ? null : addressOf(path, search, back.length === 0 ? beginning : before),
    next: nextCursor === null ? null : addressOf(path, search, onward(nextCursor)),
    number,
  };
}

/** The address of the first page of a feed. */
export function firstPageOf(key: string): string {
  const [path = '/', search = ''] = key.split('?');
  return addressOf(path, search, beginning);
}

/** The pages before the one an address is of. A page that begins anew is the empty one of them. */
export function backOf(params: URLSearchParams): string[] {
  const back = params.get('back');
  return back === null ? [] : back.split(between).slice(-rememberedPages);
}

// No cursor has it in it.
const between = '~';

interface Page {
  cursor: string;
  back: string[];
  number: number | null;
}

const beginning: Page = { cursor: '', back: [], number: null };

/** Without a cursor it is the first; of others the address says it, if it is known. */
function numberOf(params: URLSearchParams): number | null {
  if (!params.has('cursor') && !params.has('place')) return 1;
  const number = Number(params.get('page'));
  return Number.isSafeInteger(number) && number >= 1 ? number : null;
}

function addressOf(path: string, search: string, { cursor, back, number }: Page): string {
  const params = new URLSearchParams(search);
  for (const name of ['cursor', 'back', 'page', 'place']) params.delete(name);
  if (cursor !== '') params.set('cursor', cursor);
  if (cursor !== '' && number !== null) params.set('page', String(number));
  if (back.length > 0) params.set('back', back.join(between));
  return params.size === 0 ? path : `${path}?${params}`;
}
