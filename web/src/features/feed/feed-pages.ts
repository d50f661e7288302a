import type { FeedStart } from './feed-view.ts';

/** The way back is remembered for so many pages; addresses have an end. */
export const rememberedPages = 60;

/** A feed read page by page: the addresses of the pages beside the one shown. */
export interface FeedPages {
  previous: string | null;
  next: string | null;
  /** `null` where it is not known: somebody came in the middle, or is very far. */
  number: number | null;
}

/** The pages beside a page; all that is needed is in its address, so that it works without scripts and in every tab. */
export function pagesBeside({
  key,
  cursor,
  nextCursor,
  back,
}: Pick<FeedStart, 'key' | 'cursor' | 'nextCursor' | 'back'>): FeedPages {
  const [path = '/', search = ''] = key.split('?');
  const asked = new URLSearchParams(search).get('cursor');
  const isFirst = asked === null && back.length === 0;
  const before = back.at(-1) ?? '';
  return {
    previous: isFirst ? null : addressOf(path, search, { cursor: before, back: back.slice(0, -1) }),
    next:
      nextCursor === null
        ? null
        : addressOf(path, search, {
            cursor: nextCursor,
            back: [...back, cursor ?? ''].slice(-rememberedPages),
          }),
    number: (isFirst || back.length > 0) && back.length < rememberedPages ? back.length + 1 : null,
  };
}

/** The pages before the one an address is of. A page that begins anew is the empty one of them. */
export function backOf(params: URLSearchParams): string[] {
  const back = params.get('back');
  return back === null ? [] : back.split(between).slice(-rememberedPages);
}

// No cursor has it in it.
const between = '~';

function addressOf(
  path: string,
  search: string,
  { cursor, back }: { cursor: string; back: string[] },
): string {
  const params = new URLSearchParams(search);
  for (const name of ['cursor', 'back', 'place']) params.delete(name);
  if (cursor !== '') params.set('cursor', cursor);
  if (back.length > 0) params.set('back', back.join(between));
  return params.size === 0 ? path : `${path}?${params}`;
}
