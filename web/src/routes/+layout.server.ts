import { readDeviceBag } from '#features/bag/device-bag.server.ts';
import { contentsOf } from '#lib/bag-contents.ts';
import { hiddenCookie, parseHidden } from '#lib/hidden-cookie.ts';
import { readInterests } from '#lib/interests-cookie.ts';
import { readMe } from '#lib/server/read-me.ts';
import { meDependency } from '#lib/me-dependency.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
  event.depends(meDependency);
  const me = await readMe(event);
  event.locals.viewerId = me?.id ?? '';
  return {
    me,
    interests: me ? me.interests.map(({ slug }) => slug) : readInterests(event.cookies),
    /** Posts a visitor hid; of everybody else the server knows them. */
    hidden: me ? [] : parseHidden(event.cookies.get(hiddenCookie)),
    bag: contentsOf(me ? me.bag : readDeviceBag(event.cookies)),
    madeAt: new Date().toISOString(),
  };
};
