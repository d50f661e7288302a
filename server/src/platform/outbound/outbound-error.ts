import { speak, type Sentence } from '../sentences/index.ts';

/** Why an address was not fetched: refused before a packet was sent, or failed on the way. As an error it speaks English. */
export class OutboundError extends Error {
  override name = 'OutboundError';
  readonly kind: 'refused' | 'failed';
  readonly said: Sentence;

  constructor(kind: 'refused' | 'failed', said: Sentence, cause?: unknown) {
    super(speak('en', said), cause === undefined ? undefined : { cause });
    this.kind = kind;
    this.said = said;
  }
}
