/** Whoever does one of these to something asleep means it: it wakes before anything within is told. */
const touches = ['pointerdown', 'pointerover', 'focusin', 'keydown', 'click'] as const;

/** Where the browser never has a pause, the next one wakes after so long all the same. */
export const wakeMs = 500;
/** Where it does not tell of its pauses, it is left this much time between two. */
const betweenMs = 50;

// In the order of the page: what is read first wakes first.
const sleeping = new Map<Element, () => void>();
let awaited: (() => void)[] = [];

/** Has something wake once it is touched, or in a pause of the browser, one in each. What it returns lets it sleep for good. */
export function wakeInTurn(root: Element, wake: () => void): () => void {
  if (sleeping.size === 0) begin();
  sleeping.set(root, wake);
  return () => void sleeping.delete(root);
}

/** Comes when nothing sleeps any more. */
export function untilAwake(): Promise<void> {
  return new Promise((resolve) => {
    if (sleeping.size === 0) resolve();
    else awaited.push(resolve);
  });
}

function begin(): void {
  for (const touch of touches) document.addEventListener(touch, wakeTouched, { capture: true });
  inPause(wakeNext);
}

function wakeNext(): void {
  const [next] = sleeping.keys();
  if (next !== undefined) wakeUp(next);
  if (sleeping.size > 0) inPause(wakeNext);
  else end();
}

function end(): void {
  for (const touch of touches) document.removeEventListener(touch, wakeTouched, { capture: true });
  for (const resolve of awaited) resolve();
  awaited = [];
}

function wakeTouched({ target }: Event): void {
  for (const root of sleeping.keys()) if (target instanceof Node && root.contains(target)) wakeUp(root);
}

function wakeUp(root: Element): void {
  const wake = sleeping.get(root);
  sleeping.delete(root);
  wake?.();
}

function inPause(run: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(run, { timeout: wakeMs });
  else setTimeout(run, betweenMs);
}
