import { sql } from 'kysely';
import type { FastifyBaseLogger } from 'fastify';
import { createChangeConsumer, type ChangeConsumer, type ToldChange } from '../../platform/changes/index.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { queuePeople } from './due-people.ts';
import { enqueueRecompute } from './recompute-job.ts';
import { scorePeople } from './score-people.ts';
import type { TellEarned } from './store-scores.ts';

/** Who helped so many people is scored once a minute instead of with everything that happens. */
const manyPeople = 5_000;
const portion = 200;

/** What a part of the log says about numbers. */
interface Touched {
  /** What was helped by; their authors are looked up. */
  postIds: Set<string>;
  commentIds: Set<string>;
  reviewIds: Set<string>;
  /** Comments that may answer others; what they answer, and what these answer, has changed. */
  answerIds: Set<string>;
  /** Who did something: what they give back to those who helped them has changed, or whether they are members. */
  actors: Set<string>;
  /** Posts that changed themselves, and may be gone with all that hangs on them. */
  changedPostIds: Set<string>;
  /** Whose contributions may be gone. */
  losers: Set<string>;
}

/** Follows the change log and keeps the numbers and badges of all whom it tells of. */
export function enthusiastConsumer(
  db: Db,
  log: FastifyBaseLogger,
  { tellEarned }: { tellEarned: TellEarned },
): ChangeConsumer {
  return createChangeConsumer({
    db,
    log,
    name: 'enthusiasts',
    handle: async (trx, changes, now) => {
      const touched = touchedBy(changes);
      const { atOnce, soon } = await findPeople(trx, touched);
      for (let start = 0; start < atOnce.length; start += portion)
        await scorePeople(trx, atOnce.slice(start, start + portion), { now, tellEarned });
      await queuePeople(trx, soon, now);
    },
    onLost: (trx) => enqueueRecompute(trx),
  });
}

function touchedBy(changes: readonly ToldChange[]): Touched {
  const touched: Touched = {
    postIds: new Set(),
    commentIds: new Set(),
    reviewIds: new Set(),
    answerIds: new Set(),
    actors: new Set(),
    changedPostIds: new Set(),
    losers: new Set(),
  };
  // With each comment its post is told to have changed, for the number it shows: that takes nothing from anybody.
  const commented = new Set(
    changes.flatMap((one) => (one.topic === 'comment' ? [`${one.tx} ${one.detail.postId}`] : [])),
  );
  for (const change of changes)
    if (change.topic !== 'post' || !commented.has(`${change.tx} ${change.subject}`)) note(touched, change);
  return touched;
}

function note(touched: Touched, change: ToldChange): void {
  switch (change.topic) {
    case 'response':
      if (!helpfulResponses.has(change.detail.response)) return;
      touched.postIds.add(change.subject);
      if (change.detail.person !== null) touched.actors.add(change.detail.person);
      return;
    case 'post':
      touched.changedPostIds.add(change.subject);
      return;
    case 'comment':
      touched.actors.add(change.detail.person);
      touched.answerIds.add(change.subject);
      if (change.detail.parentId !== null) touched.answerIds.add(change.detail.parentId);
      if (change.detail.by === -1) touched.losers.add(change.detail.person);
      return;
    case 'comment_smile':
      touched.commentIds.add(change.subject);
      touched.actors.add(change.detail.person);
      return;
    case 'helpful':
      touched.reviewIds.add(change.subject);
      touched.actors.add(change.detail.person);
      return;
    case 'review':
      if (change.detail.by === -1) touched.losers.add(change.detail.person);
      return;
    case 'reader':
      touched.actors.add(change.subject);
      return;
    default:
  }
}

// The rest is looked at, not given.
const helpfulResponses: ReadonlySet<string> = new Set(['smile', 'save', 'bag', 'order', 'comment']);

