/** What Finds is, in a sentence. */
export function findsSentence(): string {
  return 'Good things, picked by people who know them. Different every day.';
}
