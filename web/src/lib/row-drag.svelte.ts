/** A row follows the mouse from this distance on. */
export const arrangeStartPx = 4;
/** Within this distance of the window's edges, dragging scrolls the page by so much at a time. */
export const arrangeEdgePx = 72;
export const arrangeScrollPx = 12;

/** Rows that are put in order by dragging them at their grips. */
export interface RowDrag {
  /** The row that is on its way. */
  readonly movingId: string | null;
  press(event: PointerEvent, id: string): void;
  drag(event: PointerEvent): void;
  release(): void;
}

interface Rows {
  /** The element whose children are the rows. */
  element: () => Element;
  placeOf: (id: string) => number;
  /** Shows a row at another place. */
  shift: (from: number, to: number) => void;
  /** The row has been let go where it stands. */
  settle: (id: string) => void;
}

/** Lets the rows of an element be dragged: the one that is held takes the place of the one it is over. */
export function createRowDrag({ element, placeOf, shift, settle }: Rows): RowDrag {
  let held = $state<{ id: string; startY: number; isMoving: boolean } | null>(null);
  return {
    get movingId() {
      return held?.isMoving === true ? held.id : null;
    },
    press(event, id) {
      if (event.button !== 0 || !(event.currentTarget instanceof HTMLElement)) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      held = { id, startY: event.clientY, isMoving: false };
    },
    drag({ clientY }) {
      if (held === null) return;
      if (Math.abs(clientY - held.startY) >= arrangeStartPx) held.isMoving = true;
      if (!held.isMoving) return;
      scrollAtEdges(clientY);
      const from = placeOf(held.id);
      const boxes = [...element().children].map((row) => row.getBoundingClientRect());
      const to = boxes.findIndex(({ top, bottom }) => clientY >= top && clientY <= bottom);
      if (to !== -1 && to !== from) shift(from, to);
    },
    release() {
      if (held?.isMoving === true) settle(held.id);
      held = null;
    },
  };
}

function scrollAtEdges(y: number): void {
  if (y < arrangeEdgePx) window.scrollBy(0, -arrangeScrollPx);
  if (y > window.innerHeight - arrangeEdgePx) window.scrollBy(0, arrangeScrollPx);
}

/** Where an arrow key, Home or End leads a row from its place; `null` for keys that lead nowhere. */
export function placeByKey(key: string, at: number, count: number): number | null {
  return { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: count - 1 }[key] ?? null;
}
