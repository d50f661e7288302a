import { chosenTypes, type Channels, type ChosenType, type NotificationType } from '@spark/contract';

/** All is off until chosen, but for what only its owner can mend or has waited for, and what others decided about them. */
const isListedByDefault: ReadonlySet<NotificationType> = new Set([
  'poll_closed',
  'photo_failed',
  'creator_invited',
  'creator_dismissed',
]);

/** How somebody is told of a kind of thing who chose nothing. */
export function defaultChannels(type: ChosenType): Channels {
  return { app: isListedByDefault.has(type), push: false, mail: false };
}

/** The kinds `PATCH /me notifications.*` and the onboarding switch on together, in the app and by push. */
export const choiceGroups = {
  postActivity: ['post_smiled', 'post_commented'],
  commentReplies: ['comment_replied'],
} as const satisfies Record<string, readonly ChosenType[]>;

/** Kinds of which each act is news; of the others devices and letters hear when the crowd has grown tenfold. */
const isConversation: ReadonlySet<NotificationType> = new Set(['post_commented', 'comment_replied']);

/** Whether devices and letters tell of something gathered again, now that so many people did it. */
export function isWorthTelling(type: NotificationType, countBefore: number, count: number): boolean {
  if (count === 0) return false;
  if (isConversation.has(type) || countBefore === 0) return true;
  return Math.floor(Math.log10(count)) > Math.floor(Math.log10(countBefore));
}

/** Whether a kind of notification is one people choose. */
export function isChosenType(type: string): type is ChosenType {
  return (chosenTypes as readonly string[]).includes(type);
}
