/**
 * Why a shop could not be read: it does not let us in (`refused`), wants us to wait (`busy`), is not there or broken
 * (`unreachable`), or its list moved while it was being read (`moved`).
 */
export type ShopErrorKind = 'refused' | 'busy' | 'unreachable' | 'moved';

/** A shop that could not be read, with a sentence for the operator. */
export class ShopError extends Error {
  override name = 'ShopError';
  readonly kind: ShopErrorKind;
  /** How long the shop wants us to wait. */
  readonly waitMs: number | null;

  constructor(kind: ShopErrorKind, message: string, options: { waitMs?: number; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.kind = kind;
    this.waitMs = options.waitMs ?? null;
  }
}
