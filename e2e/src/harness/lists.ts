import type { List } from '@spark/contract';
import type { Page } from 'playwright-core';

/** Makes a list everybody can read, and deletes it again, as whoever is signed in; gives the path it had. */
export async function dropList(page: Page): Promise<string> {
  const made = await page.request.post('/api/v1/me/lists', {
    data: { title: 'For the hall', isPublic: true },
  });
  if (!made.ok()) throw new Error(`The list could not be made: ${await made.text()}`);
  // Serialised by the response schema of the route.
  const { id } = (await made.json()) as List;
  const gone = await page.request.delete(`/api/v1/lists/${id}`);
  if (!gone.ok()) throw new Error(`The list could not be deleted: ${await gone.text()}`);
  return `/lists/${id}`;
}
