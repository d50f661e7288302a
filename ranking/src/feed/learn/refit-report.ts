/** What a refit saw and did. */
export interface RefitReport {
  people: number;
  impressions: number;
  /** Impressions that somebody answered by more than looking. */
  answered: number;
  /** Impressions that were no such thing: a number missing, a time that is none. */
  ignored: number;
  /** Impressions of people who had had their say. */
  overCap: number;
  /** Whether that was enough to learn from. */
  isEnough: boolean;
  changes: readonly TermChange[];
  /** The same for people to read. */
  sentences: readonly string[];
}

export interface TermChange {
  term: string;
  before: number;
  after: number;
  /** What the evidence alone would have made of it. */
  wanted: number;
  /** What kept it from going there: what may change in a day, or its bounds. */
  heldBy: 'day' | 'bounds' | null;
}

type Evidence = Pick<RefitReport, 'people' | 'impressions' | 'answered' | 'ignored' | 'overCap'>;

/** Puts together what happened, in numbers and in words. */
export function reportOf(evidence: Evidence, isEnough: boolean, changes: readonly TermChange[]): RefitReport {
  return { ...evidence, isEnough, changes, sentences: sentencesOf(evidence, isEnough, changes) };
}

function sentencesOf(
  { people, impressions, answered, ignored, overCap }: Evidence,
  isEnough: boolean,
  changes: readonly TermChange[],
): string[] {
  const seen = `${people} people saw ${impressions} posts and answered ${answered}.`;
  const left = [
    ...(ignored > 0 ? [`${ignored} records made no sense and were left out.`] : []),
    ...(overCap > 0 ? [`${overCap} came from people who had had their full say.`] : []),
  ];
  if (!isEnough) return [seen, ...left, 'That is too little to learn from: all weights stay as they are.'];
  return [seen, ...left, ...changes.map(sentenceOf)];
}

function sentenceOf({ term, before, after, wanted, heldBy }: TermChange): string {
  const moved = `${term} ${before.toFixed(3)} → ${after.toFixed(3)}`;
  if (heldBy === null) return `${moved}.`;
  const held = heldBy === 'day' ? 'held to what may change in a day' : 'held at its bounds';
  return `${moved}; the evidence alone says ${wanted.toFixed(3)}, ${held}.`;
}
