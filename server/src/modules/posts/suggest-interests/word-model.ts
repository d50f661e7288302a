/** A text and what it belongs to. */
export interface LabelledText {
  text: string;
  labels: readonly string[];
}

/** How much the words of a text speak for each label. */
export interface WordModel {
  /**
   * Labels with their weights, 0–1: the mean over the text's telling words of P(label | word) − P(label), with
   * P(label | word) = (n(word, label) + k · P(label)) ÷ (n(word) + k), where n counts texts and k = `priorWeight`.
   * Only words seen in at least `minTexts` texts tell something. Costs words × labels.
   */
  weigh(text: string): Map<string, number>;
}

// A word seen three times is half believed: the estimate stands between what was seen and what is usual.
const priorWeight = 3;
const minTexts = 2;
/** The share of a text's words that speak loudest; the rest is grammar. */
const loudestWords = 4;

/** Learns from texts whose labels are known. */
export function learnWords(texts: readonly LabelledText[]): WordModel {
  const words = new Map<string, { texts: number; labels: Map<string, number> }>();
  const prior = new Map<string, number>();
  for (const { text, labels } of texts) {
    for (const label of labels) add(prior, label, 1 / texts.length);
    for (const word of splitWords(text)) {
      const seen = words.get(word) ?? { texts: 0, labels: new Map<string, number>() };
      seen.texts += 1;
      for (const label of labels) add(seen.labels, label, 1);
      words.set(word, seen);
    }
  }
  const lift = (label: string, { texts: n, labels }: { texts: number; labels: Map<string, number> }) => {
    const usual = prior.get(label) ?? 0;
    return ((labels.get(label) ?? 0) + priorWeight * usual) / (n + priorWeight) - usual;
  };
  return {
    weigh(text) {
      const telling = [...splitWords(text)].flatMap((word) => {
        const seen = words.get(word);
        return seen !== undefined && seen.texts >= minTexts ? seen : [];
      });
      const weights = new Map<string, number>();
      for (const label of prior.keys()) {
        const lifts = telling.map((word) => lift(label, word)).toSorted((one, other) => other - one);
        const loudest = lifts.slice(0, loudestWords).filter((value) => value > 0);
        const sum = loudest.reduce((total, value) => total + value, 0);
        if (sum > 0) weights.set(label, sum / Math.max(2, Math.min(loudestWords, telling.length)));
      }
      return weights;
    },
  };
}

// Chinese and its neighbours write without spaces; the segmenter knows their words.
const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/** The words of a text in small letters, each once, without an English plural's s. */
export function splitWords(text: string): Set<string> {
  const words = Array.from(segmenter.segment(text.toLowerCase().normalize('NFKC')))
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment.replace(/^(\p{L}{3,})s$/u, '$1'))
    .filter((word) => word.length > 2 || /\p{Script=Han}/u.test(word));
  return new Set(words);
}

function add(counts: Map<string, number>, key: string, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}
