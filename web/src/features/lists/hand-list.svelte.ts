import type { ListItem, Page } from '@spark/contract';
import { call, routes, sentenceOf } from '#lib/api/index.ts';
import { moveItem } from '#lib/move-item.ts';
import { createGrowingList, type GrowingList } from '#lib/growing-list.svelte.ts';
import { showToast } from '#ui/toast.svelte.ts';

/** The things of a list, which their owner can arrange. */
export interface HandList extends GrowingList<ListItem> {
  /** What just happened, for those who do not see it. */
  readonly said: string;
  /** Shows a thing at another place while it is dragged; nothing is told yet. */
  shift(from: number, to: number): void;
  /** Tells the server where a thing stands now; goes back where that is refused. */
  settle(item: ListItem): void;
  /** Both at once. */
  move(from: number, to: number): void;
  remove(item: ListItem): void;
}

/** Shows a list in the order of the hand: what is changed shows at once, the server is told one thing after the other. */
export function createHandList(listId: string, first: Page<ListItem>): HandList {
  const read = createGrowingList(first, (cursor) =>
    call(fetch, routes.listListItems, { params: { id: listId }, query: { cursor } }),
  );
  // What the hand changed of what was read; what is read later comes behind it.
  let arranged = $state.raw<readonly ListItem[]>([]);
  let taken = $state.raw<ReadonlySet<string>>(new Set());
  let said = $state('');
  /** The order the server is known to have. */
  let settled = first.items;
  let telling: Promise<void> = Promise.resolve();
  const items = $derived.by(() => {
    const placed = new Set(arranged.map(({ id }) => id));
    return [...arranged, ...read.items.filter(({ id }) => !placed.has(id))].filter(
      ({ id }) => !taken.has(id),
    );
  });

  function tell(change: () => Promise<void>, back: () => void): void {
    telling = telling.then(change).catch((caught: unknown) => {
      back();
      showToast(sentenceOf(caught));
    });
  }

  function settle(item: ListItem): void {
    const now = items;
    const at = now.findIndex(({ id }) => id === item.id);
    const after = now[at - 1]?.id ?? null;
    said = `Number ${at + 1} of ${now.length} now`;
    tell(
      async () => {
        await call(fetch, routes.moveListItem, { params: { id: listId, itemId: item.id }, body: { after } });
        settled = now;
      },
      () => (arranged = settled),
    );
  }

  function remove(item: ListItem): void {
    const before = items;
    const after = before[before.findIndex(({ id }) => id === item.id) - 1] ?? null;
    taken = new Set([...taken, item.id]);
    said = 'Taken out';
    tell(
      async () => {
        await takeOut(listId, item);
        showToast('Taken out of the list', { label: 'Undo', run: () => putBack(item, after) });
      },
      () => (taken = new Set([...taken].filter((id) => id !== item.id))),
    );
  }

  /** It is another entry then, at the end; so it is moved to where it was, too. */
  function putBack(item: ListItem, after: ListItem | null): void {
    tell(
      async () => {
        const id = await putIn(listId, item);
        const place = items.findIndex((one) => one.id === after?.id) + 1;
        await call(fetch, routes.moveListItem, {
          params: { id: listId, itemId: id },
          body: { after: place === 0 ? null : (after?.id ?? null) },
        });
        arranged = [...items.slice(0, place), { ...item, id }, ...items.slice(place)];
        settled = [...arranged];
      },
      () => undefined,
    );
  }

  function shift(from: number, to: number): void {
    arranged = moveItem(items, from, to);
  }

  return {
    get items() {
      return items;
    },
    get nextCursor() {
      return read.nextCursor;
    },
    get isLoading() {
      return read.isLoading;
    },
    get error() {
      return read.error;
    },
    get said() {
      return said;
    },
    grow: () => read.grow(),
    shift,
    settle,
    remove,
    move(from, to) {
      const item = items[from];
      if (item === undefined || from === to || to < 0 || to >= items.length) return;
      shift(from, to);
      settle(item);
    },
  };
}

async function takeOut(id: string, { post, product }: ListItem): Promise<void> {
  if (post !== null) await call(fetch, routes.removePostFromList, { params: { id, postId: post.id } });
  else if (product !== null) {
    await call(fetch, routes.removeProductFromList, { params: { id, productId: product.id } });
  }
}

async function putIn(id: string, { id: itemId, post, product }: ListItem): Promise<string> {
  if (post !== null) {
    return (await call(fetch, routes.addPostToList, { params: { id, postId: post.id } })).itemId;
  }
  if (product === null) return itemId;
  return (await call(fetch, routes.addProductToList, { params: { id, productId: product.id } })).itemId;
}
