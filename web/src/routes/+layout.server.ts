import { readDeviceBag } from '#features/bag/device-bag.server.ts';
import { contentsOf } from '#lib/bag-contents.ts';
import { hiddenCookie, parsePostIds } from '#lib/post-cookies.ts';
import { readInterests } from '#lib/interests-cookie.ts';
import { readInterestNames } from '#lib/server/read-interest-names.ts';
import { readMe } from '#lib/server/read-me.ts';
import { meDependency } from '#lib/me-dependency.ts';
import { parseReading, readingCookie, readingDependency } from '#lib/reading-cookie.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
  event.depends(meDependency, readingDependency);
  const me = await readMe(event);
  event.locals.viewerId = me?.id ?? '';
  return {
    publicUrl: event.platform?.req.sparkPublicUrl ?? event.url.origin,
    me,
    interestNames: await readInterestNames(event),
    interests: me ? me.interests.map(({ slug }) => slug) : readInterests(event.cookies),
    /** Posts a visitor hid; of everybody else the server knows them. */
    hidden: me ? [] : parsePostIds(event.cookies.get(hiddenCookie)),
    reading: parseReading(event.cookies.get(readingCookie)),
    bag: contentsOf(me ? me.bag : readDeviceBag(event.cookies)),
    madeAt: new Date().toISOString(),
  };
};
