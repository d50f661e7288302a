import { keepShared, type SharedThings } from '#lib/shared-things.ts';
import type { Tools } from './serve-asset.ts';

/** Photos of one share beyond these are not taken: a post holds no more. */
const mostFiles = 10;

/** Takes what another app handed over, puts it where the composer finds it, and opens the composer. */
export async function takeShare({ fetch, now }: Tools, request: Request): Promise<Response> {
  const forServer = request.clone();
  try {
    const id = await keepShared({ ...readShareForm(await request.formData()), at: now() });
    return Response.redirect(`/compose?shared=${id}`, 303);
  } catch {
    // Nothing can be kept on this device: the words go by way of the server.
    return fetch(forServer);
  }
}

/** What is in the form of a share. A field for photos that nobody filled in is a file all the same, with nothing in it. */
export function readShareForm(form: FormData): Omit<SharedThings, 'at'> {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const files = form.getAll('photos').filter((entry) => typeof entry !== 'string');
  return {
    title: text('title'),
    text: text('text'),
    url: text('url'),
    files: files.filter(({ size }) => size > 0).slice(0, mostFiles),
  };
}
