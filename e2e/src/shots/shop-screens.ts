import type { Order } from '@spark/contract';
import type { Page } from 'playwright-core';
import { emptyBag, fillAddress, ordersOf, placeOrder } from '../harness/shop.ts';
import { open } from '../harness/visit.ts';
import type { Subjects } from './find-subjects.ts';
import type { Screen } from './screen.ts';

/** From the bag to the order, and what the shop sees of it. */
export const shopScreens: Screen[] = [
  { name: 'shop-bag-empty', viewer: 'guest', show: showEmptyBag },
  { name: 'shop-bag-sheet-added', viewer: 'guest', show: addFromSheet },
  { name: 'shop-bag', viewer: 'guest', show: showBag },
  { name: 'shop-bag-changed', viewer: 'guest', show: (page, subjects) => showBag(page, subjects, 99) },
  { name: 'shop-bag-visitor', viewer: 'visitor', show: addAsVisitor },
  { name: 'shop-checkout', viewer: 'guest', show: checkOut },
  { name: 'shop-checkout-refused', viewer: 'guest', show: leaveFieldsEmpty },
  { name: 'shop-order-placed', viewer: 'guest', show: showPlaced },
  {
    name: 'shop-order',
    viewer: 'guest',
    show: async (page) => open(page, `/orders/${(await order(page)).id}`),
  },
  { name: 'shop-orders', viewer: 'guest', show: (page) => open(page, '/orders') },
  { name: 'shop-orders-empty', viewer: 'member', show: (page) => open(page, '/orders') },
  { name: 'shop-admin-orders', viewer: 'operator', show: (page) => open(page, '/admin/orders') },
  {
    name: 'shop-admin-orders-none',
    viewer: 'operator',
    show: (page) => open(page, '/admin/orders?q=nobody'),
  },
  { name: 'shop-admin-order', viewer: 'operator', show: showAdminOrder },
  { name: 'shop-admin-refund', viewer: 'operator', show: openRefund },
  { name: 'shop-admin-delivery', viewer: 'operator', show: (page) => open(page, '/admin/delivery') },
  { name: 'shop-admin-imports', viewer: 'operator', show: (page) => open(page, '/admin/imports') },
  {
    name: 'shop-admin-import',
    viewer: 'operator',
    show: (page, { waitingImport }) => open(page, `/admin/imports/${waitingImport}`),
  },
  { name: 'shop-admin-import-faults', viewer: 'operator', show: showFaults },
  { name: 'shop-admin-import-rollback', viewer: 'operator', show: openRollback },
  { name: 'shop-admin-sales', viewer: 'operator', show: (page) => open(page, '/admin/sales') },
  {
    name: 'shop-admin-sales-authors',
    viewer: 'operator',
    show: (page) => open(page, '/admin/sales?by=author&days=90'),
  },
  { name: 'shop-sales', viewer: 'member', show: openSales },
];

async function showEmptyBag(page: Page): Promise<void> {
  await emptyBag(page);
  await open(page, '/bag');
}

async function addFromSheet(page: Page, { photo }: Subjects): Promise<void> {
  await emptyBag(page);
  await open(page, `/posts/${photo.id}`);
  await page
    .getByRole('link', { name: /^Shop this photo/ })
    .first()
    .click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Add to bag/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Undo' }).waitFor();
}

async function fillBag(page: Page, { photo }: Subjects, quantity = 2): Promise<void> {
  await emptyBag(page);
  for (const [at, { id }] of photo.products.slice(0, 3).entries()) {
    const data = { quantity: at === 0 ? quantity : 1, fromPostId: photo.id };
    await page.request.put(`/api/v1/bag/items/${id}`, { data });
  }
}

async function showBag(page: Page, subjects: Subjects, quantity = 2): Promise<void> {
  await fillBag(page, subjects, quantity);
  await open(page, '/bag');
}

async function addAsVisitor(page: Page, { productId }: Subjects): Promise<void> {
  await open(page, `/products/${productId}`);
  const add = page.getByRole('button', { name: /^Add to bag/ }).filter({ visible: true });
  if ((await add.count()) > 0) await add.first().click();
  await page
    .getByRole('link', { name: /^In your bag/ })
    .filter({ visible: true })
    .first()
    .waitFor();
  await page.waitForLoadState('networkidle');
  await open(page, '/bag');
}

async function checkOut(page: Page, subjects: Subjects): Promise<void> {
  await fillBag(page, subjects);
  await open(page, '/checkout');
  await fillAddress(page);
  await page.getByRole('radio').first().waitFor();
}

async function leaveFieldsEmpty(page: Page, subjects: Subjects): Promise<void> {
  await checkOut(page, subjects);
  await page.getByLabel('Town or city').fill('');
  await page.getByLabel('Postal code').fill('');
  await page.getByRole('button', { name: /^Place order/ }).click();
  await page.getByRole('alert').first().waitFor();
}

async function showPlaced(page: Page, subjects: Subjects): Promise<void> {
  await fillBag(page, subjects);
  const { id } = await placeOrder(page);
  await open(page, `/orders/${id}?placed=1`);
}

async function order(page: Page): Promise<Order> {
  const [latest] = await ordersOf(page);
  if (latest === undefined) throw new Error('Nothing was ordered before this picture.');
  return latest;
}

async function showAdminOrder(page: Page): Promise<void> {
  await open(page, '/admin/orders');
  await page.getByRole('table').getByRole('link').first().click();
  await page.waitForURL('**/admin/orders/*');
}

async function openRefund(page: Page): Promise<void> {
  await showAdminOrder(page);
  const pay = page.getByText('Mark as paid');
  if ((await pay.count()) > 0) {
    await pay.click();
    await page.getByRole('button', { name: 'The money has come in' }).click();
  }
  await page.getByText('Give money back').click();
  await page.getByRole('button', { name: 'Give it back' }).scrollIntoViewIfNeeded();
}

async function showFaults(page: Page, { waitingImport }: Subjects): Promise<void> {
  await open(page, `/admin/imports/${waitingImport}`);
  await page.getByRole('link', { name: 'Download as CSV' }).scrollIntoViewIfNeeded();
}

async function openRollback(page: Page): Promise<void> {
  await open(page, '/admin/imports');
  await page.getByRole('row').filter({ hasText: 'Applied' }).getByRole('link').first().click();
  await page.getByText('Roll back').click();
  await page.getByRole('button', { name: 'Take it back' }).scrollIntoViewIfNeeded();
}

async function openSales(page: Page, { own }: Subjects): Promise<void> {
  await open(page, `/posts/${own.id}`);
  await page.getByRole('button', { name: 'More about this post' }).first().click();
  await page.getByRole('menuitem', { name: 'What it brought' }).click();
  await page.getByRole('dialog').getByRole('term').first().waitFor();
}
