/** Lets the browser do what waits, such as answering a touch or painting, before more is done. */
export function nextTurn(): Promise<void> {
  // Browsers that have no word for it yet tell nothing of a turn but its timers.
  return 'scheduler' in globalThis && 'yield' in scheduler
    ? scheduler.yield()
    : new Promise((resolve) => setTimeout(resolve));
}
