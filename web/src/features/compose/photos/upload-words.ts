import { joinSentences } from '#lib/words/join-sentences.ts';
import { formatNumber, formatPercent, formatWait } from '#lib/format.ts';
import { plural } from '#lib/words/plural.ts';
import type { DraftPicture, UploadPause } from '../draft/draft-parts.ts';

type Stage = Pick<DraftPicture, 'stage' | 'progress' | 'failure' | 'pause'>;

/** Says where a picture is on its way; `null` once it is there. */
export function uploadWords({ stage, progress, failure, pause }: Stage): string | null {
  switch (stage) {
    case 'queued':
      return 'Waiting for its turn';
    case 'sending':
      return progress < 1 ? `Sending, ${formatPercent(Math.floor(progress * 100) / 100)}` : 'Nearly there';
    case 'waiting':
      return 'Waiting for the connection. It goes on by itself.';
    case 'paused':
      return pause === null ? null : pauseWords(pause);
    case 'held':
      return 'Kept on this device. It is sent once you may post.';
    case 'signed-out':
      return 'Kept on this device. It is sent once you have signed in again.';
    case 'failed':
      return failure?.sentence ?? null;
    case 'arrived':
      return null;
  }
}

/** Says why nothing is sent just now, and how long that lasts. */
export function pauseWords({ reason, leftMs }: UploadPause): string {
  const time = formatWait(leftMs);
  return reason === 'limit'
    ? `Those were many photos at once. It goes on by itself ${time}.`
    : `Spark is busy just now. It goes on by itself ${time}.`;
}

/** How the sending of several pictures goes, in a sentence that changes only when one of them gets somewhere. */
export function uploadSummary(pictures: readonly Pick<DraftPicture, 'stage'>[]): string {
  const count = (stage: DraftPicture['stage']) =>
    pictures.filter((picture) => picture.stage === stage).length;
  const arrived = count('arrived');
  const failed = count('failed');
  if (pictures.length === 0) return '';
  const sentences = [
    arrived === pictures.length
      ? plural(pictures.length, ['The photo has arrived.', 'All photos have arrived.'])
      : plural(
          pictures.length,
          ['{0} of # photo has arrived.', '{0} of # photos have arrived.'],
          [formatNumber(arrived)],
        ),
    ...(failed > 0 ? [plural(failed, ['# failed.', '# failed.'])] : []),
    ...(count('waiting') > 0 ? ['Waiting for the connection.'] : []),
    ...(count('paused') > 0 ? ['Spark asks for a pause. It goes on by itself.'] : []),
  ];
  return joinSentences(sentences);
}
