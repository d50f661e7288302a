import Bookmark from 'virtual:icons/bookmark';
import Gem from 'virtual:icons/gem';
import House from 'virtual:icons/house';
import Plus from 'virtual:icons/plus';
import Sparkles from 'virtual:icons/sparkles';
import Store from 'virtual:icons/store';
import UserRound from 'virtual:icons/user-round';
import type { Me } from '@spark/contract';
import type { Component } from 'svelte';
import { paths } from '#lib/paths.ts';

/** A place the navigation leads to. */
export interface Place {
  href: string;
  label: string;
  icon: Component<{ size?: number }>;
  isCurrent: boolean;
  /** Only where there is room: beside the page, not beneath it. */
  isExtra?: boolean;
}

/** The places of the navigation, for whoever is looking. */
export function places(me: Me | null, pathname: string): Place[] {
  const own = me === null ? paths.signIn() : paths.profile(me.handle);
  const feeds: string[] = [paths.forYou, paths.following, paths.newest];
  return [
    { href: paths.forYou, label: 'Home', icon: House, isCurrent: feeds.includes(pathname) },
    {
      href: paths.interests,
      label: 'Interests',
      icon: Sparkles,
      isCurrent: pathname.startsWith(paths.interests),
      isExtra: true,
    },
    {
      href: paths.finds,
      label: 'Finds',
      icon: Gem,
      isCurrent: `${pathname}/`.startsWith(`${paths.finds}/`),
      isExtra: true,
    },
    { href: paths.shop, label: 'Shop', icon: Store, isCurrent: pathname === paths.shop },
    // @wc-context: to publish
    { href: paths.compose, label: 'Post', icon: Plus, isCurrent: pathname === paths.compose },
    // @wc-context: kept posts
    { href: paths.saved, label: 'Saved', icon: Bookmark, isCurrent: pathname === paths.saved },
    {
      href: own,
      label: me === null ? 'Sign in' : 'Me',
      icon: UserRound,
      isCurrent: pathname === own.split('?')[0] || `${pathname}/`.startsWith(`${paths.settings}/`),
    },
  ];
}

/** Whether a page asks for one thing at a time, with its own button where phones have the navigation. */
export function isOneThing(me: Me | null, pathname: string): boolean {
  if (pathname.startsWith(paths.welcome)) return true;
  if (pathname === paths.checkout()) return true;
  return me !== null && (pathname === paths.compose || /^\/posts\/[^/]+\/edit$/.test(pathname));
}
