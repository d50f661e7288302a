import type { Bag, BagLine, KeptBagLine } from '@spark/contract';
import { call, createApiProblem, routes } from '#lib/api/index.ts';
import { keptBagLines } from '#lib/bag-cookie.ts';

/** Something to be put into a bag, or a line with another quantity. */
export interface BagItem {
  productId: string;
  quantity: number;
  fromPostId?: string | null;
}

/** A bag that can be read and changed, wherever it is kept. Every change answers with the bag as it is then. */
export interface BagKeeper {
  read(): Promise<Bag>;
  /** Puts a product in, or sets its quantity; accepts the price of now. */
  put(item: BagItem): Promise<Bag>;
  remove(productId: string): Promise<Bag>;
}

/** Where a device keeps lines. */
export interface LineStore {
  read(): KeptBagLine[];
  write(lines: readonly KeptBagLine[]): void;
}

/** The bag of an account. */
export function accountBag(fetch: typeof globalThis.fetch): BagKeeper {
  return {
    read: () => call(fetch, routes.getBag),
    put: ({ productId, quantity, fromPostId = null }) =>
      call(fetch, routes.putBagItem, { params: { productId }, body: { quantity, fromPostId } }),
    remove: (productId) => call(fetch, routes.deleteBagItem, { params: { productId } }),
  };
}

/** The bag of a visitor. The server says how it stands and forgets it again; the device keeps what it said. */
export function deviceBag(fetch: typeof globalThis.fetch, store: LineStore, now: () => Date): BagKeeper {
  const ask = (items: KeptBagLine[]) => call(fetch, routes.previewBag, { body: { items } });
  return {
    read: () => ask(store.read()),
    put: async ({ productId, quantity, fromPostId }) => {
      const lines = store.read();
      const known = lines.find((line) => line.productId === productId);
      if (known === undefined && lines.length >= keptBagLines) throw tooMany();
      // Without a price: the server answers with that of now, which is then what the visitor has seen.
      const line = {
        productId,
        quantity,
        fromPostId: fromPostId ?? known?.fromPostId ?? null,
        addedAt: known?.addedAt ?? now().toISOString(),
      };
      const wished =
        known === undefined ? [line, ...lines] : lines.map((one) => (one === known ? line : one));
      // It shows at once, so it is kept at once: whoever leaves the page before the answer finds it in the bag.
      store.write(wished);
      try {
        const bag = await ask(wished);
        const put = bag.items.find((one) => one.productId === productId);
        if (put === undefined || put.available === 0) throw outOfStock(put);
        store.write(withAnswer(store.read(), wished, bag));
        return bag;
      } catch (caught) {
        store.write(withoutWish(store.read(), line, known));
        throw caught;
      }
    },
    remove: async (productId) => {
      const left = store.read().filter((line) => line.productId !== productId);
      store.write(left);
      return ask(left);
    },
  };
}

/** What the server said of the lines it was asked about. Another tab may have changed some meanwhile: those are as it left them. */
function withAnswer(
  present: readonly KeptBagLine[],
  asked: readonly KeptBagLine[],
  { items }: Bag,
): KeptBagLine[] {
  const answers = new Map(items.map((item) => [item.productId, keptLine(item)]));
  const quantities = new Map(asked.map(({ productId, quantity }) => [productId, quantity]));
  return present.flatMap((line) =>
    quantities.get(line.productId) === line.quantity ? (answers.get(line.productId) ?? []) : line,
  );
}

/** Takes one line back to what it was before; `undefined` where there was none. */
function withoutWish(
  present: readonly KeptBagLine[],
  wish: KeptBagLine,
  before: KeptBagLine | undefined,
): KeptBagLine[] {
  return present.flatMap((line) =>
    line.productId === wish.productId && line.quantity === wish.quantity ? (before ?? []) : line,
  );
}

function keptLine({ productId, quantity, fromPostId, priceWhenAdded, addedAt }: BagLine): KeptBagLine {
  return { productId, quantity, fromPostId, priceWhenAdded, addedAt };
}

function tooMany() {
  return conflict(
    'conflict',
    `Without an account a bag holds at most ${keptBagLines} different products. Sign up to put in more.`,
  );
}

function outOfStock(line: BagLine | undefined) {
  const name = line === undefined ? 'This product' : `“${line.product.title}”`;
  return conflict('out_of_stock', `${name} cannot be bought right now.`);
}

function conflict(code: string, detail: string) {
  return createApiProblem({ type: 'about:blank', title: 'Not possible', status: 409, detail, code });
}
