import type { Me } from '@spark/contract';
import { paths } from '#lib/paths.ts';

/** A page the settings lead to. */
export interface SettingsPage {
  href: string;
  title: string;
  about: string;
}

/** What the settings lead to, in their order, for this person. */
export function settingsPages(me: Me): SettingsPage[] {
  return [
    {
      href: paths.settingsProfile,
      title: 'Profile',
      about: 'Picture, name, handle and a few words about you',
    },
    {
      href: paths.interests,
      title: 'Interests',
      about: `What your feed is made of, ${me.interests.length} chosen`,
    },
    { href: paths.settingsFeed, title: 'Your feed', about: 'More or less of what, and what you hid' },
    { href: paths.settingsReading, title: 'Reading', about: 'The feed in pages, keyboard shortcuts' },
    { href: paths.settingsPeople, title: 'People', about: 'Whom you blocked or muted' },
    {
      href: paths.settingsEnthusiast,
      title: 'Enthusiast',
      about: me.enthusiast ? 'You are one; see why' : 'Whom you helped, and what the badge still takes',
    },
    ...(me.badges.includes('creator')
      ? [
          {
            href: paths.settingsStorefront,
            title: 'Storefront',
            about: 'A page of what you like, at an address of its own',
          },
        ]
      : []),
    {
      href: paths.settingsNotifications,
      title: 'Notifications',
      about: 'What you are told about, how and when',
    },
    {
      href: paths.settingsAccount,
      title: 'Account',
      about: 'Signing in, devices, membership, your data',
    },
    { href: paths.orders, title: 'Orders', about: 'What you bought, and how it stands' },
    {
      href: paths.install,
      title: 'Install Spark',
      about: 'On the home screen of this device or another',
    },
    ...(me.roles.includes('operator')
      ? [{ href: paths.admin, title: 'Shop', about: 'Orders to send, delivery, imports, sales and members' }]
      : []),
  ];
}
