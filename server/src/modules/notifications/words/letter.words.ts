import type { ChosenType } from '@spark/contract';
import { say, sayCounted, type Sentence } from '../../../platform/sentences/index.ts';

const headings: Readonly<Record<ChosenType, Sentence>> = {
  post_smiled: say`Your posts`,
  post_commented: say`Your posts`,
  comment_replied: say`Your comments`,
  comment_smiled: say`Your comments`,
  mentioned: say`Mentions`,
  followed: say`People`,
  followed_posted: say`New from people you follow`,
  review_helpful: say`Your reviews`,
  enthusiast_earned: say`You`,
  creator_invited: say`You`,
  creator_dismissed: say`You`,
  poll_closed: say`Your posts`,
  photo_failed: say`Your posts`,
};

/** What letters say beside what happened. */
export const letterPhrases = {
  hello: (name: string) => say`Hello ${name},`,
  open: say`Have a look`,
  digestSubject: (count: number) =>
    sayCounted(count, say`One thing happened on Spark`, say`${count} things happened on Spark`),
  digestOpening: say`This happened since the last letter, and you have not seen it yet.`,
  digestMore: (count: number) => say`And ${count} more`,
  headings,
  why: say`You get this letter because you chose to be told of this by e-mail, at once.`,
  whyDigest: say`You get this letter once a day, if there is something to tell, because you chose so.`,
  end: say`No more such letters`,
  settings: say`Choose what you are told about`,
};
