import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { compileAhead } from './build-plugins/compile-ahead.ts';
import { feedFile, feedFirst } from './build-plugins/feed-first.ts';
import { leanContract } from './build-plugins/lean-contract.ts';
import { leanDev } from './build-plugins/lean-dev.ts';
import { leanDevalue } from './build-plugins/lean-devalue.ts';
import { leanFonts } from './build-plugins/lean-fonts.ts';
import { leanIcons } from './build-plugins/lean-icons.ts';
import { leanImports } from './build-plugins/lean-imports.ts';
import { leanKit } from './build-plugins/lean-kit.ts';
import { leanNavigation } from './build-plugins/lean-navigation.ts';
import { leanPaths } from './build-plugins/lean-paths.ts';
import { leanStart } from './build-plugins/lean-start.ts';
import { leanSvelte } from './build-plugins/lean-svelte.ts';
import { styleName } from './build-plugins/style-names.ts';
import { words } from './words/plugin.ts';

// Where the API answers while the pages are served by Vite alone.
const apiOrigin = `http://localhost:${process.env['PORT'] ?? 3000}`;
const servedElsewhere = ['/api', '/media', '/share', '/feeds', '/embed', '/sitemap', '/robots.txt'];

// `:dir()` as older browsers are told it asks for the language, which says nothing of a name of unknown direction: as lightningcss
// numbers what it rewrites. So what turns with the page asks for the `dir` of the page, and `:dir()` is for people's words.
const asksForDirection = 4;

// A file for each component is a hundred requests for a first page, most of them smaller than their headers. So what every
// page needs and what a feed shows is one file of code and one of styles, icons among it; the styles of all other
// features are a file together.
const isStyle = /\.css(?:$|\?)/;
const feature = /\/src\/features\/([^/]+)\//;

const featuresOfFeed =
  'bag events feed hidden language list-sheet live notifications outbox people post post-grid prompts push reading search shell shortcuts tuning watch worker'.split(
    ' ',
  );

/** Whether only pages of its own show it; a feed and the sheets over it never do. */
function isOfOtherFeature(id: string): boolean {
  const name = feature.exec(id)?.[1];
  return name !== undefined && !featuresOfFeed.includes(name);
}

const fewFiles = [
  { name: 'other-styles', test: (id: string) => isStyle.test(id) && isOfOtherFeature(id) },
  { name: 'styles', test: isStyle },
  { name: feedFile, debugName: 'feed' },
  // What hides a post, and what then stands in its place.
  {
    name: 'hiding',
    test: /\/features\/hidden\/(?:HiddenCard\.svelte|(?:hide-(?:post|reasons)|keep-clear-of-pills)\.ts)$/,
  },
  { name: 'shared', test: (id: string) => !isOfOtherFeature(id), minShareCount: 4 },
];

export default defineConfig({
  plugins: [
    compileAhead(),
    feedFirst(),
    leanContract(),
    leanDev(),
    leanDevalue(),
    leanFonts(),
    leanIcons(),
    leanImports(),
    leanKit(),
    leanNavigation(),
    leanPaths(),
    leanStart(),
    leanSvelte(),
    words(),
    sveltekit({
      adapter: adapter({ out: 'build' }),
      // Every component is written in runes; the names of its styles are in each of its elements.
      compilerOptions: { runes: true, cssHash: styleName },
      // Once a page has nothing better to do it does so itself.
      serviceWorker: { register: false },
      // A kept page may be shown at the address of another.
      paths: { relative: false },
      csp: {
        mode: 'nonce',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          'style-src': ['self'],
          // Dots sit on photos and photos keep their shape by `style` attributes; these cannot load or run anything.
          'style-src-attr': ['unsafe-inline'],
          // Products show the pictures of the shop, wherever it keeps them.
          'img-src': ['self', 'data:', 'blob:', 'https:', 'http:'],
          'font-src': ['self'],
          'connect-src': ['self'],
          'object-src': ['none'],
          'base-uri': ['none'],
          'frame-ancestors': ['none'],
          'form-action': ['self'],
        },
      },
    }),
  ],
  css: { lightningcss: { exclude: asksForDirection } },
  environments: {
    // Nothing reads where a line of the server's half came from.
    ssr: { build: { sourcemap: false } },
    client: {
      build: {
        modulePreload: { resolveDependencies: (_file, files) => files.filter((file) => isStyle.test(file)) },
        rolldownOptions: { output: { codeSplitting: { groups: fewFiles } } },
      },
    },
  },
  server: { proxy: Object.fromEntries(servedElsewhere.map((path) => [path, apiOrigin])) },
});
