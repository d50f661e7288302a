import type { Post } from '@spark/contract';
import type { ChangeFollower } from '../../platform/changes/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { createKept } from '../../platform/kept/index.ts';
import type { ProductSource } from '../catalog/index.ts';
import { createCommonViews } from './common-views.ts';
import { findProducts, loadPosts, noCounts, readMarks, type StoredPost } from './hydrate-posts.ts';
import { selectCounts, type Counts, type ViewerMarks } from './post-parts.queries.ts';
import { personalView } from './posts.view.ts';
import type { Reader } from '../relations/index.ts';

/** Who reads cards and when. */
export interface CardReading {
  viewer: Reader;
  now: Date;
  /** What the viewer did with the posts, where whoever asks knows it: it is not looked up then. */
  marks?: ViewerMarks | undefined;
}

/** Posts as cards show them, out of memory where that holds. */
export interface PostCards {
  /**
   * The posts of these ids, in this order, as the reader may see them: as new as what the change log was read up to. For
   * calls of the contract that is everything acknowledged before the request.
   */
  read(ids: readonly string[], reading: CardReading): Promise<Post[]>;
}

/** Posts and their pictures take so much memory, roughly; some 20,000 of them. */
const keptBytes = 64 * 1024 * 1024;
/** What a post takes for each letter of its face: that is there as a row, as fields, as a view with products, and written out. */
const bytesPerLetter = 6;
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

  const views = createCommonViews();

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
    async read(ids, { viewer, now, marks: knownMarks }) {
      if (ids.length === 0) return [];
      const [found, counted] = await Promise.all([posts.read(ids), counts.read(ids)]);
      const missing = viewer === null ? [] : ids.filter((id) => !found.has(id));
      // One's own that wait for their photos, if any.
      const own = missing.length === 0 ? null : await loadPosts(db, missing, viewer);
      const wanted = ids.flatMap((id) => found.get(id) ?? own?.posts.get(id) ?? []);
      const [marks, seen, cards] = await Promise.all([
        knownMarks ?? readMarks(db, wanted, viewer),
        readOwnCounts(db, wanted, viewer),
        findProducts(wanted, products, now),
      ]);
      const allCounts = seen === null ? counted : new Map([...counted, ...seen]);
      const present = { counts: allCounts, marks, products: cards, source: products, now };
      const shown = await views.of(wanted, present);
      if (viewer === null) return shown;
      return wanted.flatMap((stored, index) => {
        const view = shown[index];
        if (view === undefined) return [];
        const own = { ...present, counts: allCounts.get(stored.post.id) ?? noCounts };
        return personalView(view, { ...stored, ...own }, viewer, now);
      });
    },
  };
}

/** Authors are told how often their posts were seen, and seeing drops nothing. */
async function readOwnCounts(
  db: Db,
  posts: readonly StoredPost[],
  viewer: Reader,
): Promise<Map<string, Counts> | null> {
  const own = viewer === null ? [] : posts.filter(({ post }) => post.author_id === viewer.userId);
  if (own.length === 0) return null;
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
