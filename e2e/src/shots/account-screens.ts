import type { Page } from 'playwright-core';
import { newEmail } from '../harness/people.ts';
import { open } from '../harness/visit.ts';
import type { Screen } from './screen.ts';

/** Signing in, what letters lead to, and one's account. */
export const accountScreens: Screen[] = [
  { name: 'sign-in-link', viewer: 'visitor', show: (page) => open(page, '/sign-in/link') },
  {
    name: 'sign-in-link-followed',
    viewer: 'visitor',
    show: (page) => open(page, '/sign-in/link?token=spent'),
  },
  { name: 'forgot-password', viewer: 'visitor', show: (page) => open(page, '/forgot-password') },
  { name: 'forgot-password-sent', viewer: 'visitor', show: askForPassword },
  { name: 'reset-password', viewer: 'visitor', show: (page) => open(page, '/reset-password?token=spent') },
  { name: 'confirm-address', viewer: 'visitor', show: (page) => open(page, '/confirm-address?token=spent') },
  { name: 'unsubscribe-broken', viewer: 'visitor', show: (page) => open(page, '/unsubscribe/cut-off') },
  { name: 'settings-account', viewer: 'member', show: (page) => open(page, '/settings/account') },
  { name: 'settings-account-end', viewer: 'member', show: showEnd },
  { name: 'goodbye', viewer: 'visitor', show: (page) => open(page, '/goodbye') },
  { name: 'admin-members', viewer: 'operator', show: (page) => open(page, '/admin/members') },
];

async function askForPassword(page: Page): Promise<void> {
  await open(page, '/forgot-password');
  // To one address only so many letters go, whoever asks.
  await page.getByLabel('E-mail').fill(newEmail());
  await page.getByRole('button', { name: 'Send me the link' }).click();
  await page.getByRole('heading', { name: 'Look into your mail' }).waitFor();
}

async function showEnd(page: Page): Promise<void> {
  await open(page, '/settings/account');
  await page.getByText('Change address').click();
  await page.getByText('Delete my account').first().click();
  await page.getByRole('button', { name: 'Delete my account' }).scrollIntoViewIfNeeded();
}
