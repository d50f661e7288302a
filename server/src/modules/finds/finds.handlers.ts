import { notFound, readPageRequest, toPage, type Handlers } from '../../platform/http/index.ts';
import type { Services } from '../../platform/services.ts';
import { staffRoles } from '../accounts/index.ts';
import { publishTheme, withdrawTheme } from './publish-theme.ts';
import { readFinds } from './read-finds.ts';
import { findTheme, findThemeOf, selectThemesPage, type ThemeRow } from './themes.queries.ts';
import { themeView } from './themes.view.ts';

type Calls = 'listFinds' | 'listThemes' | 'getTheme' | 'publishTheme' | 'withdrawTheme';

const scope = 'themes';
const position = (row: ThemeRow) => ({ at: row.updated_at, id: row.id });

/** Answers the calls about Finds and the themes in it. */
export function findsHandlers({ db, cursors }: Pick<Services, 'db' | 'cursors'>): Handlers<Calls> {
  return {
    listFinds: ({ query, viewer, now }) => readFinds({ db, cursors }, query, { viewer, now }),
    listThemes: async ({ query, viewer }) => {
      const page = readPageRequest(cursors, scope, query);
      const rows = await selectThemesPage(db, { page, reader: viewer });
      return toPage(rows, { limit: page.limit, scope, cursors, position }, (shown) =>
        shown.map((row) => themeView(row, viewer)),
      );
    },
    getTheme: async ({ params, viewer }) => {
      const row = await findTheme(db, params.slug, viewer);
      if (row === undefined) throw notFound('theme');
      return themeView(row, viewer);
    },
    publishTheme: ({ params, viewer, now }) =>
      db.transaction().execute(async (trx) => {
        await publishTheme(trx, { listId: params.id, ownerId: viewer.userId, now });
        return themeView(await findThemeOf(trx, params.id, viewer.userId), viewer);
      }),
    withdrawTheme: async ({ params, viewer }) => {
      const isStaff = staffRoles.some((role) => viewer.roles.includes(role));
      const list = { listId: params.id, ownerId: viewer.userId, isStaff };
      await db.transaction().execute((trx) => withdrawTheme(trx, list));
      return undefined;
    },
  };
}
