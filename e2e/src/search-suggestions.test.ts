import { expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { open, whereIs } from './harness/visit.ts';

journey(
  'suggestions follow what is typed, arrow keys choose one, and tabs find posts and people',
  async ({ desktop }) => {
    await open(desktop, '/');
    const field = desktop.getByRole('banner').getByRole('combobox');
    const list = desktop.getByRole('listbox', { name: 'Suggestions' });
    await field.pressSequentially('headpho');
    await list.getByRole('option').first().waitFor();
    expect(await field.getAttribute('aria-expanded')).toBe('true');
    await field.press('Escape');
    await expect.poll(() => list.count()).toBe(0);
    expect(await field.inputValue()).toBe('headpho');

    await field.press('n');
    await list.getByRole('option').first().waitFor();
    await field.press('ArrowDown');
    const chosen = list.getByRole('option', { selected: true });
    expect(await chosen.getAttribute('id')).toBe(await field.getAttribute('aria-activedescendant'));
    const href = await chosen.getAttribute('href');
    await field.press('Enter');
    await expect.poll(() => whereIs(desktop)).toBe(href);
    await expect.poll(() => list.count()).toBe(0);

    await field.fill('lamp');
    await field.press('Enter');
    await desktop.waitForURL('**/search?q=lamp');
    const tabs = desktop.getByRole('navigation', { name: 'What to look for' });
    await tabs.getByRole('link', { name: 'Posts' }).click();
    await desktop.waitForURL(/type=posts/);
    await desktop.getByRole('region', { name: 'Posts' }).getByRole('link').first().waitFor();
    await tabs.getByRole('link', { name: 'People' }).click();
    await desktop.waitForURL(/type=users/);
    // The field goes on looking for people.
    await field.fill('prime');
    await field.press('Enter');
    await desktop.waitForURL(/q=prime&type=users/);
    await desktop.getByRole('heading', { name: '“prime”' }).waitFor();
  },
);
