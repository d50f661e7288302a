/** Something done without a connection, as it will be told to the server. */
export type OutboxAct =
  | { kind: 'smile' | 'save'; postId: string; isWanted: boolean }
  | { kind: 'vote'; postId: string; optionId: string }
  | { kind: 'follow'; handle: string; interest: string | null; isWanted: boolean }
  | { kind: 'comment'; postId: string; text: string; parentId: string | null; productIds: string[] }
  /** The draft lies with the other drafts of this device, photos included; `at` is when its poll counts from. */
  | { kind: 'post'; draftId: string; at: number };

/** Why something is not sent as it is. */
export interface Hold {
  reason: 'account' | 'membership' | 'gone' | 'refused';
  /** What the server said. */
  sentence: string;
  /** Its author was told, on whichever page. */
  isTold?: boolean;
}

/** Something that waits to be sent, for the person who did it and nobody else. */
export interface OutboxEntry {
  /** Counted up by the device: the order things were done in, whatever its clock says. */
  id: number;
  userId: string;
  act: OutboxAct;
  /** The `Idempotency-Key`, made once: however often it is sent, it happens once. */
  key: string;
  /** What it is about, in a few words of its own. */
  about: string;
  /** Whether it was on its way before: then the server may know of it already, and only the answer was lost. */
  isTried: boolean;
  hold: Hold | null;
}

/** What was only held for want of an account or a membership is tried again, for both may come; what was refused is not. */
export function canBeSent({ hold }: Pick<OutboxEntry, 'hold'>): boolean {
  return hold === null || hold.reason === 'account' || hold.reason === 'membership';
}

/** What is put into the outbox. */
export type NewEntry = Omit<OutboxEntry, 'id' | 'hold'>;

/** What an act is done to: acts of one thing are sent in the order they were done, and a later one may undo an earlier. */
export function thingOf(act: OutboxAct): string {
  switch (act.kind) {
    case 'follow':
      return `follow:${act.handle}`;
    case 'post':
      return `post:${act.draftId}`;
    default:
      return `${act.kind}:${act.postId}`;
  }
}
