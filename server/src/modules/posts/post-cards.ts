import type { Post } from '@spark/contract';
import type { ChangeFollower } from '../../platform/changes/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { createKept } from '../../platform/kept/index.ts';
import type { ProductSource } from '../catalog/index.ts';
import { createCommonViews } from './common-views.ts';
import { findProducts, loadPosts, noCounts, readMarks, type StoredPost } from './hydrate-posts.ts';
import { selectCounts, selectCountsFor, type Counts } from './post-counts.queries.ts';
import type { ViewerMarks } from './post-parts.queries.ts';
import { personalView, simpleView } from './posts.view.ts';
import type { KeptSilences, Reader, Silences } from '../relations/index.ts';

/** Who reads cards and when. */
export interface CardReading {
  viewer: Reader;
  now: Date;
  /** What the viewer did with posts, where whoever asks knows it: it is not looked up then. */
  marks?: (ids: readonly string[]) => ViewerMarks | undefined;
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
  silences,
}: {
  db: Db;
  changes: ChangeFollower;
  products: ProductSource;
  silences: KeptSilences;
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

  const views = createCommonViews(counts);

  changes.subscribe({
    onChanges: (told) => {
      for (const change of told) {
        if (change.topic === 'post') {
          posts.drop(change.subject);
          counts.drop(change.subject);
        }
        if (change.topic === 'response' && change.detail.response !== 'view') dropCounts(change.subject);
        if (change.topic === 'person') dropPerson(change.subject);
      }
    },
    onLost: () => {
      posts.clear();
      counts.clear();
    },
  });

  function dropCounts(id: string): void {
    counts.drop(id);
    const stored = posts.known(id);
    if (stored !== undefined) views.doubt(stored);
  }

  function dropPerson(person: string): void {
    // Of posts that are being loaded it is not known yet whom they name.
    posts.forgetLoading();
    for (const id of postsOfPerson.get(person) ?? []) posts.drop(id);
  }

  /** The posts of these ids that the reader may see, in this order. */
  function findPosts(
    ids: readonly string[],
    viewer: Reader,
    silenced: Silences,
  ): StoredPost[] | Promise<StoredPost[]> {
    const found: StoredPost[] = [];
    for (const id of ids) {
      const stored = posts.known(id);
      if (stored === undefined || namesSilenced(stored, silenced)) return loadOthers(ids, viewer, silenced);
      found.push(stored);
    }
    return found;
  }

  async function loadOthers(
    ids: readonly string[],
    viewer: Reader,
    silenced: Silences,
  ): Promise<StoredPost[]> {
    const found = await posts.read(ids);
    // One's own that wait for their photos, and those that look otherwise, or like nothing at all, to this reader.
    const isOther = (id: string) => namesSilenced(found.get(id), silenced);
    const others = viewer === null ? [] : ids.filter((id) => !found.has(id) || isOther(id));
    const personal = others.length === 0 ? null : await loadPosts(db, others, viewer);
    return ids.flatMap((id) => personal?.posts.get(id) ?? (isOther(id) ? [] : (found.get(id) ?? [])));
  }

  /** Counts of which hardly any differ for the reader: those that do not are the same objects, and so are their views. */
  async function readCountsFor(ids: readonly string[], viewer: Reader): Promise<Map<string, Counts>> {
    const [common, own] = await Promise.all([counts.read(ids), selectCountsFor(db, ids, viewer)]);
    for (const [id, { smiles, saves, comments }] of common) {
      const mine = own.get(id);
      if (mine?.smiles === smiles && mine.saves === saves && mine.comments === comments) continue;
      if (mine !== undefined) common.set(id, mine);
    }
    return common;
  }

  /** A post as a reader sees it who did nothing with it but leave marks, if that needs no asking. */
  function findSimple(id: string, { viewer, now, marks, silenced, edition }: Known): Post | null {
    const stored = posts.known(id);
    if (stored === undefined || namesSilenced(stored, silenced)) return null;
    const isOther = viewer?.userId === stored.post.author_id || marks?.votes.has(id) === true;
    const view = isOther ? null : views.known(stored, { edition, now });
    return view === null ? null : simpleView(view, marks);
  }

  async function readOthers(
    ids: readonly string[],
    { viewer, now, marks, silenced }: Asked,
  ): Promise<Post[]> {
    const wanted = await findPosts(ids, viewer, silenced);
    const wantedIds = wanted.map(({ post }) => post.id);
    const edition = products.edition(now);
    const [counted, given, seen, cards] = await Promise.all([
      silenced.blocked.size === 0 ? counts.read(wantedIds) : readCountsFor(wantedIds, viewer),
      marks ?? readMarks(db, wanted, viewer),
      readOwnCounts(db, wanted, viewer),
      findProducts(wanted, products, now),
    ]);
    const allCounts = seen === null ? counted : new Map([...counted, ...seen]);
    const present = { counts: allCounts, marks: given, products: cards, source: products, edition, now };
    const shown = await views.of(wanted, present);
    if (viewer === null) return shown;
    return wanted.flatMap((stored, index) => {
      const view = shown[index];
      if (view === undefined) return [];
      const own = { ...stored, ...present, counts: allCounts.get(stored.post.id) ?? noCounts };
      return personalView(view, own, viewer, now);
    });
  }

  return {
    async read(ids, { viewer, now, marks: knownMarks }) {
      if (ids.length === 0) return [];
      const silenced = await silences.of(viewer);
      const marks = viewer === null ? null : knownMarks?.(ids);
      const asked = { viewer, now, marks, silenced };
      // Whoever meets only some of those who count is told other counts.
      if (marks === undefined || silenced.blocked.size > 0) return readOthers(ids, asked);
      const known = { ...asked, marks, edition: products.edition(now) };
      const found = ids.map((id) => findSimple(id, known));
      if (isWhole(found)) return found;
      const others = new Map<string, Post>();
      const missing = ids.filter((_, index) => found[index] === null);
      for (const view of await readOthers(missing, asked)) others.set(view.id, view);
      return ids.flatMap((id, index) => found[index] ?? others.get(id) ?? []);
    },
  };
}

function isWhole(found: (Post | null)[]): found is Post[] {
  return !found.includes(null);
}

/** Who asks for cards, when, and what is known of them: what they did with the posts may have to be looked up. */
interface Asked {
  viewer: Reader;
  now: Date;
  marks: ViewerMarks | null | undefined;
  silenced: Silences;
}

interface Known extends Asked {
  marks: ViewerMarks | null;
  edition: number | null;
}

/** Whether a post as everybody sees it names somebody whom a reader does not meet or is not shown. */
function namesSilenced(stored: StoredPost | undefined, { blocked, muted }: Silences): boolean {
  if (stored === undefined || blocked.size + muted.size === 0) return false;
  return peopleOf(stored).some((person) => blocked.has(person) || muted.has(person));
}

/** Authors are told how often their posts were seen, and seeing drops nothing. */
async function readOwnCounts(
  db: Db,
  posts: readonly StoredPost[],
  viewer: Reader,
): Promise<Map<string, Counts> | null> {
  const own = viewer === null ? [] : posts.filter(({ post }) => post.author_id === viewer.userId);
  if (own.length === 0) return null;
  return selectCountsFor(
    db,
    own.map(({ post }) => post.id),
    viewer,
  );
}

/** Everybody a card names. */
function peopleOf({ post }: StoredPost): string[] {
  const commented = post.top_comment === null ? [] : [post.top_comment.author.id];
  return [...new Set([post.author_id, ...post.mentioned_ids, ...commented])];
}
