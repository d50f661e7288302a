import type { List, Me, OwnStorefront } from '@spark/contract';
import { limits } from '@spark/contract';
import { call, codeOf, routes } from '#lib/api/index.ts';
import type { FieldErrors } from '#lib/field-errors.ts';
import type { StorefrontEntry } from './shelf-choice.ts';

/** One's own storefront; `null` while there is none. */
export async function readOwnStorefront(fetch: typeof globalThis.fetch): Promise<OwnStorefront | null> {
  try {
    return await call(fetch, routes.getMyStorefront);
  } catch (caught) {
    if (codeOf(caught) === 'not_found') return null;
    throw caught;
  }
}

/** All lists of one's own, newest first. */
export async function readOwnLists(fetch: typeof globalThis.fetch): Promise<List[]> {
  const lists: List[] = [];
  let cursor: string | null = null;
  do {
    const query: { limit: number; cursor?: string } = { limit: limits.maxPageSize };
    if (cursor !== null) query.cursor = cursor;
    // Each page names the next; one person has four of them at most.
    const page: { items: List[]; nextCursor: string | null } = await call(fetch, routes.listMyLists, {
      query,
    });
    lists.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return lists;
}

/** What the form says to begin with: the storefront as it is, or what suits somebody who has none. */
export function entryOf(storefront: OwnStorefront | null, me: Pick<Me, 'handle' | 'name'>): StorefrontEntry {
  if (storefront === null) {
    const slug = me.handle.replaceAll(/_+/g, '-').replaceAll(/^-|-$/g, '');
    return { slug, title: me.name, intro: '', order: [], shown: [] };
  }
  const { slug, title, intro, listIds } = storefront;
  return { slug, title, intro, order: listIds, shown: listIds };
}

/** Reads the form as it was sent. */
export function readEntry(form: FormData): StorefrontEntry {
  const text = (name: string) =>
    String(form.get(name) ?? '')
      .replaceAll('\r\n', '\n')
      .trim();
  return {
    slug: text('slug').toLowerCase(),
    title: text('title'),
    intro: text('intro'),
    order: form.getAll('order').map(String),
    shown: form.getAll('shown').map(String),
  };
}

/** What can be said without asking the server, which has more to say of addresses. */
export function checkEntry({ slug, title, intro, shown }: StorefrontEntry): FieldErrors {
  const remarks: FieldErrors = {};
  if (slug === '') remarks['slug'] = 'Enter a name: the address ends with it.';
  if (title === '') remarks['title'] = 'Give the storefront a title.';
  if (title.length > limits.storefrontTitleLength)
    remarks['title'] = `Use at most ${limits.storefrontTitleLength} characters.`;
  if (intro.length > limits.storefrontIntroLength)
    remarks['intro'] = `Use at most ${limits.storefrontIntroLength} characters.`;
  if (shown.length > limits.storefrontLists)
    remarks['listIds'] = `Choose at most ${limits.storefrontLists} lists.`;
  return remarks;
}
