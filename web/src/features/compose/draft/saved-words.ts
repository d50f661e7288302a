import type { KeepReport } from './draft-keeper.ts';

/** Says where the latest change of a draft is; `isBad` where it may be lost. */
export function savedWords({ state, refusal }: Pick<KeepReport, 'state' | 'refusal'>): {
  text: string;
  isBad: boolean;
} {
  switch (state) {
    case 'new':
      return { text: 'Saves itself as you write', isBad: false };
    case 'saving':
      return { text: 'Saving…', isBad: false };
    case 'saved':
      return { text: 'Saved', isBad: false };
    case 'device':
      return {
        text: refusal === null ? 'Saved on this device' : `Saved on this device. ${refusal}`,
        isBad: false,
      };
    case 'full':
      return {
        text: 'Not saved: this device is full. Make room on it, or leave this page open until Spark can be reached.',
        isBad: true,
      };
    case 'unsaved':
      return {
        text:
          refusal === null
            ? 'Not saved: this browser keeps nothing, and Spark is out of reach.'
            : `Not saved: ${refusal}`,
        isBad: true,
      };
  }
}
