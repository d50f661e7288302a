import type { Post } from '@spark/contract';
import type { ChangeFollower } from '../../platform/changes/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { createKept } from '../../platform/kept/index.ts';
import type { ProductSource } from '../catalog/index.ts';
import { addProducts, loadPosts, readMarks, type StoredPost } from './hydrate-posts.ts';
import { selectCounts, type Counts } from './post-parts.queries.ts';
import { postView } from './posts.view.ts';
import type { Reader } from './visible-posts.ts';

/** Posts as cards show them, out of memory where that holds. */
export interface PostCards {
  /**
   * The posts of these ids, in this order, as the reader may see them: as new as what the change log was read up to. For
   * calls of the contract that is everything acknowledged before the request.
   */
  read(ids: readonly string[], reading: { viewer: Reader; now: Date }): Promise<Post[]>;
}

/** Posts and their pictures take so much memory, roughly; some 20,000 of them. */
const keptBytes = 64 * 1024 * 1024;
/** What a post takes beside its text: a row and a face of some forty fields, each picture in both. */
const bytesPerLetter = 5;
const keptCounts = 100_000;

/**
 * Keeps posts without viewer, counts and products; those are laid over at each reading. What changes a post drops it, what
 * answers it drops its counts; views drop nothing, for only its author is told of them.
 */
export function createPostCards({
  db,
  changes,
  products,
}: {
  db: Db;
  changes: ChangeFollower;
  products: ProductSource;
}): PostCards {
  const postsOfPerson = new Map<string, Set<string>>();
  // As everybody sees them: what only its author sees is never kept.
  const posts = createKept<StoredPost>({
    load: async (ids) => (await loadPosts(db, ids, null)).posts,
    weigh: (stored) => JSON.stringify(stored.face).length * bytesPerLetter,
    maxWeight: keptBytes,
    onKeep: (id, stored) => {
      for (const person of peopleOf(stored)) {
        const ids = postsOfPerson.get(person) ?? new Set();
        postsOfPerson.set(person, ids.add(id));
      }
    },
    onForget: (id, stored) => {
      for (const person of peopleOf(stored)) {
        const ids = postsOfPerson.get(person);
        ids?.delete(id);
        if (ids?.size === 0) postsOfPerson.delete(person);
      }
    },
  });
  const counts = createKept<Counts>({ load: (ids) => selectCounts(db, ids), maxWeight: keptCounts });

  changes.subscribe({
    onChanges: (told) => {
      for (const change of told) {
        if (change.topic === 'post') {
          posts.drop(change.subject);
          counts.drop(change.subject);
        }
        if (change.topic === 'response' && change.detail.response !== 'view') counts.drop(change.subject);
        if (change.topic === 'person') dropPerson(change.subject);
      }
    },
    onLost: () => {
      posts.clear();
      counts.clear();
    },
  });

  function dropPerson(person: string): void {
    // Of posts that are being loaded it is not known yet whom they name.
    posts.forgetLoading();
    for (const id of postsOfPerson.get(person) ?? []) posts.drop(id);
  }

  return {
    async read(ids, { viewer, now }) {
      if (ids.length === 0) return [];
      const [found, keptCountsOf] = await Promise.all([posts.read(ids), counts.read(ids)]);
      const missing = viewer === null ? [] : ids.filter((id) => !found.has(id));
      // One's own that wait for their photos, if any.
      const own = missing.length === 0 ? null : await loadPosts(db, missing, viewer);
      const wanted = ids.flatMap((id) => found.get(id) ?? own?.posts.get(id) ?? []);
      const [marks, seen] = await Promise.all([
        readMarks(db, wanted, viewer),
        readOwnCounts(db, wanted, viewer),
      ]);
      const all = seen.size === 0 ? keptCountsOf : new Map([...keptCountsOf, ...seen]);
      const hydrated = await addProducts(wanted, { counts: all, marks, source: products, now });
      return hydrated.map((post) => postView(post, viewer, now));
    },
  };
}

/** Authors are told how often their posts were seen, and seeing drops nothing. */
async function readOwnCounts(
  db: Db,
  posts: readonly StoredPost[],
  viewer: Reader,
): Promise<Map<string, Counts>> {
  const own = viewer === null ? [] : posts.filter(({ post }) => post.author_id === viewer.userId);
  if (own.length === 0) return new Map();
  return selectCounts(
    db,
    own.map(({ post }) => post.id),
  );
}

/** Everybody a card names. */
function peopleOf({ post }: StoredPost): string[] {
  const commented = post.top_comment === null ? [] : [post.top_comment.author.id];
  return [...new Set([post.author_id, ...post.mentioned_ids, ...commented])];
}
