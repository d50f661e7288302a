import { loadSteadily } from '../load.ts';
import type { Measurement } from '../measurement.ts';
import type { Spark } from '../with-spark.ts';
import { feedPage } from './feed-page.ts';
import { inTurn } from './in-turn.ts';
import { makePhoto } from './make-photo.ts';
import { signIn } from './member.ts';

const photosInARow = 12;
const photosMeanwhile = 20;

/** Uploads as people send them, and what readers notice of it. */
export async function measurePipeline({ url }: Spark): Promise<Measurement[]> {
  const member = await signIn(url);
  const pixels = await makePhoto();
  // Bytes behind the end of a JPEG are nothing to see, but another file to keep.
  const photo = (index: number) => Buffer.concat([pixels, Buffer.from(`${url}#${index}#${Date.now()}`)]);
  const send = (count: number) =>
    inTurn(count, async (index) => {
      const state = await member.upload(photo(index));
      if (state !== 'ready') throw new Error(`A photo was ${state}.`);
    });

  const startedAt = performance.now();
  await send(photosInARow);
  const perMinute = (photosInARow / (performance.now() - startedAt)) * 60_000;
  const calm = await loadSteadily(url, feedPage, Promise.resolve());
  const busy = await loadSteadily(url, feedPage, send(photosMeanwhile));
  return [
    {
      name: 'photos uploaded until ready',
      value: perMinute,
      unit: 'a minute',
      target: { atLeast: 25 },
    },
    {
      name: `p99 of a feed page while ${photosMeanwhile} photos are worked at (${busy.refused} refused)`,
      value: busy.p99Ms,
      unit: 'ms',
      reference: { name: 'without photos', value: calm.p99Ms },
      target: { atMost: 100 },
    },
  ];
}
