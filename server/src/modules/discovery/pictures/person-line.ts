import type { Author } from '@spark/contract';
import type { Box, Layer } from '../../../platform/drawing/index.ts';
import { colors, ground, isFromRight, words } from './frame.ts';
import type { Drawn } from './picture-file.ts';

const avatarSize = 64;
const gap = 18;

/** Who made it: picture and name, at the bottom of a box, with a line of facts beneath the name. */
export function personLine(author: Author, fact: string, box: Box, { findFile, locale }: Drawn): Layer[] {
  const isMirrored = isFromRight(locale);
  const file = findFile(author.avatar, avatarSize * 2);
  const x = isMirrored ? box.x + box.width - avatarSize : box.x;
  const round = { x, y: box.y + box.height - avatarSize, width: avatarSize, height: avatarSize };
  const beside = file === null ? 0 : avatarSize + gap;
  const picture: Layer[] =
    file === null
      ? []
      : [
          ground(round, author.avatar?.color ?? colors.hairline, avatarSize / 2),
          { kind: 'picture', file, box: round, fit: 'cover', radius: avatarSize / 2 },
        ];
  return [
    ...picture,
    {
      kind: 'column',
      box: { ...round, x: isMirrored ? box.x : box.x + beside, width: box.width - beside },
      anchor: 'middle',
      side: isMirrored ? 'right' : 'left',
      words: [words.strong(author.name), words.quiet(fact, 23)],
    },
  ];
}
