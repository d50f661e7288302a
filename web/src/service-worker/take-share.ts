import { keepShared } from '#lib/shared-things.ts';
import type { Tools } from './serve-asset.ts';

/** Photos of one share beyond these are not taken: a post holds no more. */
const mostFiles = 10;

/** Takes what another app handed over, puts it where the composer finds it, and opens the composer. */
export async function takeShare({ fetch, now }: Tools, request: Request): Promise<Response> {
  const forServer = request.clone();
  try {
    const form = await request.formData();
    const text = (name: string) => {
      const value = form.get(name);
      return typeof value === 'string' ? value : '';
    };
    const files = form.getAll('photos').filter((entry) => typeof entry !== 'string');
    const id = await keepShared({
      title: text('title'),
      text: text('text'),
      url: text('url'),
      files: files.slice(0, mostFiles),
      at: now(),
    });
    return Response.redirect(`/compose?shared=${id}`, 303);
  } catch {
    // Nothing can be kept on this device: the words go by way of the server.
    return fetch(forServer);
  }
}
