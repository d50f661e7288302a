import type { CommentOrder } from '@spark/contract';
import { ProblemError, type CursorCodec } from '../../../platform/http/index.ts';
import { say } from '../../../platform/sentences/index.ts';
import type { CommentPlace } from './comment-orders.ts';

/** A place as a cursor carries it: the order, where one is in the order of time, and the most helpful with how many were shown. */
type Written = [order: CommentOrder, at: string | null, id: string | null, best: string, shown: number];

const bytesPerId = 16;

/** The cursor that goes on from a place. */
export function encodePlace(
  cursors: CursorCodec,
  postId: string,
  { order, best, shown, after }: CommentPlace,
): string {
  // Ids as bytes: forty of them have to fit into an address.
  const bytes = Buffer.from(best.join('').replaceAll('-', ''), 'hex').toString('base64url');
  const written: Written = [order, after?.at.toISOString() ?? null, after?.id ?? null, bytes, shown];
  return cursors.encode(scopeOf(postId), written);
}

/** The place a cursor goes on from. Throws `invalid_cursor`, also where another order is asked for than it was made in. */
export function decodePlace(
  cursors: CursorCodec,
  postId: string,
  { cursor, order: asked }: { cursor: string; order: CommentOrder | undefined },
): CommentPlace {
  // The keyed hash proved that encodePlace wrote this.
  const [order, at, id, bytes, shown] = cursors.decode(scopeOf(postId), cursor) as Written;
  if (asked !== undefined && asked !== order) {
    throw new ProblemError(
      'invalid_cursor',
      say`This cursor belongs to another order. Start again from the first page.`,
    );
  }
  const all = Buffer.from(bytes, 'base64url');
  const best = Array.from({ length: all.length / bytesPerId }, (_, index) =>
    toId(all.subarray(index * bytesPerId, (index + 1) * bytesPerId)),
  );
  return { order, best, shown, after: at === null || id === null ? null : { at: new Date(at), id } };
}

function scopeOf(postId: string): string {
  return `comments:${postId}`;
}

function toId(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