/** Whose numbers have changed, and who can wait a minute. */
async function findPeople(trx: Trx, touched: Touched): Promise<{ atOnce: string[]; soon: string[] }> {
  const helpers = new Set(await findAuthors(trx, touched));
  const posters = await findPosters(trx, [...touched.changedPostIds]);
  const losers = new Set([...touched.losers, ...posters]);
  for (const id of losers) helpers.add(id);
  // Whom nobody ever helped has no numbers, whatever they do.
  const scored = await selectScored(trx, [...touched.actors, ...helpers]);
  for (const id of touched.actors) if (scored.has(id)) helpers.add(id);
  // What was taken from somebody was also given back to those who had helped them.
  const soon = new Set(await selectHelpersOf(trx, [...losers]));
  for (const id of helpers) if (scored.get(id) === true) soon.add(id);
  const atOnce = [...helpers].filter((id) => !soon.has(id) || scored.get(id) !== true).toSorted();
  return { atOnce, soon: [...soon].filter((id) => !atOnce.includes(id)) };
}

async function findAuthors(
  trx: Trx,
  { postIds, commentIds, reviewIds, answerIds }: Touched,
): Promise<string[]> {
  if (postIds.size + commentIds.size + reviewIds.size + answerIds.size === 0) return [];
  const { rows } = await sql<{ author_id: string }>`
    select author_id from posts where id = any(${[...postIds]}::uuid[])
    union select author_id from comments
      where id = any(${[...commentIds, ...answerIds]}::uuid[]) and author_id is not null
    union select c.author_id from comments r join comments c on c.id in (r.answered_id, r.parent_id)
      where r.id = any(${[...answerIds]}::uuid[]) and c.author_id is not null
    union select author_id from reviews where id = any(${[...reviewIds]}::uuid[])`.execute(trx);
  return rows.map((row) => row.author_id);
}

/** Who wrote posts and the comments on them, where anybody reacted to these posts at all. */
async function findPosters(trx: Trx, postIds: readonly string[]): Promise<string[]> {
  if (postIds.length === 0) return [];
  const { rows } = await sql<{ author_id: string }>`
    select p.author_id from posts p
    where p.id = any(${postIds}::uuid[]) and (p.review_id is not null or exists (
      select from post_counters c where c.post_id = p.id and c.smiles + c.saves + c.comments > 0))
    union
    select author_id from comments where post_id = any(${postIds}::uuid[]) and author_id is not null`.execute(
    trx,
  );
  return rows.map((row) => row.author_id);
}

/** Who of some people has numbers, and whether so many react to them that they can wait. */
async function selectScored(trx: Trx, userIds: readonly string[]): Promise<Map<string, boolean>> {
  if (userIds.length === 0) return new Map();
  const { rows } = await sql<{ user_id: string; is_busy: boolean }>`
    select user_id, people >= ${manyPeople} as is_busy from enthusiast_scores
    where interest_id is null and user_id = any(${userIds}::uuid[])`.execute(trx);
  return new Map(rows.map((row) => [row.user_id, row.is_busy]));
}

/** Whom some people found helpful, of those who have numbers. */
async function selectHelpersOf(trx: Trx, userIds: readonly string[]): Promise<string[]> {
  if (userIds.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select s.user_id as id from enthusiast_scores s where s.interest_id is null and s.user_id in (
      select p.author_id from smiles m join posts p on p.id = m.post_id where m.user_id = any(${userIds}::uuid[])
      union select p.author_id from saves m join posts p on p.id = m.post_id where m.user_id = any(${userIds}::uuid[])
      union select c.author_id from comments r join comments c on c.id in (r.answered_id, r.parent_id)
        where r.author_id = any(${userIds}::uuid[])
      union select c.author_id from comment_smiles m join comments c on c.id = m.comment_id
        where m.user_id = any(${userIds}::uuid[])
      union select v.author_id from review_votes m join reviews v on v.id = m.review_id
        where m.user_id = any(${userIds}::uuid[]))`.execute(trx);
  return rows.map((row) => row.id);
}
