/** Work that was put off waits no longer than this for a pause, however busy the page is. */
export const pauseWaitMs = 100;

/** Waits until the browser has drawn what there is to draw and has a moment for more. */
export function nextPause(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: pauseWaitMs });
    else setTimeout(resolve, pauseWaitMs / 2);
  });
}
