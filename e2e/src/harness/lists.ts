import type { List, Theme } from '@spark/contract';
import type { APIResponse, Page } from 'playwright-core';

interface Things {
  postIds?: readonly string[];
  productIds?: readonly string[];
}

/** Makes a list as whoever is signed in, with these things in it; nobody else reads it unless it is public. */
export async function makeList(
  page: Page,
  { title, isPublic = false, ...things }: { title: string; isPublic?: boolean } & Things,
): Promise<List> {
  const made = await done(await page.request.post('/api/v1/me/lists', { data: { title, isPublic } }));
  // Serialised by the response schema of the route.
  const list = (await made.json()) as List;
  await fillList(page, list, things);
  return list;
}

/** Puts things at the end of one's own list: first these posts, then these products. */
export async function fillList(
  page: Page,
  { id }: { id: string },
  { postIds = [], productIds = [] }: Things,
): Promise<void> {
  const things = [
    ...postIds.map((post) => `posts/${post}`),
    ...productIds.map((product) => `products/${product}`),
  ];
  for (const thing of things) await done(await page.request.put(`/api/v1/lists/${id}/${thing}`));
}

/** Says who may read a list of one's own: everybody, or nobody else. */
export async function setPublic(page: Page, { id }: { id: string }, isPublic: boolean): Promise<void> {
  await done(await page.request.patch(`/api/v1/lists/${id}`, { data: { isPublic } }));
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
