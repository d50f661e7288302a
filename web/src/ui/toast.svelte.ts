/** How long a toast stays; one with something to do stays longer. */
export const toastMs = 4_000;
export const toastWithUndoMs = 7_000;

/** What a toast offers to do. */
export interface ToastAction {
  label: string;
  run: () => void;
}

/** A short message at the edge of the screen. */
export interface Toast {
  id: number;
  text: string;
  actions: readonly ToastAction[];
}

let current = $state.raw<Toast | null>(null);
/** Where toasts can be shown, the one in front last. */
let areas = $state.raw<readonly symbol[]>([]);
let timer: ReturnType<typeof setTimeout> | undefined;
let lastId = 0;

/** The toast to show now in an area: in the one in front, for what a sheet lies over is neither seen nor touched. */
export function currentToast(area: symbol): Toast | null {
  return area === areas.at(-1) ? current : null;
}

/** Puts an area in front of all others until the returned function is called. */
export function enterArea(area: symbol): () => void {
  areas = [...areas, area];
  return () => {
    areas = areas.filter((one) => one !== area);
  };
}

/** Says something briefly; a new toast takes the place of the one before. */
export function showToast(
  text: string,
  offers: ToastAction | readonly ToastAction[] = [],
  stayMs?: number,
): void {
  clearTimeout(timer);
  const actions = [offers].flat();
  current = { id: ++lastId, text, actions };
  timer = setTimeout(hideToast, stayMs ?? (actions.length === 0 ? toastMs : toastWithUndoMs));
}

/** Takes the toast away. */
export function hideToast(): void {
  clearTimeout(timer);
  current = null;
}
