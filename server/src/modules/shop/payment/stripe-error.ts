/** Whether Stripe refused with a code. The library is not asked: without Stripe nobody loads it. */
export function isStripeError(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

/** Somebody gave it back in Stripe's own pages: there is nothing left to do. */
export function passOverRefunded(error: unknown): void {
  if (!isStripeError(error, 'charge_already_refunded')) throw error;
}
