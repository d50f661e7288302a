import type { List, OwnList } from '@spark/contract';
import { call, routes, sentenceOf } from '#lib/api/index.ts';
import { showToast } from '#ui/toast.svelte.ts';
import type { Thing } from './list-sheet.svelte.ts';

/** One's lists as they are offered to a thing. */
export interface OwnLists {
  /** `null` until they are read. */
  readonly items: readonly OwnList[] | null;
  /** Why they could not be read. */
  readonly failure: string | null;
  read(): Promise<void>;
  /** Puts the thing into a list or takes it out; shown at once, and undone where it is refused. */
  setHolds(list: OwnList, holds: boolean): Promise<void>;
  /** Shows a list that was just made with the thing in it. */
  add(list: List): void;
}

const pageSize = 50;

/** Reads one's lists, all of them: there are a few hundred at most. */
export function createOwnLists(thing: Thing): OwnLists {
  let items = $state.raw<OwnList[] | null>(null);
  let failure = $state<string | null>(null);

  function show(changed: OwnList): void {
    items = items?.map((list) => (list.id === changed.id ? changed : list)) ?? null;
  }

  return {
    get items() {
      return items;
    },
    get failure() {
      return failure;
    },
    async read() {
      failure = null;
      try {
        let cursor: string | null = null;
        do {
          const query: object = { ...thing, limit: pageSize, ...(cursor === null ? {} : { cursor }) };
          const page: { items: OwnList[]; nextCursor: string | null } = await call(
            fetch,
            routes.listMyLists,
            {
              query,
            },
          );
          items = [...(items ?? []), ...page.items];
          cursor = page.nextCursor;
        } while (cursor !== null);
      } catch (caught) {
        items = null;
        failure = sentenceOf(caught);
      }
    },
    async setHolds(list, holds) {
      show({ ...list, holds, itemCount: list.itemCount + (holds ? 1 : -1) });
      try {
        show({ ...(await ask(list.id, thing, holds)), holds });
      } catch (caught) {
        show(list);
        showToast(sentenceOf(caught));
      }
    },
    add(list) {
      items = [{ ...list, holds: true }, ...(items ?? [])];
    },
  };
}

function ask(id: string, { postId, productId }: Thing, holds: boolean): Promise<List> {
  if (postId !== undefined) {
    const route = holds ? routes.addPostToList : routes.removePostFromList;
    return call(fetch, route, { params: { id, postId } });
  }
  return call(fetch, holds ? routes.addProductToList : routes.removeProductFromList, {
    params: { id, productId },
  });
}
