import type { Channel, ChosenType } from '@spark/contract';

/** Kinds of things one can be told about, as the settings name them, under headings. */
export function choiceGroups(): readonly {
  title: string;
  types: readonly { type: ChosenType; label: string; hint?: string }[];
}[] {
  return [
    {
      title: 'Your posts',
      types: [
        { type: 'post_smiled', label: 'Smiles' },
        { type: 'post_commented', label: 'Comments' },
        { type: 'poll_closed', label: 'Your poll closed' },
        { type: 'photo_failed', label: 'A photo needs you' },
      ],
    },
    {
      title: 'Conversations',
      types: [
        { type: 'comment_replied', label: 'Replies to you' },
        { type: 'mentioned', label: 'Mentions of you' },
        { type: 'comment_smiled', label: 'Smiles at your comments' },
        { type: 'review_helpful', label: 'Your review helped' },
      ],
    },
    {
      title: 'People',
      types: [
        { type: 'followed', label: 'New followers' },
        {
          type: 'followed_posted',
          label: 'New posts',
          hint: 'Of people whose bell you switched on',
        },
        { type: 'enthusiast_earned', label: 'You became an enthusiast' },
        { type: 'creator_invited', label: 'You became a creator' },
        { type: 'creator_dismissed', label: 'You are not a creator any more' },
      ],
    },
  ];
}

/** Ways of being told, in their order. */
export function channels(): readonly { channel: Channel; label: string }[] {
  return [
    { channel: 'app', label: 'App' },
    { channel: 'push', label: 'Push' },
    // @wc-context: letters
    { channel: 'mail', label: 'E-mail' },
  ];
}
