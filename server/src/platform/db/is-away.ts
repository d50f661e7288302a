// Connection trouble as pg and Node name it: refused, reset, ended, starting up, shutting down, pool wait over.
const codes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '53300',
]);

/** Whether the database could not be reached, or went away meanwhile: nothing is wrong with what was asked. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string' && codes.has(error.code)) return true;
  // While an embedded database starts anew its socket file is not there.
  if ('syscall' in error && error.syscall === 'connect') return true;
  return /Connection terminated|timeout exceeded when trying to connect|not queryable/.test(error.message);
}
