import { timingSafeEqual } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyRequest, RequestPayload } from 'fastify';
import type { Db, Trx } from '../db/index.ts';
import { say, type Sentence } from '../sentences/index.ts';
import { ProblemError } from './problem-error.ts';

/** The header of a message that is signed instead of sent with the key: `t=<Unix seconds>,v1=<hex HMAC-SHA256>`. */
const signatureHeader = 'x-spark-signature';

/** How far the time of a signature may be from ours, either way. */
const windowMs = 5 * 60_000;

const signaturePattern = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/;

/** What must be known of the shop's key. */
export interface ShopGate {
  /** Whether this is the key of the shop. */
  isShopKey(key: string): boolean;
  /** What the shop would sign these bytes with. */
  signAsShop(message: Uint8Array): Buffer;
}

/** Lets the shop through by its key, or by a signature that is yet to be checked. Throws `unauthenticated`. */
export function admitShop(request: FastifyRequest, { isShopKey }: ShopGate, now: Date): void {
  const header = request.headers[signatureHeader];
  if (header === undefined) {
    const [scheme, key = ''] = (request.headers.authorization ?? '').split(' ');
    if (scheme?.toLowerCase() === 'bearer' && isShopKey(key)) return;
    throw refused(say`Send the API key of the shop as a bearer token, or sign the message with it.`);
  }
  const [, seconds, digest] = signaturePattern.exec(String(header)) ?? [];
  if (seconds === undefined || digest === undefined) {
    throw refused(say`X-Spark-Signature must look like t=1767225600,v1=<64 hexadecimal digits>.`);
  }
  if (Math.abs(Number(seconds) * 1_000 - now.getTime()) > windowMs) {
    throw refused(say`The time of the signature is more than five minutes from ours. Sign the message anew.`);
  }
  request.shopSignature = { seconds, digest };
}

/** Reads the body of a signed message and compares: nothing of it is parsed before it is known to come from the shop. */
export async function checkSignature(
  request: FastifyRequest,
  payload: RequestPayload,
  { gatekeeping, maxBytes }: { gatekeeping: ShopGate; maxBytes: number },
): Promise<RequestPayload> {
  const signature = request.shopSignature;
  if (signature === null) return payload;
  const chunks: Buffer[] = [Buffer.from(`${signature.seconds}.`)];
  let bytes = 0;
  for await (const chunk of payload) {
    // A request is a stream of bytes; its type allows any.
    const piece = chunk as Buffer;
    bytes += piece.length;
    if (bytes > maxBytes) throw new ProblemError('too_large', say`This is larger than Spark accepts.`);
    chunks.push(piece);
  }
  const expected = gatekeeping.signAsShop(Buffer.concat(chunks));
  if (!timingSafeEqual(expected, Buffer.from(signature.digest, 'hex'))) {
    throw refused(say`The signature does not fit the message.`);
  }
  const read: RequestPayload = Readable.from(chunks.slice(1), { objectMode: false });
  read.receivedEncodedLength = bytes;
  return read;
}

/** Remembers a signed message with the transaction that does what it says. Throws `conflict` for one that was taken before. */
export async function takeSignature(trx: Trx, { shopSignature }: FastifyRequest, now: Date): Promise<void> {
  if (shopSignature === null) return;
  const signature = `${shopSignature.seconds}.${shopSignature.digest}`;
  const taken = await trx
    .insertInto('shop_signatures')
    .values({ signature, taken_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (taken.numInsertedOrUpdatedRows === 0n) {
    throw new ProblemError('conflict', say`This signed message has been taken already.`);
  }
}

/** Forgets signatures that would be refused for their time by now. Returns how many. */
export async function sweepSignatures(db: Db, now: Date): Promise<number> {
  const until = new Date(now.getTime() - 2 * windowMs - 60_000);
  const swept = await db.deleteFrom('shop_signatures').where('taken_at', '<', until).executeTakeFirst();
  return Number(swept.numDeletedRows);
}

function refused(detail: Sentence): ProblemError {
  return new ProblemError('unauthenticated', detail);
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The signature of a message of the shop; `null` for everything else. */
    shopSignature: { seconds: string; digest: string } | null;
  }
}
