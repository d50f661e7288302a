import { languageNumber } from '@spark/ranking';
import { width, type CopiedRows } from '../../../platform/db/index.ts';

/** Reads a column of rows, always into the same memory: what it returns is valid until the next rows. */
export type ReadColumn = (rows: CopiedRows) => Int32Array;

/** Whole numbers of four bytes that begin so far behind the start of a row. */
export function integers(offset: number): ReadColumn {
  let values = new Int32Array(0);
  return (rows) => {
    values = longEnough(values, rows.count);
    const { starts, count } = rows;
    const view = viewOf(rows);
    for (let row = 0; row < count; row += 1) values[row] = view.getInt32((starts[row] ?? 0) + offset);
    return values;
  };
}

/** One number for all rows: a column that says the same in each costs PostgreSQL as much as any other. */
export function always(number: number): ReadColumn {
  let values = new Int32Array(0);
  return ({ count }) => {
    if (values.length < count) values = new Int32Array(count * 2).fill(number);
    return values;
  };
}

/** PostgreSQL counts microseconds from the year 2000. */
const epochS = 946_684_800;

/** Whole seconds since 1970; −1 for what was later than asked for. */
export function seconds(offset: number, untilS = Infinity): ReadColumn {
  let values = new Int32Array(0);
  return (rows) => {
    values = longEnough(values, rows.count);
    const { starts, count } = rows;
    const view = viewOf(rows);
    for (let row = 0; row < count; row += 1) {
      const at = (starts[row] ?? 0) + offset;
      const micros = view.getInt32(at) * 2 ** 32 + view.getUint32(at + 4);
      const time = Math.floor(micros / 1_000_000) + epochS;
      values[row] = time <= untilS ? Math.max(0, time) : -1;
    }
    return values;
  };
}

/** Numbers of languages; each is worked out once. */
export function languages(offset: number): ReadColumn {
  const known = new Map<string, number>();
  let values = new Int32Array(0);
  return (rows) => {
    values = longEnough(values, rows.count);
    const { starts, count } = rows;
    const bytes = Buffer.from(rows.bytes.buffer, rows.bytes.byteOffset, rows.bytes.byteLength);
    for (let row = 0; row < count; row += 1) {
      const at = (starts[row] ?? 0) + offset;
      // Most say nothing, and of those that do most say the same.
      if (bytes[at] === blank) {
        values[row] = 0;
        continue;
      }
      const tag = bytes.toString('latin1', at, at + width.language);
      let number = known.get(tag);
      if (number === undefined) known.set(tag, (number = languageNumber(tag.trimEnd())));
      values[row] = number;
    }
    return values;
  };
}

const blank = 0x20;

function longEnough(values: Int32Array<ArrayBuffer>, count: number): Int32Array<ArrayBuffer> {
  return values.length < count ? new Int32Array(count * 2) : values;
}

function viewOf({ bytes }: CopiedRows): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
