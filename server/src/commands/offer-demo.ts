import type { Config } from '../config.ts';
import { isEmpty } from '../demo/is-empty.ts';
import { findUserIdByEmail } from '../modules/accounts/index.ts';
import type { Db } from '../platform/db/index.ts';
import type { MediaStore } from '../platform/storage/index.ts';

type Host = { config: Config; tell: (message: string) => void };

/** Fills an empty database with the demo community, where the settings want it. */
export async function offerDemo({ config, tell }: Host, db: Db, store: MediaStore): Promise<void> {
  if (config.demo === 'off' || (config.demo === 'auto' && config.isProduction)) return;
  if (!(await isEmpty(db))) return;
  // Loaded only when it is needed: the words and the drawing program of the demo are large.
  const { loadDemo } = await import('../demo/index.ts');
  const startedAt = Date.now();
  tell('Filling the empty database with the demo community');
  const isIn = await loadDemo(
    { db, store },
    { now: new Date(), locale: config.locale },
    { onPicture: tellQuarters(tell) },
  );
  tell(
    isIn
      ? `The demo community moved in (${Math.round((Date.now() - startedAt) / 1_000)} s)`
      : 'Somebody else filled the database meanwhile; this Spark added nothing',
  );
}

/** Prints who can be signed in as, when the demo community lives here. */
export async function showDemoSignIns({ tell }: Pick<Host, 'tell'>, db: Db): Promise<void> {
  const { demoPassword, demoSignIns } = await import('../demo/demo-sign-ins.ts');
  const isThere = await Promise.all(demoSignIns.map(({ email }) => findUserIdByEmail(db, email)));
  if (isThere.includes(undefined)) return;
  const width = Math.max(...demoSignIns.map(({ email }) => email.length));
  tell(`\nSign in as one of these, with the password ${demoPassword}:`);
  for (const { email, as } of demoSignIns) tell(`  ${email.padEnd(width)}  ${as}`);
}

/** Four lines are enough to see that it goes on. */
function tellQuarters(tell: (message: string) => void): (done: number, total: number) => void {
  let told = 0;
  return (done, total) => {
    const quarter = Math.floor((done / total) * 4);
    if (quarter <= told) return;
    told = quarter;
    tell(`  drawing pictures: ${done} of ${total}`);
  };
}
