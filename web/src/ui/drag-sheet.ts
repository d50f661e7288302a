/** A sheet let go of closes when dragged down by this share of its height … */
export const dragCloseShare = 0.25;
/** … or when it moves faster than this. */
export const dragClosePxPerMs = 0.5;
/** The speed is that of the last moments alone: whoever stops before letting go has thought better of it. */
export const speedMs = 80;

interface Moment {
  y: number;
  time: number;
}

/** A drag of a sheet, from the finger that began it to the decision. */
export interface SheetDrag {
  /** Answers how far down the sheet is. */
  move(moment: Moment): number;
  /** Whether the sheet, so high, shall close where it is let go of. */
  isClosing(heightPx: number, time: number): boolean;
}

/** Begins to drag a sheet. */
export function beginDrag(start: Moment): SheetDrag {
  let moments = [start];
  const downPx = () => Math.max(0, (moments.at(-1)?.y ?? start.y) - start.y);
  return {
    move(moment) {
      moments = [...moments.filter(({ time }) => moment.time - time <= speedMs), moment];
      return downPx();
    },
    isClosing(heightPx, time) {
      const [first] = moments.filter((moment) => time - moment.time <= speedMs);
      const last = moments.at(-1);
      const ms = first === undefined || last === undefined ? 0 : last.time - first.time;
      const speed = first === undefined || last === undefined || ms <= 0 ? 0 : (last.y - first.y) / ms;
      // Flung upwards it stays, however far down it was.
      if (speed < -dragClosePxPerMs) return false;
      return downPx() > heightPx * dragCloseShare || speed > dragClosePxPerMs;
    },
  };
}
