import type { DemoPoll } from './post.ts';

/** Describes a poll: when it closes, its question, and its options as `text` or `text @product`. */
export function poll(closesInHours: number, question: string, options: readonly string[]): DemoPoll {
  return {
    question,
    closesInHours,
    options: options.map((option) => {
      const [text = '', productExternalId] = option.split(' @');
      return productExternalId === undefined ? { text } : { text, productExternalId };
    }),
  };
}
