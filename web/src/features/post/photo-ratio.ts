import type { RatioLimits } from '#ui/picture-sources.ts';

/** The shapes a photo may take in a card: from 4:5 standing to 16:9 lying. */
export const photoRatio: RatioLimits = { tallest: 4 / 5, widest: 16 / 9 };
