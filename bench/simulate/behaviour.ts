import { responses, type Response } from '@spark/ranking';
import { chanceOf, likely } from './chance.ts';
import type { Person, Post } from './community.ts';
import type { Outcome, Shown } from './feeds.ts';
import { delight, pleasureOf, satisfy, type Appetite } from './taste.ts';

/** What somebody carries from visit to visit. */
export interface Memory {
  appetite: Appetite;
  seen: Set<number>;
  follows: Set<number>;
  hidden: Set<number>;
}

/** A post that was on somebody's screen. */
export interface Sight extends Outcome {
  post: Post;
  shown: Shown;
  pleasure: number;
  follows: boolean;
}

/** Chances are drawn for a person, a post and one of these; so a post has the same luck in every feed. */
const luck = { look: 101, stay: 102, follow: 103, explain: 104 };
const secondsPerPost = 6;

/**
 * Lets somebody scroll through what they are shown until they have had enough: good posts keep them, bad ones send them
 * away. The further down, the more is scrolled past unseen. What is seen is answered by true taste: mostly with nothing.
 */
export function read(
  reader: { seed: number; person: Person; memory: Memory; at: number },
  shown: readonly Shown[],
): Sight[] {
  const { seed, person, memory } = reader;
  const sights: Sight[] = [];
  let mood = 0.2;
  for (const [position, one] of shown.entries()) {
    const { post } = one;
    const lucky = (about: number) => chanceOf(seed, person.number, post.number, about);
    const now = reader.at + position * secondsPerPost;
    if (lucky(luck.look) < attention(position)) {
      const delighted = delight(person, post, memory.appetite, now);
      const pleasure = pleasureOf(delighted);
      const answers = answer(person, post, delighted, lucky);
      satisfy(memory.appetite, post, now);
      memory.seen.add(post.number);
      if (answers.includes('hide')) memory.hidden.add(post.number);
      const follows = wouldFollow(answers, memory, post) && lucky(luck.follow) < followChance;
      if (follows) memory.follows.add(post.author.number);
      sights.push({
        post,
        shown: one,
        position,
        responses: answers,
        dislikes: dislikes(person, post, answers, lucky),
        pleasure,
        follows,
      });
      mood += moodStep * (pleasure - mood);
    }
    if (lucky(luck.stay) > likely(patience + 2.5 * mood)) break;
  }
  return sights;
}

const moodStep = 0.25;
const patience = 2.4;
const followChance = 0.25;
const explainChance = 0.5;
/** An interest that is liked less than this is why a post is hidden. */
const unliked = -0.2;

/** How likely a post at a place is looked at for the second that makes a view. */
function attention(position: number): number {
  return 0.6 + 0.35 * 0.93 ** position;
}

function answer(person: Person, post: Post, delighted: number, lucky: (about: number) => number): Response[] {
  const { generosity, wantsToBuy } = person.hidden;
  const isMoved = (reasons: number, response: Response) =>
    lucky(responses.indexOf(response)) < likely(reasons);
  const answers: Response[] = ['view'];
  if (isMoved(-1.4 + 1.4 * delighted, 'dwell')) answers.push('dwell');
  if (isMoved(-3 + 1.5 * delighted + generosity, 'smile')) answers.push('smile');
  if (isMoved(-4.4 + 1.5 * delighted + 0.6 * generosity, 'save')) answers.push('save');
  if (isMoved(-5.4 + 1.3 * delighted + generosity, 'comment')) answers.push('comment');
  if (post.products.length > 0 && isMoved(-3.4 + 1.1 * delighted + 0.7 * wantsToBuy, 'click')) {
    answers.push('click');
    if (isMoved(-1.6 + 0.5 * wantsToBuy, 'bag')) {
      answers.push('bag');
      if (isMoved(-1, 'order')) answers.push('order');
    }
  }
  if (isMoved(-5.5 - 1.2 * delighted, 'hide')) answers.push('hide');
  return answers;
}

/** Whoever hides a post may say why: because of what it is about, or of whoever wrote it. */
function dislikes(
  { hidden }: Person,
  post: Post,
  answers: readonly Response[],
  lucky: (about: number) => number,
): Outcome['dislikes'] {
  if (!answers.includes('hide') || lucky(luck.explain) > explainChance) return null;
  return post.interests.some((interest) => (hidden.liking[interest] ?? 0) < unliked) ? 'interest' : 'author';
}

function wouldFollow(answers: readonly Response[], { follows }: Memory, { author }: Post): boolean {
  return answers.includes('smile') && !follows.has(author.number);
}
