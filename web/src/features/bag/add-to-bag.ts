import type { Bag, ProductCard } from '@spark/contract';
import { tellEvent } from '#features/events/index.ts';
import { promptFor } from '#features/prompts/index.ts';
import { sentenceOf } from '#lib/api/index.ts';
import { viewer } from '#lib/viewer.ts';
import { showToast } from '#ui/toast.svelte.ts';
import type { BagKeeper } from './bag-keeper.ts';
import { bagContents, showContents } from './bag-contents.svelte.ts';

/** Puts a product into the bag; it shows at once, and can be undone. */
export async function addToBag(product: Pick<ProductCard, 'id'>, fromPostId: string | null): Promise<void> {
  showContents({ lines: [{ productId: product.id, quantity: 1 }, ...bagContents().lines] });
  try {
    await change((bag) => bag.put({ productId: product.id, quantity: 1, fromPostId }));
  } catch (caught) {
    forget(product.id);
    const isPrompted = promptFor(caught, 'bag', location.pathname + location.search);
    if (!isPrompted) showToast(sentenceOf(caught));
    return;
  }
  showToast('In your bag', { label: 'Undo', run: () => void undo(product.id) });
  // Of people with an account the server notes it with the change itself.
  if (viewer() === null && fromPostId !== null) {
    tellEvent({ type: 'bag-add', productId: product.id, postId: fromPostId });
  }
}

async function undo(productId: string): Promise<void> {
  forget(productId);
  try {
    await change((bag) => bag.remove(productId));
  } catch (caught) {
    showToast(sentenceOf(caught));
  }
}

/** What keeps a bag comes with the first thing that is put into one. */
async function change(write: (bag: BagKeeper) => Promise<Bag>): Promise<void> {
  const { changeBag } = await import('./change-bag.ts');
  await changeBag(write);
}

function forget(productId: string): void {
  showContents({ lines: bagContents().lines.filter((line) => line.productId !== productId) });
}
