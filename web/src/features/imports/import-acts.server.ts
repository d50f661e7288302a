import { act, textOf } from '#features/admin/act.server.ts';
import { call, codeOf, routes } from '#lib/api/index.ts';
import { paths } from '#lib/paths.ts';

const idIn = (form: FormData) => ({ id: textOf(form, 'id') });
const report = (_event: unknown, form: FormData) => paths.adminImport(textOf(form, 'id'));

/** What can be decided about an import, for the actions of a page; each leads to the import's report. */
export const importActs = {
  apply: act(async ({ fetch }, form) => {
    try {
      await call(fetch, routes.applyCatalogImport, { params: idIn(form) });
    } catch (caught) {
      // A second tap, or the answer to the first was lost: it is as it was wanted.
      if (codeOf(caught) !== 'already_applied') throw caught;
    }
  }, report),
  discard: act(({ fetch }, form) => call(fetch, routes.discardCatalogImport, { params: idIn(form) }), report),
  rollback: act(
    ({ fetch }, form) => call(fetch, routes.rollbackCatalogImport, { params: idIn(form) }),
    report,
  ),
};
