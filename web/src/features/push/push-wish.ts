/**
 * Where it is noted that somebody switched this device on, until the server knows: the browser's own part can take seconds,
 * and whoever leaves the page meanwhile has switched it on all the same.
 */
const storageKey = 'spark:push-wish';

export function noteWish(userId: string): void {
  try {
    localStorage.setItem(storageKey, userId);
  } catch {
    // Without a place for it the page has to stay until it is done.
  }
}

export function dropWish(): void {
  try {
    localStorage.removeItem(storageKey);
  } catch {
    // Then it was never noted.
  }
}

/** Whether that person wished it; somebody else's wish says nothing about them. */
export function hasWish(userId: string | undefined): boolean {
  try {
    return userId !== undefined && localStorage.getItem(storageKey) === userId;
  } catch {
    return false;
  }
}
