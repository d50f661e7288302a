const minuteMs = 60_000;
const dayMinutes = 24 * 60;

/** Whether the name is one of a time zone in the IANA list. Offsets such as `+02:00` name no place and are refused. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    formatOf(name);
    return true;
  } catch {
    // What Intl does not know.
    return false;
  }
}

/** The minute of the day that clocks show somewhere. */
export function minuteOfDay(moment: Date, timeZone: string): number {
  const parts = formatOf(timeZone).formatToParts(moment);
  const read = (type: 'hour' | 'minute') => Number(parts.find((part) => part.type === type)?.value ?? 0);
  return read('hour') * 60 + read('minute');
}

/** When clocks somewhere show a minute of the day next, after a moment. */
export function nextMinuteOfDay(after: Date, minute: number, timeZone: string): Date {
  const start = new Date(Math.floor(after.getTime() / minuteMs) * minuteMs);
  const ahead = (minute - minuteOfDay(start, timeZone) + dayMinutes) % dayMinutes || dayMinutes;
  const guess = new Date(start.getTime() + ahead * minuteMs);
  // Where clocks are put forward or back in between, by the difference; a minute they leave out comes as much later.
  const off = ((minute - minuteOfDay(guess, timeZone) + dayMinutes * 1.5) % dayMinutes) - dayMinutes / 2;
  const mended = new Date(guess.getTime() + off * minuteMs);
  return mended > after && minuteOfDay(mended, timeZone) === minute ? mended : guess;
}

/** When somebody is not to be disturbed, in minutes of the day. */
export interface QuietHours {
  from: number;
  until: number;
  timeZone: string;
}

/** When quiet hours that are on at a moment end; `null` where they are not. */
export function endOfQuiet(now: Date, quiet: QuietHours | null): Date | null {
  if (quiet === null || quiet.from === quiet.until) return null;
  const minute = minuteOfDay(now, quiet.timeZone);
  const isOn =
    quiet.from < quiet.until
      ? minute >= quiet.from && minute < quiet.until
      : minute >= quiet.from || minute < quiet.until;
  return isOn ? nextMinuteOfDay(now, quiet.until, quiet.timeZone) : null;
}

// Making one costs more than using it, and there are some four hundred zones.
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const kept = formats.get(timeZone);
  if (kept !== undefined) return kept;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(timeZone, format);
  return format;
}
