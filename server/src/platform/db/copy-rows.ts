import type { Socket } from 'node:net';
import type pg from 'pg';

/** Rows as PostgreSQL copies them out, all of them of the same widths. Valid until the next ones are taken. */
export interface CopiedRows {
  bytes: Uint8Array;
  /** Where the first column of each row begins; see `offsetsOf` for the others. */
  starts: Int32Array;
  count: number;
}

/** The widths of columns in bytes. */
export const width = { id: 16, integer: 4, moment: 8, language: 8 } as const;

const signatureBytes = 19;
const headBytes = 5;
const countBytes = 2;
const lengthBytes = 4;
const copyData = 0x64;

/** Where columns of these widths begin behind the start of their row. */
export function offsetsOf(widths: readonly number[]): number[] {
  let offset = 0;
  return widths.map((bytes) => {
    const start = offset;
    offset += bytes + lengthBytes;
    return start;
  });
}

/**
 * Takes all rows of a statement without parameters, as many at once as arrive together. They are read off the connection as
 * bytes: the driver would make an object of each row, and a text of each value, and of millions that is most of the time.
 * Every column must have a value, of its width.
 */
export function copyRows(
  client: pg.Client,
  { statement, widths }: { statement: string; widths: readonly number[] },
  take: (rows: CopiedRows) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let failure: unknown = null;
    let giveBack: () => void = () => undefined;
    const read = rowReader(widths, (rows) => {
      if (failure === null) take(rows);
    });
    const copying = {
      submit: (connection: { query(text: string): void; stream: Socket }) => {
        giveBack = divert(connection.stream, (bytes) => {
          const { others, error } = read(bytes);
          failure ??= error;
          release(bytes);
          return others;
        });
        connection.query(`copy (${statement}) to stdout (format binary)`);
      },
      handleCommandComplete: () => undefined,
      handleReadyForQuery: () => {
        giveBack();
        if (failure === null) resolve();
        else reject(failure);
      },
      handleError: (error: unknown) => {
        giveBack();
        reject(error);
      },
    };
    // What the driver asks of a query, but for what others are told.
    client.query(copying as unknown as pg.Submittable);
  });
}

/** Hears a stream before the driver does, which is told what it returns; returns how to give the stream back. */
function divert(stream: Socket, hear: (bytes: Buffer) => Buffer[]): () => void {
  // The driver listens with functions of one argument.
  const listeners = stream.listeners('data') as ((bytes: Buffer) => void)[];
  const listen = (bytes: Buffer) => {
    for (const other of hear(bytes)) for (const listener of listeners) listener(other);
  };
  for (const listener of listeners) stream.off('data', listener);
  stream.on('data', listen);
  return () => {
    if (!stream.listeners('data').includes(listen)) return;
    stream.off('data', listen);
    for (const listener of listeners) stream.on('data', listener);
  };
}

/**
 * Gives the memory of what was read back at once. The collector of garbage sees only how much there is of it, and would look
 * through everything that lives time and again.
 */
function release({ buffer, byteLength }: Buffer): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
}

/** Tells rows from other messages, which are returned as they came. */
function rowReader(widths: readonly number[], take: (rows: CopiedRows) => void) {
  const rowBytes = widths.reduce((sum, bytes) => sum + lengthBytes + bytes, countBytes);
  const offsets = offsetsOf(widths);
  // What arrives is put behind the rest of what came before, always in the same place: no garbage, however much it is.
  let bytes: Buffer = Buffer.alloc(2 ** 17);
  let view = viewOf(bytes);
  let filled = 0;
  let isBegun = false;
  const rows = { bytes, starts: new Int32Array(2_048), count: 0 };

  function fill(chunk: Buffer): void {
    if (filled + chunk.length > bytes.length) {
      const longer = Buffer.alloc((filled + chunk.length) * 2);
      bytes.copy(longer, 0, 0, filled);
      bytes = longer;
      view = viewOf(bytes);
    }
    chunk.copy(bytes, filled);
    filled += chunk.length;
  }

  function takeRow(start: number, end: number): void {
    // Nothing is behind the signature yet; −1 stands behind the last row.
    if (start === end || view.getInt16(start) < 0) return;
    const first = start + countBytes;
    let isAsSaid = end - start === rowBytes;
    for (let column = 0; isAsSaid && column < widths.length; column += 1)
      isAsSaid = view.getInt32(first + (offsets[column] ?? 0)) === widths[column];
    if (!isAsSaid) throw new Error('a column that is copied has no value, or one of another width');
    if (rows.count === rows.starts.length) {
      const starts = new Int32Array(rows.count * 2);
      starts.set(rows.starts);
      rows.starts = starts;
    }
    rows.starts[rows.count] = first + lengthBytes;
    rows.count += 1;
  }

  return (chunk: Buffer): { others: Buffer[]; error: unknown } => {
    fill(chunk);
    const others: Buffer[] = [];
    let error: unknown = null;
    rows.bytes = bytes;
    rows.count = 0;
    let at = 0;
    while (at + headBytes <= filled) {
      const next = at + 1 + view.getInt32(at + 1);
      if (next > filled) break;
      if (bytes[at] !== copyData) {
        others.push(Buffer.from(bytes.subarray(at, next)));
      } else if (error === null) {
        try {
          takeRow(at + headBytes + (isBegun ? 0 : signatureBytes), next);
        } catch (thrown) {
          error = thrown;
        }
        isBegun = true;
      }
      at = next;
    }
    try {
      if (error === null && rows.count > 0) take(rows);
    } catch (thrown) {
      error = thrown;
    }
    bytes.copyWithin(0, at, filled);
    filled -= at;
    return { others, error };
  };
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}
