import { dayOf, say, type Sentence } from '../../platform/sentences/index.ts';

/** What stands in the first file of an export: what the others are. */
export function exportGuide({ handle, now }: { handle: string; now: Date }): Sentence[] {
  return [
    say`Everything Spark kept about @${handle} on ${dayOf(now)}.`,
    say`“data” holds a list for each kind of thing, as JSON, which text editors open and other programs read: account.json is you, posts.json your posts, comments.json your comments, reviews.json your reviews. An empty list says that there is nothing of that kind.`,
    say`“photos” holds your photos in their largest size. They are named by their ids, which stand in media.json.`,
  ];
}
