/** Ends a command with a sentence for people instead of a trace. */
export class CommandError extends Error {
  override name = 'CommandError';
}
