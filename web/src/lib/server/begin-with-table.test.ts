import { expect, test } from 'vitest';
import { beginWithTable } from './begin-with-table.ts';

const page = (start: string) =>
  `<script>import("${start}").then(async (kit) => { const app = await import("/_app/immutable/entry/app.B_c-2d.js"); });</script>`;

test('a page asks for the table, and not first for a file that only leads to the start', () => {
  expect(beginWithTable(page('/_app/immutable/entry/start.A1_b-2.js'))).toBe(
    page('/_app/immutable/entry/app.B_c-2d.js'),
  );
});

test('a page that begins with nothing stays as it is', () => {
  expect(beginWithTable('<p>import("/_app/immutable/entry/start.A1_b-2.js")</p>')).toBe(
    '<p>import("/_app/immutable/entry/start.A1_b-2.js")</p>',
  );
});
