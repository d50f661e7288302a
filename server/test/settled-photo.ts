import type { UploadedMedia } from '@spark/contract';
import { expect } from 'vitest';
import type { Caller } from './call.ts';
import type { Person } from './people.ts';

const patienceMs = 60_000;

/** An upload of somebody once all of it is made; the answer to an upload does not wait for that on a busy machine. */
export async function settledPhoto(spark: Caller, as: Person, photo: UploadedMedia): Promise<UploadedMedia> {
  let latest = photo;
  const state = async () => {
    if (latest.state === 'processing') latest = await spark.call('getMedia', { as, params: photo });
    return latest.state;
  };
  await expect.poll(state, { timeout: patienceMs }).not.toBe('processing');
  return latest;
}
