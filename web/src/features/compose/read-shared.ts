import { readShared, type SharedThings } from '#lib/shared-things.ts';

/** What was shared by an address: what lies on the device under an id, or the words the address itself carries. */
export async function readSharedBy(params: URLSearchParams): Promise<SharedThings | null> {
  const id = params.get('shared');
  if (id !== null) return readShared(id).catch(() => null);
  const [title, text, url] = ['title', 'text', 'url'].map((name) => params.get(name) ?? '');
  if (!title && !text && !url) return null;
  return { title: title ?? '', text: text ?? '', url: url ?? '', files: [], at: 0 };
}
