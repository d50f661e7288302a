import { directionOf, type Locale } from '@spark/contract';

/** What systems and shops are told of Spark as an app to install, in the language of the page that leads here. */
export function describeApp(locale: Locale) {
  return {
    id: '/',
    name: 'Spark',
    short_name: 'Spark',
    description:
      'Photos, stories and finds from people who like what you like, with everything in them to buy.',
    lang: locale,
    dir: directionOf(locale),
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: '#fffdf8',
    theme_color: '#fffdf8',
    categories: ['shopping', 'social'],
    icons: [
      {
        src: '/icons/icon-192.png',
        sizes: '192x192',
        type: 'image/png',
        purpose: 'any',
      },
      {
        src: '/icons/icon-512.png',
        sizes: '512x512',
        type: 'image/png',
        purpose: 'any',
      },
      {
        src: '/icons/maskable-192.png',
        sizes: '192x192',
        type: 'image/png',
        purpose: 'maskable',
      },
      {
        src: '/icons/maskable-512.png',
        sizes: '512x512',
        type: 'image/png',
        purpose: 'maskable',
      },
      {
        src: '/icons/monochrome-512.png',
        sizes: '512x512',
        type: 'image/png',
        purpose: 'monochrome',
      },
    ],
    display_override: ['standalone', 'minimal-ui'],
    orientation: 'any',
    launch_handler: {
      client_mode: ['focus-existing', 'auto'],
    },
    shortcuts: [
      {
        name: 'New post',
        // @wc-context: to publish
        short_name: 'Post',
        url: '/compose',
        icons: [
          {
            src: '/icons/shortcut-post.png',
            sizes: '96x96',
            type: 'image/png',
          },
        ],
      },
      {
        name: 'Search',
        url: '/search',
        icons: [
          {
            src: '/icons/shortcut-search.png',
            sizes: '96x96',
            type: 'image/png',
          },
        ],
      },
      {
        // @wc-context: kept posts
        name: 'Saved',
        url: '/saved',
        icons: [
          {
            src: '/icons/shortcut-saved.png',
            sizes: '96x96',
            type: 'image/png',
          },
        ],
      },
      {
        name: 'Notifications',
        url: '/notifications',
        icons: [
          {
            src: '/icons/shortcut-notifications.png',
            sizes: '96x96',
            type: 'image/png',
          },
        ],
      },
    ],
    share_target: {
      action: '/share',
      method: 'POST',
      enctype: 'multipart/form-data',
      params: {
        title: 'title',
        text: 'text',
        url: 'url',
        files: [
          {
            name: 'photos',
            accept: [
              'image/jpeg',
              'image/png',
              'image/webp',
              'image/avif',
              'image/heic',
              'image/heif',
              'image/*',
            ],
          },
        ],
      },
    },
    screenshots: [
      {
        src: '/screenshots/feed-narrow.webp',
        sizes: '780x1688',
        type: 'image/webp',
        form_factor: 'narrow',
        label: 'The feed: photos with the products in them',
      },
      {
        src: '/screenshots/product-narrow.webp',
        sizes: '780x1688',
        type: 'image/webp',
        form_factor: 'narrow',
        label: 'A product, and the posts that show it',
      },
      {
        src: '/screenshots/feed-wide.webp',
        sizes: '1280x800',
        type: 'image/webp',
        form_factor: 'wide',
        label: 'The feed on a wide screen',
      },
    ],
    prefer_related_applications: false,
  };
}
