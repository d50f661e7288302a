import type { KeptBagLine } from '@spark/contract';
import { expect, test } from 'vitest';
import { deviceBag, type LineStore } from './bag-keeper.ts';

const hat = '018f0000-0000-7000-8000-000000000001';
const lamp = '018f0000-0000-7000-8000-000000000002';
const earlier: KeptBagLine = { productId: lamp, quantity: 1, fromPostId: null };

function keptOn(): LineStore & { lines: readonly KeptBagLine[] } {
  const store = {
    lines: [earlier] as readonly KeptBagLine[],
    read: () => [...store.lines],
    write: (lines: readonly KeptBagLine[]) => {
      store.lines = lines;
    },
  };
  return store;
}

test('what a visitor puts in is on the device before the server has answered', () => {
  const store = keptOn();
  const bag = deviceBag(
    () => new Promise(() => undefined),
    store,
    () => new Date(),
  );
  void bag.put({ productId: hat, quantity: 2 });
  expect(store.lines.map(({ productId, quantity }) => ({ productId, quantity }))).toEqual([
    { productId: hat, quantity: 2 },
    { productId: lamp, quantity: 1 },
  ]);
});

test('and is taken out again where it is refused or nobody answers', async () => {
  const store = keptOn();
  const refusals = [
    async () => new Response('{}', { status: 503 }),
    async () => {
      throw new TypeError('The connection was lost.');
    },
  ];
  for (const refuse of refusals) {
    const bag = deviceBag(refuse, store, () => new Date());
    await expect(bag.put({ productId: hat, quantity: 2 })).rejects.toThrow();
    expect(store.lines).toEqual([earlier]);
  }
});

const chair: KeptBagLine = {
  productId: '018f0000-0000-7000-8000-000000000003',
  quantity: 1,
  fromPostId: null,
};

test('what another tab did to the bag while the server was asked stays, whatever it answers', async () => {
  for (const status of [200, 503]) {
    const store = keptOn();
    // Another tab takes the lamp out and puts a chair in before the answer comes.
    const answer = async () => {
      store.write([chair, ...store.lines.filter(({ productId }) => productId !== lamp)]);
      const items = [
        { productId: hat, quantity: 2, fromPostId: null, available: 5 },
        { ...earlier, available: 5 },
      ];
      return Response.json(status === 200 ? { items } : {}, { status });
    };
    const bag = deviceBag(answer, store, () => new Date());
    await bag.put({ productId: hat, quantity: 2 }).catch(() => undefined);
    const kept = store.lines.map(({ productId, quantity }) => ({ productId, quantity }));
    const own = { productId: hat, quantity: 2 };
    expect(kept).toEqual([{ productId: chair.productId, quantity: 1 }, ...(status === 200 ? [own] : [])]);
  }
});
