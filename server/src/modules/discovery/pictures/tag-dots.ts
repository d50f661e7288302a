import type { Picture, Tag } from '@spark/contract';
import type { Box, Layer } from '../../../platform/drawing/index.ts';
import { colors } from './frame.ts';

const dot = { radius: 11, ring: 4 };
const bagSize = 60;

/** The tags of a photo that fills a box, cut evenly at the sides that are too long; those that are cut away are left out. */
export function tagDots(tags: readonly Pick<Tag, 'x' | 'y'>[], photo: Picture, box: Box): Layer {
  const scale = Math.max(box.width / photo.width, box.height / photo.height);
  const shown = { width: photo.width * scale, height: photo.height * scale };
  const places = tags.map(({ x, y }) => ({
    x: box.x + x * shown.width - (shown.width - box.width) / 2,
    y: box.y + y * shown.height - (shown.height - box.height) / 2,
  }));
  const isInside = ({ x, y }: { x: number; y: number }) =>
    x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
  return {
    kind: 'shapes',
    svg: places
      .filter(isInside)
      .map(
        ({ x, y }) =>
          `<circle cx="${round(x)}" cy="${round(y)}" r="${dot.radius + dot.ring + 1}" fill="${colors.ink}" opacity="0.25"/>` +
          `<circle cx="${round(x)}" cy="${round(y)}" r="${dot.radius}" fill="${colors.spark}" stroke="#fff" stroke-width="${dot.ring}"/>`,
      )
      .join(''),
  };
}

/** The bag with its number, bottom right on the photo, as in the feed; nothing where nothing can be bought. */
export function bagMark(count: number, photo: Box): Layer[] {
  if (count === 0) return [];
  const number = String(count);
  const width = bagSize + 14 + number.length * 16;
  const [x, y] = [photo.x + photo.width - width - 20, photo.y + photo.height - bagSize - 20];
  return [
    {
      kind: 'shapes',
      svg:
        `<rect x="${x}" y="${y}" width="${width}" height="${bagSize}" rx="${bagSize / 2}" fill="${colors.paper}"/>` +
        `<g transform="translate(${x + 16} ${y + 16}) scale(1.17)" fill="none" stroke="${colors.ink}" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">` +
        `<path d="M16 10a4 4 0 0 1-8 0"/><path d="M3.103 6.034h17.794"/><path d="M3.4 5.467a2 2 0 0 0-.4 1.200V20a2 2 0 0 0 2 2h14a2 2 0 0 0 2-2V6.667a2 2 0 0 0-.4-1.200l-2-2.667A2 2 0 0 0 17 2H7a2 2 0 0 0-1.600.8z"/></g>`,
    },
    {
      kind: 'column',
      box: { x: x + 52, y, width: width - 52, height: bagSize },
      anchor: 'middle',
      words: [
        {
          text: number,
          family: 'text',
          weight: 600,
          size: 27,
          color: colors.ink,
          maxHeight: bagSize,
          gap: 0,
        },
      ],
    },
  ];
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
