/** Why an address was not fetched: refused before a packet was sent, or failed on the way. */
export class OutboundError extends Error {
  override name = 'OutboundError';
  readonly kind: 'refused' | 'failed';

  constructor(kind: 'refused' | 'failed', message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.kind = kind;
  }
}
