import { blendSprite } from './blend-sprite.ts';
import { openCanvas, type Canvas } from './canvas.ts';
import { darker, lighter } from './colour.ts';
import { finishPhoto } from './finish.ts';
import { paintShadows } from './paint-shadows.ts';
import { seededRandom } from './random.ts';
import { loadSprite, outlineOf, type Tone } from './sprites.ts';
import { ellipse, leafShadow, openBrush, rect, windowLight, type Brush } from './svg.ts';

/** One thing alone, as in a shop's catalogue or a profile picture. */
export interface Portrait {
  readonly emoji: string;
  readonly tone?: Tone;
  readonly ground: string;
}

const packshotPx = 900;
const avatarPx = 512;

/** Draws a product alone on softly lit coloured paper, 900 px square at full scale. */
export async function drawPackshot({ emoji, tone, ground }: Portrait, scale: number): Promise<Buffer> {
  const brush = openBrush(packshotPx, packshotPx, seededRandom(emoji + ground));
  paintSweep(brush, ground);
  const canvas = await openCanvas(brush, scale);
  const outline = outlineOf(emoji);
  // All things fill about the same share of the paper, whatever room their renders leave around them.
  const span = Math.max(outline.right - outline.left, outline.bottom - outline.top);
  const edge = Math.min(660, 600 / span);
  const floor = packshotPx * 0.795;
  const thing = {
    sprite: await loadSprite(emoji, tone),
    outline,
    x: (packshotPx / 2 + (0.5 - (outline.left + outline.right) / 2) * edge) * scale,
    y: (floor + (0.5 - outline.bottom) * edge) * scale,
    edge: edge * scale,
    turn: 0,
    mirrored: false,
    lies: 'ground' as const,
  };
  paintShadows(canvas, [thing], { slant: 0.55, length: 0.22, strength: 0.2 });
  blendSprite(canvas, thing);
  return finishPhoto(canvas);
}

/** Draws a face or an animal on a coloured ground, 512 px square at full scale. */
export async function drawFace({ emoji, tone, ground }: Portrait, scale: number): Promise<Buffer> {
  const brush = openBrush(avatarPx, avatarPx, seededRandom(emoji + ground));
  brush.add(
    rect(
      0,
      0,
      avatarPx,
      avatarPx,
      brush.fade(
        [
          [0, lighter(ground, 0.25)],
          [1, darker(ground, 0.1)],
        ],
        [0, 0],
        [1, 1],
      ),
    ),
  );
  brush.add(
    ellipse(
      avatarPx * 0.3,
      avatarPx * 0.2,
      avatarPx * 0.6,
      avatarPx * 0.6,
      brush.glow([
        [0, '#fffaf0', 0.45],
        [1, '#fffaf0', 0],
      ]),
    ),
  );
  brush.add(
    ellipse(
      avatarPx / 2,
      avatarPx * 0.93,
      avatarPx * 0.4,
      avatarPx * 0.12,
      brush.glow([
        [0, '#2b1905', 0.3],
        [1, '#2b1905', 0],
      ]),
    ),
  );
  const canvas: Canvas = await openCanvas(brush, scale);
  const edge = 410;
  blendSprite(canvas, {
    sprite: await loadSprite(emoji, tone),
    x: (avatarPx / 2) * scale,
    y: avatarPx * 0.53 * scale,
    edge: edge * scale,
    turn: 0,
    mirrored: false,
  });
  return finishPhoto(canvas);
}

/** A sheet of paper that curves up behind the thing. */
function paintSweep(brush: Brush, ground: string): void {
  const { width: w, height: h } = brush;
  brush.add(
    rect(
      0,
      0,
      w,
      h,
      brush.fade([
        [0, darker(ground, 0.05)],
        [0.58, ground],
        [0.72, lighter(ground, 0.28)],
        [1, lighter(ground, 0.12)],
      ]),
    ),
  );
  brush.add(
    ellipse(
      w * 0.36,
      h * 0.3,
      w * 0.7,
      w * 0.6,
      brush.glow([
        [0, '#fffaf0', 0.55],
        [1, '#fffaf0', 0],
      ]),
    ),
  );
  windowLight(brush, w * 0.2, h * 0.08, w * 0.66, '#fffaf0', 0.22);
  leafShadow(brush, w * 1.02, h * 0.02, w * 0.42, -1, 0.07);
}
