import { FeedError } from '../modules/catalog/index.ts';
import { CommandError } from './command-error.ts';

const notAboutFeeds = new Set([
  'nothing_waiting',
  'already_applied',
  'nothing_to_roll_back',
  'unknown_feed',
  'import_running',
]);

/** Turns a refusal of the catalogue into a sentence for the terminal; other errors stay what they are. */
export function explainFeedError(error: unknown): unknown {
  if (!(error instanceof FeedError)) return error;
  const start = notAboutFeeds.has(error.code) ? '' : 'The feed was refused and nothing was changed. ';
  const hint = error.hint === null ? '' : `\nHint: ${error.hint}.`;
  return new CommandError(`${start}${error.message}${hint}`);
}
