/** How long a toast stays; one with something to undo stays longer. */
export const toastMs = 4_000;
export const toastWithUndoMs = 7_000;

/** A short message at the edge of the screen. */
export interface Toast {
  id: number;
  text: string;
  action?: { label: string; run: () => void };
}

let current = $state<Toast | null>(null);
let timer: ReturnType<typeof setTimeout> | undefined;
let lastId = 0;

/** The toast to show now. */
export function currentToast(): Toast | null {
  return current;
}

/** Says something briefly; a new toast takes the place of the one before. */
export function showToast(
  text: string,
  action?: Toast['action'],
  stayMs = action === undefined ? toastMs : toastWithUndoMs,
): void {
  clearTimeout(timer);
  current = { id: ++lastId, text, ...(action === undefined ? {} : { action }) };
  timer = setTimeout(hideToast, stayMs);
}

/** Takes the toast away. */
export function hideToast(): void {
  clearTimeout(timer);
  current = null;
}
