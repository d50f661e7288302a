import { setTimeout as delay } from 'node:timers/promises';
import type { UploadedMedia } from '@spark/contract';
import { bearerOf } from '../bearer.ts';

/** Somebody of the demo who may post. */
export interface Member {
  /** Uploads a photo and waits until it is ready, failed or refused. Returns how it ended. */
  upload(photo: Uint8Array): Promise<'ready' | 'failed' | 'refused'>;
}

const pauseMs = 250;
const comeBackMs = 1_000;

/** Signs in as the member of the demo. */
export async function signIn(url: string): Promise<Member> {
  const headers = await bearerOf(url, 'prime');
  return {
    async upload(photo) {
      const body = new FormData();
      body.append('file', new Blob([new Uint8Array(photo)], { type: 'image/jpeg' }), 'photo.jpg');
      const send = () => fetch(`${url}/api/v1/media`, { method: 'POST', headers, body });
      const response = await again(send);
      if (response.status >= 400 && response.status < 500) return 'refused';
      if (response.status !== 201) throw new Error(`An upload was answered by ${response.status}.`);
      // The contract's own shape, from our own server.
      let media = (await response.json()) as UploadedMedia;
      while (media.state === 'processing') {
        await delay(pauseMs);
        const { id } = media;
        const read = await again(() => fetch(`${url}/api/v1/media/${id}`, { headers }));
        media = (await read.json()) as UploadedMedia;
      }
      return media.state;
    },
  };
}

/** Told to come back in a moment, one does. */
async function again(send: () => Promise<Response>): Promise<Response> {
  for (let tries = 0; tries < 10; tries += 1) {
    const response = await send();
    if (response.status !== 503) return response;
    await delay(comeBackMs);
  }
  return send();
}
