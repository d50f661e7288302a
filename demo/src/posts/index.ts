import { communityDays, hoursSinceJoining, roundHours } from '../ages.ts';
import { seededRandom } from '../art/random.ts';
import { photoOf, type Draft } from './draft.ts';
import { drafts } from './drafts.ts';
import { fitAge } from './fit-age.ts';
import type { DemoComment, DemoPost } from './post.ts';

export type { DemoComment, DemoLink, DemoPhoto, DemoPoll, DemoPost, DemoTag } from './post.ts';

/** A post with its key, its place among the drafts, and its age. */
export interface Dated {
  readonly key: string;
  readonly at: number;
  readonly draft: Draft;
  readonly ageHours: number;
}

/** A product shown with a comment. */
const shown = / ?\[([\w-]+)\]/g;

/** Every post as it was written, newest first. */
export const dated: readonly Dated[] = dateDrafts();

/** Everything the demo community has posted, newest first. */
export const posts: readonly DemoPost[] = dated.map(postOf);

/** What people say beneath the posts. */
export const comments: readonly DemoComment[] = dated.flatMap(commentsOf);

/** How well each post goes down, 1 being usual. */
export const warmthOfPost: ReadonlyMap<string, number> = new Map(
  dated.map(({ key, draft }) => [key, draft.warmth ?? 1]),
);

/** Spreads the posts over the days, kinds and themes well mixed, a little denser towards today. */
function dateDrafts(): Dated[] {
  const counts = new Map<string, number>();
  const keyed = drafts.map((draft, at) => {
    const kind = kindOf(draft);
    const number = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, number);
    return { key: `${kind}-${number}`, at, draft, order: seededRandom(`order ${kind} ${number}`)() };
  });
  // What goes down best is early, so that the first page of the feed shows the community at its best.
  const spread = keyed.toSorted((a, b) => a.order - b.order);
  return spread
    .map(({ key, at, draft }, place) => {
      const share = (place + 0.5) / spread.length;
      const jitter = seededRandom(`hour ${key}`)();
      const warmth = draft.warmth ?? 1;
      const usual = communityDays * 24 * share ** 1.35 + jitter * 5 + 0.4;
      const ageHours = warmth >= 5 ? 0.8 + place * 0.02 : warmth >= 4 ? 3 + place * 0.2 : usual;
      return { key, at, draft, ageHours: roundHours(fitAge(draft, ageHours)) };
    })
    .toSorted((a, b) => a.ageHours - b.ageHours);
}

/** A dated draft as a post. */
export function postOf({ key, draft, ageHours }: Dated): DemoPost {
  return {
    key,
    authorHandle: draft.by,
    kind: kindOf(draft),
    text: draft.text,
    interests: draft.in.split(' '),
    ageHours,
    ...(draft.photos && { photos: draft.photos.map((photo, at) => photoOf(photo, `${key} ${at}`)) }),
    ...(draft.products && { productExternalIds: draft.products.split(' ') }),
    ...(draft.link && { link: draft.link }),
    ...(draft.poll && { poll: draft.poll }),
    ...(draft.review && { reviewKey: draft.review }),
  };
}

function kindOf(draft: Draft): DemoPost['kind'] {
  if (draft.review) return 'review';
  if (draft.poll) return 'poll';
  if (draft.link) return 'link';
  if (draft.products) return 'product';
  // A story may carry photos; it says so by being the longer thing of the two.
  if (draft.isStory || !draft.photos) return 'story';
  return 'photo';
}

/** What people say beneath it. */
export function commentsOf({ key, draft, ageHours }: Dated): DemoComment[] {
  const random = seededRandom(`talk ${key}`);
  let age = ageHours;
  let parentKey = '';
  return (draft.talk ?? []).map((line, at) => {
    const isReply = line.startsWith('>');
    const isAnswer = line.startsWith('>> ');
    const [, authorHandle = '', said = ''] = /^(?:>{1,2} )?(\w+): (.*)$/s.exec(line) ?? [];
    const text = said.replaceAll(shown, '').trim();
    const productExternalIds = Array.from(said.matchAll(shown), ([, id = '']) => id);
    // Talk comes within hours and thins out; on a fresh post it is quicker, for it never reaches past now.
    const pauseHours = (isReply ? 0.2 : 0.5) + random() ** 3 * (isReply ? 3 : 9) * (1 + at);
    age = Math.min(age - Math.min(pauseHours, age * (isReply ? 0.05 : 0.2)), hoursSinceJoining(authorHandle));
    age = roundHours(Math.max(age, 0.02));
    const commentKey = `${key}-comment-${at + 1}`;
    if (!isReply) parentKey = commentKey;
    return {
      key: commentKey,
      postKey: key,
      ...(isReply && { parentKey }),
      ...(isAnswer && { answeredKey: `${key}-comment-${at}` }),
      authorHandle,
      text,
      ...(productExternalIds.length > 0 && { productExternalIds }),
      ageHours: age,
    };
  });
}
