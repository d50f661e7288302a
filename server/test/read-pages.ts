/** Some of a list, with where the rest begins. */
interface Page {
  items: readonly unknown[];
  nextCursor: string | null;
}

/** Reads a list to its end, each page by the cursor of the one before; `between` runs after each, told how many there are. */
export async function readPages<P extends Page>(
  read: (from: { cursor?: string }) => Promise<P>,
  between: (pages: number) => Promise<unknown> = async () => undefined,
): Promise<P['items'][]> {
  const pages: P['items'][] = [];
  let cursor: string | null = null;
  do {
    const page: P = await read(cursor === null ? {} : { cursor });
    pages.push(page.items);
    cursor = page.nextCursor;
    await between(pages.length);
  } while (cursor !== null);
  return pages;
}
