import { dayS, type Person, type Post } from './community.ts';
import { postsPerVisit, type Call, type Deed, type Feed } from './feeds.ts';

/** What others show: the newest first. */
export function newestFirst(): Feed {
  const posts: Post[] = [];
  return quiet('newest first', {
    publish: (post) => void posts.push(post),
    show: (call) => take(posts.toReversed(), call),
  });
}

/** The newest first, of the interests one chose. */
export function newestOfInterests(): Feed {
  const posts: Post[] = [];
  return quiet('newest of my interests', {
    publish: (post) => void posts.push(post),
    show: (call) => take(posts.toReversed(), call, (post) => fits(call.person, post)),
  });
}

const popularHalfLifeS = 3 * dayS;
const praise: Partial<Record<Deed['response'], number>> = { smile: 1, save: 2, comment: 3, order: 8 };

/** What most people liked of late, the same for everybody: weighted responses that count half after three days. */
export function popularFirst(): Feed {
  const posts: Post[] = [];
  /** Logarithms, counted from a fixed time on, so that nothing has to be aged. */
  const heat = new Map<Post, number>();
  return quiet('popular first', {
    publish(post) {
      posts.push(post);
      heat.set(post, post.at / popularHalfLifeS);
    },
    respond({ post, response, at }) {
      const added = praise[response];
      if (added === undefined) return;
      heat.set(post, addLogs(heat.get(post) ?? 0, Math.log2(added) + at / popularHalfLifeS));
    },
    show: (call) =>
      take(
        posts.toSorted((one, other) => (heat.get(other) ?? 0) - (heat.get(one) ?? 0)),
        call,
      ),
  });
}

export function quiet(name: string, ways: Pick<Feed, 'publish' | 'show'> & Partial<Feed>): Feed {
  return { name, respond: () => {}, follow: () => {}, ...ways };
}

/** Whether a reader chose one of a post's interests. */
function fits({ chosen }: Person, { interests }: Post): boolean {
  return interests.some((interest) => chosen.includes(interest));
}

export function isOpen(post: Post, { person, seen }: Call): boolean {
  return post.author !== person && !seen.has(post.number);
}

function take(
  order: readonly Post[],
  call: Call,
  isMeant: (post: Post) => boolean = () => true,
): { post: Post }[] {
  const taken: { post: Post }[] = [];
  for (const post of order) {
    if (taken.length === postsPerVisit) break;
    if (isOpen(post, call) && isMeant(post)) taken.push({ post });
  }
  return taken;
}

/** log2(2^a + 2^b). */
function addLogs(a: number, b: number): number {
  const most = Math.max(a, b);
  return most + Math.log2(2 ** (a - most) + 2 ** (b - most));
}
