import type { Author, List, Locale, Picture } from '@spark/contract';
import { expect, test } from 'vitest';
import type { ColumnLayer, Layer, PictureLayer } from '../../../platform/drawing/index.ts';
import { sharePicture } from './frame.ts';
import { listScene } from './other-scenes.ts';

const picture: Picture = {
  url: '/photo.jpg',
  width: 900,
  height: 900,
  thumbhash: null,
  color: null,
  variants: [],
};
const owner: Author = {
  id: 'ines',
  handle: 'ines',
  name: 'Inés',
  avatar: picture,
  enthusiast: false,
  badges: [],
  enthusiastIn: [],
};
const list: List = {
  id: 'list',
  owner,
  title: 'A quiet desk',
  description: '',
  isPublic: true,
  itemCount: 4,
  cover: [picture, picture, picture, picture],
  theme: null,
  isTakenOut: false,
  viewer: { own: false },
  createdAt: '2026-03-10T12:00:00Z',
  updatedAt: '2026-03-10T12:00:00Z',
};

const draw = (locale: Locale) => listScene(list, { findFile: () => 'photo.jpg', locale }).layers;
const isPicture = (layer: Layer): layer is PictureLayer => layer.kind === 'picture';
const isColumn = (layer: Layer): layer is ColumnLayer => layer.kind === 'column';

test('in Arabic a picture is laid out from right to left, whatever the words on it are written in', () => {
  const [usual, mirrored] = [draw('en'), draw('ar')];
  expect(mirrored.filter(isPicture).map(({ box }) => box)).toEqual(
    usual.filter(isPicture).map(({ box }) => ({ ...box, x: sharePicture.width - box.x - box.width })),
  );
  const [wordmark, ...columns] = mirrored.filter(isColumn);
  expect(columns.map(({ side }) => side)).toEqual(['right', 'right']);
  // It ends where the title begins.
  expect(wordmark?.box.x).toBeGreaterThan(sharePicture.width / 4);
  expect(wordmark?.box.x).toBeLessThan(sharePicture.width / 2);
  expect(usual.filter(isColumn).map(({ side }) => side)).toEqual([undefined, undefined, 'left']);
});
