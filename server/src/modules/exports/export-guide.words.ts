import { dayOf, say, sayCounted, type Sentence } from '../../platform/sentences/index.ts';

/** What stands in the first file of an export: what the others are. */
export function exportGuide({
  handle,
  missing,
  now,
}: {
  handle: string;
  /** Photos whose files are not there. */
  missing: number;
  now: Date;
}): Sentence[] {
  return [
    say`Everything Spark kept about @${handle} on ${dayOf(now)}.`,
    say`“data” holds a list for each kind of thing, as JSON, which text editors open and other programs read: account.json is you, posts.json your posts, comments.json your comments, reviews.json your reviews. An empty list says that there is nothing of that kind.`,
    say`“photos” holds your photos in their largest size. They are named by their ids, which stand in media.json.`,
    ...(missing === 0
      ? []
      : [
          sayCounted(
            missing,
            say`The file of ${missing} photo could not be found on the server; it is not here.`,
            say`The files of ${missing} photos could not be found on the server; they are not here.`,
          ),
        ]),
  ];
}
