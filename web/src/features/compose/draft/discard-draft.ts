import { call, codeOf, routes } from '#lib/api/index.ts';
import { serverNow } from '#lib/server-clock.ts';
import { deviceDrafts, pendingPictures } from './device-drafts.ts';
import { toContent, type KeptDraft } from './kept-draft.ts';

/** Throws a draft away, here and on the server, and gives the way to bring it back. */
export async function discardDraft(draft: KeptDraft): Promise<() => Promise<void>> {
  const { id, revision, parts } = draft;
  const files = await deviceDrafts
    .files(pendingPictures(parts).map(({ key }) => key))
    .catch(() => new Map<string, File>());
  if (revision !== null) {
    await call(fetch, routes.discardDraft, { params: { id } }).catch((caught: unknown) => {
      if (codeOf(caught) !== 'not_found') throw caught;
    });
  }
  await deviceDrafts.remove(id).catch(() => undefined);
  return async () => {
    const back = { ...draft, revision: null, isDirty: true };
    await deviceDrafts.put(back, files);
    const body = { basedOn: null, content: toContent(parts, serverNow()) };
    const { revision: fresh } = await call(fetch, routes.keepDraft, { params: { id }, body });
    await deviceDrafts.put({ ...back, revision: fresh, isDirty: false });
  };
}
