import { expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { ownSpark } from './harness/own-spark.ts';
import { newEmail, signUp } from './harness/people.ts';
import { deliverPush, notesOn, standInForPushService, subscriptionOfNobody } from './harness/push.ts';
import { sellProduct, setStock } from './harness/shop.ts';
import { open } from './harness/visit.ts';

// What is not proved here. A browser subscribes with the push service of its maker, and a headless one never does: so that
// service is stood in for, and nothing else. What Spark sends is decrypted by the stand-in of `notifications.test.ts`; here the
// browser is handed such a message by its own debugging interface. A tap on what it shows cannot be made from outside either, for
// `notificationclick` must come from the system: which page opens is decided in `find-page.ts`, and tested there.

journey(
  'somebody is told on this phone: asked, refused, allowed, shown, switched off',
  async ({ arrive }) => {
    const phone = await arrive({ isWhole: true, serviceWorkers: 'allow' });
    const spark = ownSpark();
    const title = 'Lantern of the push journey';
    const product = await sellProduct(spark, { title, cents: 3_400, quantity: 1 });
    await setStock(spark, product.externalId, { availability: 'out_of_stock', quantity: 0 });
    await signUp(phone, { name: 'Tomás', email: newEmail() });
    await phone.context().grantPermissions(['notifications']);
    await standInForPushService(phone.context(), subscriptionOfNobody(), { isAwayAtFirst: true });

    await open(phone, `/products/${product.id}`);
    const tell = phone.getByRole('button', { name: `Tell me when it's back: ${title}` });
    const sheet = phone.getByRole('dialog');
    await tell.click();
    await sheet.getByRole('button', { name: 'On this device' }).click();
    await sheet.getByText('could not reach the service its notifications come by').waitFor();
    await sheet.getByRole('button', { name: /^By mail to / }).click();
    await phone.getByText('We will write to you').waitFor();
    await phone.getByRole('button', { name: 'Undo' }).click();
    await phone.getByText('We will not tell you').waitFor();

    await tell.click();
    await sheet.getByRole('button', { name: 'On this device' }).click();
    await phone.getByText('We will tell you on your devices').waitFor();
    await phone.getByRole('button', { name: 'Undo' }).click();
    await phone.getByText('We will not tell you').waitFor();
    // From now on it is one tap.
    await tell.click();
    await phone.getByText('We will tell you on your devices').waitFor();
    expect(await sheet.count()).toBe(0);

    await open(phone, '/settings/notifications');
    const here = phone.getByRole('switch', { name: 'On this device' });
    await expect.poll(() => here.isChecked()).toBe(true);
    await phone.getByRole('button', { name: 'Send a test' }).click();
    await phone.getByText('A message is on its way').waitFor();

    const path = `/products/${product.id}`;
    const note = { title: `${title} is back`, body: 'It may not last.', path, tag: 'hat', picture: null };
    await deliverPush(phone, { ...note, title: 'Older news' });
    await deliverPush(phone, note);
    await expect
      .poll(() => notesOn(phone))
      .toEqual([{ title: note.title, body: note.body, tag: note.tag, data: { path } }]);

    await here.click();
    await phone.getByText('Nothing is sent to any device yet.').waitFor();
    expect(await here.isChecked()).toBe(false);
  },
);
