import { measureSprites } from './art/measure-sprites.ts';
import { interests } from './interests.ts';
import { drafts } from './posts/drafts.ts';
import { artOf, products } from './products/index.ts';
import { parseThings } from './scenes/parse-things.ts';

// A tool: `node demo/src/measure.ts`, to be run whenever a scene or a product uses a picture that none used before.

const rows = [
  ...drafts.flatMap(({ photos = [] }) => photos.flatMap((photo) => Object.values(photo.rows))),
  ...interests.flatMap(({ cover }) => Object.values(cover.rows)),
];
const names = rows
  .flatMap((row) => parseThings(row).map((thing) => thing.name))
  .filter((name) => name !== '_');
const count = await measureSprites([
  ...names.map((name) => artOf(name).emoji),
  ...products.map(({ art }) => art.emoji),
]);
console.log(`${count} pictures measured`);
