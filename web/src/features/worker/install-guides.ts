/** Kinds of device that install apps from the web each in a way of their own. */
export type Platform = 'ios' | 'android' | 'desktop';

/** How to install Spark on a kind of device. */
export interface InstallGuide {
  platform: Platform;
  title: string;
  steps: readonly string[];
  note?: string;
}

/** The guides, in the order they are shown to somebody on none of these. */
export function installGuides(): readonly InstallGuide[] {
  return [
    {
      platform: 'ios',
      title: 'iPhone and iPad',
      steps: [
        'Open Spark in Safari.',
        'Tap the Share button: the square with the arrow that points up.',
        'Scroll down and tap “Add to Home Screen”, then “Add”.',
        'Open Spark from the home screen and sign in there once.',
      ],
      note: 'Notifications reach an iPhone or iPad only from the home screen. Other apps there cannot share to Spark; choose or paste a photo in “Post” instead.',
    },
    {
      platform: 'android',
      title: 'Android',
      steps: [
        'Open Spark in Chrome, Edge, Firefox or Samsung Internet.',
        'Open the menu of the browser.',
        'Tap “Install app” or “Add to Home screen”, then “Install”.',
      ],
      note: 'Installed, Spark is among the apps you can share a photo, a text or a link to.',
    },
    {
      platform: 'desktop',
      title: 'Computer',
      steps: [
        'Open Spark in Chrome or Edge, or in Safari on a Mac.',
        'Choose the install sign at the end of the address bar. In Safari, choose File, then “Add to Dock”.',
        'Confirm with “Install” or “Add”.',
      ],
    },
  ];
}

/** The kind of device a browser says it is on. */
export function platformOf(userAgent: string, touchPoints: number): Platform {
  // An iPad says it is a Mac; no Mac has a screen to touch.
  if (/iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && touchPoints > 1)) return 'ios';
  return /Android/.test(userAgent) ? 'android' : 'desktop';
}
