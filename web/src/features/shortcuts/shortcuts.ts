import type { Me } from '@spark/contract';
import { paths } from '#lib/paths.ts';

/** What a shortcut does. */
export type Deed =
  /** Goes to the next or previous post. */
  | { step: 1 | -1 }
  /** Presses what carries this name in the post one is at. */
  | { press: PostControl }
  /** Presses what carries this name on the page. */
  | { pressOnPage: 'news' }
  | { go: (me: Me | null) => string }
  | { search: true }
  | { help: true };

/** Controls of a post, as `data-shortcut` names them. */
export type PostControl = 'smile' | 'save' | 'comment' | 'share' | 'bag' | 'tags' | 'menu' | 'open';

/** A key, or two one after the other, and what it does. */
export interface Shortcut {
  keys: readonly [string] | readonly [string, string];
  words: string;
  deed: Deed;
}

/** Everything keys do, as the help has it. */
export function shortcutGroups(): { title: string; shortcuts: Shortcut[] }[] {
  return [
    {
      title: 'Reading',
      shortcuts: [
        { keys: ['j'], words: 'Next post', deed: { step: 1 } },
        { keys: ['k'], words: 'Previous post', deed: { step: -1 } },
        { keys: ['o'], words: 'Open the post', deed: { press: 'open' } },
        { keys: ['.'], words: 'Show new posts', deed: { pressOnPage: 'news' } },
      ],
    },
    {
      title: 'The post you are at',
      shortcuts: [
        { keys: ['l'], words: 'Smile, or take it back', deed: { press: 'smile' } },
        // @wc-context: keep a post
        { keys: ['s'], words: 'Save', deed: { press: 'save' } },
        { keys: ['c'], words: 'Comment', deed: { press: 'comment' } },
        { keys: ['b'], words: 'Shop the photo', deed: { press: 'bag' } },
        { keys: ['t'], words: 'Tags on the photo', deed: { press: 'tags' } },
        { keys: ['x'], words: 'Share', deed: { press: 'share' } },
        { keys: ['m'], words: 'Its menu', deed: { press: 'menu' } },
      ],
    },
    {
      title: 'Go to',
      shortcuts: [
        { keys: ['g', 'h'], words: 'For you', deed: { go: () => paths.forYou } },
        { keys: ['g', 'f'], words: 'Following', deed: { go: () => paths.following } },
        { keys: ['g', 'n'], words: 'Newest', deed: { go: () => paths.newest } },
        { keys: ['g', 'i'], words: 'Interests', deed: { go: () => paths.interests } },
        { keys: ['g', 'd'], words: 'Finds', deed: { go: () => paths.finds } },
        // @wc-context: kept posts
        { keys: ['g', 's'], words: 'Saved', deed: { go: () => paths.saved } },
        { keys: ['g', 'b'], words: 'Bag', deed: { go: () => paths.bag } },
        { keys: ['g', 'a'], words: 'Notifications', deed: { go: () => paths.notifications } },
        {
          keys: ['g', 'm'],
          words: 'Your profile',
          deed: { go: (me) => (me === null ? paths.signIn() : paths.profile(me.handle)) },
        },
      ],
    },
    {
      title: 'Everywhere',
      shortcuts: [
        { keys: ['/'], words: 'Search', deed: { search: true } },
        { keys: ['n'], words: 'New post', deed: { go: () => paths.compose } },
        { keys: ['?'], words: 'This help', deed: { help: true } },
      ],
    },
  ];
}
