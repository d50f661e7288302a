/** An address that knows where to go on to. */
export function withThen(path: string, then: string | undefined): string {
  return then === undefined ? path : `${path}?then=${encodeURIComponent(then)}`;
}
