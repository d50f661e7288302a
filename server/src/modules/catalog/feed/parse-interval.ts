/** When a sale price holds; an open end is `null`. */
export interface Interval {
  start: Date | null;
  end: Date | null;
}

/** Reads `start/end` in ISO 8601 and in Meta's looser spelling (`2017-12-01T0:00-23:59/…`), or `null` when it is neither. */
export function parseInterval(text: string): Interval | null {
  const halves = text.trim().split('/');
  if (halves.length !== 2) return null;
  const [from = '', until = ''] = halves;
  const start = parseMoment(from, 'start');
  const end = parseMoment(until, 'end');
  if (start === null || end === null || start >= end) return null;
  return { start, end };
}

/** Reads two moments, either of which may be left out (`''`), or `null` when they are no period. */
export function toInterval(from: string, until: string): Interval | null {
  const start = parseMoment(from, 'start');
  const end = parseMoment(until, 'end');
  const isRead = (start !== null || from.trim() === '') && (end !== null || until.trim() === '');
  if (!isRead || (start !== null && end !== null && start >= end)) return null;
  return { start, end };
}

/** Reads one ISO 8601 date or time; a date alone means the start or the end of that day in UTC. */
export function parseMoment(text: string, edge: 'start' | 'end' = 'start'): Date | null {
  const parts =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{1,2}):?(\d{2})(?::?(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{1,2}:?\d{2})?)?$/i.exec(
      text.trim(),
    );
  if (parts === null) return null;

  const [, date = '', hours, minutes = '00', seconds = '00', offset = 'Z'] = parts;
  const time = hours === undefined ? dayEdge[edge] : `${hours.padStart(2, '0')}:${minutes}:${seconds}`;
  const moment = new Date(`${date}T${time}${toIsoOffset(offset)}`);
  return Number.isNaN(moment.getTime()) ? null : moment;
}

const dayEdge = { start: '00:00:00', end: '23:59:59' } as const;

/** The widest offset in use on Earth; Meta's own examples carry `-23:59`, which is a time of day, not an offset. */
const maxOffsetHours = 14;

function toIsoOffset(offset: string): string {
  const parts = /^([+-])(\d{1,2}):?(\d{2})$/.exec(offset);
  if (parts === null) return 'Z';
  const [, sign = '+', hours = '0', minutes = '00'] = parts;
  if (Number(hours) > maxOffsetHours) return 'Z';
  return `${sign}${hours.padStart(2, '0')}:${minutes}`;
}
