/** The characters a font can write. */
export type Coverage = ReadonlySet<number>;

const unicodePlatform = 0;
const windowsPlatform = 3;

/** Reads from a TrueType file which characters it has letters for; nothing for a file that is none. */
export function readCoverage(font: Uint8Array): number[] {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const cmap = findTable(view, 'cmap');
  if (cmap === null) return [];
  const covered: number[] = [];
  const tables = view.getUint16(cmap + 2);
  for (let index = 0; index < tables; index++) {
    const record = cmap + 4 + index * 8;
    const platform = view.getUint16(record);
    if (platform !== unicodePlatform && platform !== windowsPlatform) continue;
    const table = cmap + view.getUint32(record + 4);
    const format = view.getUint16(table);
    if (format === 4) readSegments(view, table, covered);
    if (format === 12) readGroups(view, table, covered);
  }
  return covered;
}

function findTable(view: DataView, tag: string): number | null {
  const count = view.getUint16(4);
  for (let index = 0; index < count; index++) {
    const record = 12 + index * 16;
    const name = [0, 1, 2, 3].map((at) => String.fromCharCode(view.getUint8(record + at))).join('');
    if (name === tag) return view.getUint32(record + 8);
  }
  return null;
}

/** Segments of the basic plane (format 4). */
function readSegments(view: DataView, table: number, covered: number[]): void {
  const count = view.getUint16(table + 6) / 2;
  const [ends, starts] = [table + 14, table + 16 + count * 2];
  const [deltas, offsets] = [starts + count * 2, starts + count * 4];
  for (let segment = 0; segment < count; segment++) {
    const at = segment * 2;
    const [start, end] = [view.getUint16(starts + at), view.getUint16(ends + at)];
    const [delta, offset] = [view.getUint16(deltas + at), view.getUint16(offsets + at)];
    for (let code = start; code <= end && code < 0xff_ff; code++) {
      const place = offsets + at + offset + (code - start) * 2;
      const glyph = offset === 0 ? code : view.getUint16(place);
      if (offset === 0 ? ((code + delta) & 0xff_ff) !== 0 : glyph !== 0) covered.push(code);
    }
  }
}

/** Groups of all planes (format 12). */
function readGroups(view: DataView, table: number, covered: number[]): void {
  const count = view.getUint32(table + 12);
  for (let group = 0; group < count; group++) {
    const at = table + 16 + group * 12;
    const [start, end, first] = [view.getUint32(at), view.getUint32(at + 4), view.getUint32(at + 8)];
    for (let code = start; code <= end; code++) {
      if (first + code - start !== 0) covered.push(code);
    }
  }
}
