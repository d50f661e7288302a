/** What people answer a post with. */
export type Response =
  | 'smile'
  | 'save'
  | 'comment'
  | 'view'
  | 'click'
  | 'bag'
  | 'order'
  | 'dwell'
  | 'hide'
  | 'report';

/** What people do with a product, an author or an interest. */
export type TouchKind = 'click' | 'bag' | 'order' | 'heart' | 'follow' | 'choose';

/**
 * Something that happened, as kept in the log. Ids are UUIDs. `at` is when it happened, in whole seconds since 1970; where
 * it is not said, when the transaction began.
 */
export type Change =
  /** Anything a card or the feed index shows of the post may have changed, and the post may be new or gone. */
  | { topic: 'post'; subject: string }
  /** Somebody (`null`: nobody known) answered the post, or took the answer back. */
  | {
      topic: 'response';
      subject: string;
      detail: { person: string | null; response: Response; by: 1 | -1; at?: number };
    }
  /** Somebody did something with a thing that is not a post. */
  | {
      topic: 'touch';
      subject: string;
      detail: {
        person: string;
        kind: 'product' | 'author' | 'interest';
        response: TouchKind;
        by: 1 | -1;
        at?: number;
      };
    }
  /** Somebody voted in the poll of a post, or moved their vote; told beside the change of the post itself. */
  | { topic: 'vote'; subject: string; detail: { person: string; optionId: string } }
  /** Somebody, or `nobody`, has seen posts: a view of each, one change for what arrived together. */
  | { topic: 'seen'; subject: string; detail: { postIds: string[] } }
  /** What decides this reader's feed changed: preferences, follows, interests, hides, roles, sessions. */
  | { topic: 'reader'; subject: string }
  /** Name, handle, picture or badges of this person changed, or the account is gone. */
  | { topic: 'person'; subject: string }
  /** The post became live: from now on others see it. */
  | { topic: 'published'; subject: string; detail: { person: string } }
  /** The post mentions people it did not mention before. */
  | { topic: 'mentioned'; subject: string; detail: { person: string; mentioned: string[] } }
  /** A comment was written, or went. */
  | {
      topic: 'comment';
      subject: string;
      detail: {
        postId: string;
        parentId: string | null;
        person: string;
        mentioned: string[];
        by: 1 | -1;
      };
    }
  /** Somebody smiled at a comment, or took it back. */
  | { topic: 'comment_smile'; subject: string; detail: { postId: string; person: string; by: 1 | -1 } }
  /** A review was written, or went. */
  | { topic: 'review'; subject: string; detail: { person: string; by: 1 | -1 } }
  /** Somebody found a review helpful, or took it back. */
  | { topic: 'helpful'; subject: string; detail: { person: string; by: 1 | -1 } }
  /** Whether the product can be bought flipped. */
  | { topic: 'product'; subject: string }
  /** Other weights rank feeds. */
  | { topic: 'weights'; subject: string };

/** Stands for all who are not signed in, where a change must be about somebody. */
export const nobody = '00000000-0000-0000-0000-000000000000';

/** A change as a follower is told of it. */
export type ToldChange = Change & {
  /** When the transaction that made it began. */
  at: Date;
  /** The transaction that made it: `hasSeen` says whether somebody's snapshot held it already. */
  tx: bigint;
};
