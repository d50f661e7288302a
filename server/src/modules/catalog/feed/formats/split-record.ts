/** What stands at a place in delimited text. */
export type SplitRecord =
  | { kind: 'record'; cells: string[]; end: number; lines: number; isTerminated: boolean }
  /** More text is needed to tell where the record ends. */
  | { kind: 'incomplete' }
  /** A quote was opened and not closed as it should be. */
  | { kind: 'broken' };

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** Splits the record that begins at `from`: RFC 4180 quoting, and CRLF, LF or CR as line ends, mixed at will. */
export function splitRecord(text: string, from: number, delimiter: string, isEnd: boolean): SplitRecord {
  const delimiterCode = delimiter.charCodeAt(0);
  const cells: string[] = [];
  let lines = 1;
  let at = from;

  for (;;) {
    if (text.charCodeAt(at) === quote) {
      const cell = readQuoted(text, at, isEnd);
      if (cell === 'incomplete') return { kind: 'incomplete' };
      if (cell === 'broken') return { kind: 'broken' };
      cells.push(cell.value);
      lines += countLineEnds(text, at, cell.end);
      at = cell.end;
      if (at < text.length && !isCellEnd(text.charCodeAt(at), delimiterCode)) return { kind: 'broken' };
    } else {
      const start = at;
      while (at < text.length && !isCellEnd(text.charCodeAt(at), delimiterCode)) at += 1;
      cells.push(text.slice(start, at));
    }

    if (at >= text.length) {
      return isEnd ? { kind: 'record', cells, end: at, lines, isTerminated: false } : { kind: 'incomplete' };
    }
    const code = text.charCodeAt(at);
    if (code === delimiterCode) {
      at += 1;
      continue;
    }
    if (code === lineFeed) return { kind: 'record', cells, end: at + 1, lines, isTerminated: true };
    // A CR at the end of what we have may be the first half of CRLF.
    if (at + 1 >= text.length && !isEnd) return { kind: 'incomplete' };
    const end = text.charCodeAt(at + 1) === lineFeed ? at + 2 : at + 1;
    return { kind: 'record', cells, end, lines, isTerminated: true };
  }
}

/** The place after the line end that follows `from`, or `null` when the text has none yet. */
export function nextLine(text: string, from: number): number | null {
  const match = /\r\n|\n|\r(?=[\s\S])/g;
  match.lastIndex = from;
  return match.exec(text) === null ? null : match.lastIndex;
}

function readQuoted(text: string, from: number, isEnd: boolean) {
  let value = '';
  let start = from + 1;
  for (;;) {
    const close = text.indexOf('"', start);
    if (close === -1) return isEnd ? 'broken' : 'incomplete';
    if (close + 1 >= text.length && !isEnd) return 'incomplete';
    value += text.slice(start, close);
    if (text.charCodeAt(close + 1) !== quote) return { value, end: close + 1 };
    value += '"';
    start = close + 2;
  }
}

function isCellEnd(code: number, delimiterCode: number): boolean {
  return code === delimiterCode || code === lineFeed || code === carriageReturn;
}

function countLineEnds(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code === lineFeed) count += 1;
    else if (code === carriageReturn && text.charCodeAt(at + 1) !== lineFeed) count += 1;
  }
  return count;
}
