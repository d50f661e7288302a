import type { List, Theme } from '@spark/contract';
import type { APIResponse, Page } from 'playwright-core';

/** Makes a list as whoever is signed in; nobody else reads it unless it is public. */
export async function makeList(page: Page, words: { title: string; isPublic?: boolean }): Promise<List> {
  const made = await done(await page.request.post('/api/v1/me/lists', { data: words }));
  // Serialised by the response schema of the route.
  return (await made.json()) as List;
}

/** Puts products at the end of one's own list, in this order. */
export async function fillList(
  page: Page,
  { id }: { id: string },
  products: readonly { id: string }[],
): Promise<void> {
  for (const product of products) {
    await done(await page.request.put(`/api/v1/lists/${id}/products/${product.id}`));
  }
}

/** Puts a list of one's own into Finds; whoever is signed in may do so. */
export async function showInFinds(page: Page, { id }: { id: string }): Promise<Theme> {
  const shown = await done(await page.request.put(`/api/v1/lists/${id}/theme`));
  // Serialised by the response schema of the route.
  return (await shown.json()) as Theme;
}

/** Makes a list everybody can read, and deletes it again, as whoever is signed in; gives the path it had. */
export async function dropList(page: Page): Promise<string> {
  const { id } = await makeList(page, { title: 'For the hall', isPublic: true });
  await done(await page.request.delete(`/api/v1/lists/${id}`));
  return `/lists/${id}`;
}

async function done(answer: APIResponse): Promise<APIResponse> {
  if (!answer.ok()) throw new Error(`The list could not be changed: ${await answer.text()}`);
  return answer;
}
