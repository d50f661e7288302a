import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { leanContract } from './build-plugins/lean-contract.ts';

// Where the API answers while the pages are served by Vite alone.
const apiOrigin = `http://localhost:${process.env['PORT'] ?? 3000}`;

// A file for each component is a hundred requests for a first page, most of them smaller than their headers. All styles
// are 15 kB on the way; and what several pages share is code they all wait for. Whatever a module shared that often
// imports is shared as often, so the two groups never wait for each other in a circle.
const fewFiles = [
  { name: 'styles', test: /\.css(?:$|\?)/ },
  { name: 'common', minShareCount: 6 },
];

export default defineConfig({
  plugins: [
    leanContract(),
    sveltekit({
      adapter: adapter({ out: 'build' }),
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
  environments: {
    client: { build: { rolldownOptions: { output: { codeSplitting: { groups: fewFiles } } } } },
  },
  server: { proxy: { '/api': apiOrigin, '/media': apiOrigin } },
});
