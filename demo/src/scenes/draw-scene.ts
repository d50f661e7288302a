import { backdropOf } from '../art/backdrops/index.ts';
import { blendSprite } from '../art/blend-sprite.ts';
import { layVeil, openCanvas } from '../art/canvas.ts';
import { finishPhoto } from '../art/finish.ts';
import { paintShadows } from '../art/paint-shadows.ts';
import { seededRandom } from '../art/random.ts';
import { loadSprite } from '../art/sprites.ts';
import { openBrush } from '../art/svg.ts';
import { placeThings } from './place-things.ts';
import { scenePixels, type SceneSpec } from './scene.ts';

/** Draws a scene as a photo, at a share of its size; the same scene always gives the same picture. */
export async function drawScene(
  scene: SceneSpec,
  scale = 1,
): Promise<{ jpeg: Buffer; width: number; height: number }> {
  const [width, height] = scenePixels[scene.shape];
  const backdrop = backdropOf(scene.place);
  const ground = openBrush(width, height, seededRandom(`ground ${scene.seed}`));
  backdrop.paint(ground, scene.palette);
  const veil = openBrush(width / 2, Math.ceil(height / 2), seededRandom(`veil ${scene.seed}`));
  backdrop.veil(veil, scene.palette);

  const [canvas, things] = await Promise.all([
    openCanvas(ground, scale),
    Promise.all(
      placeThings(scene).map(async (placed) => ({
        ...placed,
        x: placed.x * scale,
        y: placed.y * scale,
        edge: placed.edge * scale,
        sprite: await loadSprite(placed.emoji, placed.tone),
      })),
    ),
  ]);
  paintShadows(canvas, things, backdrop.light);
  for (const thing of things) blendSprite(canvas, thing);
  await layVeil(canvas, veil, scale);
  return { jpeg: await finishPhoto(canvas), width: canvas.width, height: canvas.height };
}
