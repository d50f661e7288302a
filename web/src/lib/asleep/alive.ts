let isAlive = false;

/** Notes that the page this tab opened with is alive: what is shown from now on is made here. */
export function noteAlive(): void {
  isAlive = true;
}

/** Whether the page this tab opened with is alive. */
export function isPageAlive(): boolean {
  return isAlive;
}
