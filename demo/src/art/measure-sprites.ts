import { writeFileSync } from 'node:fs';
import { codeOf, decodeSprite, spriteEdgePx } from './sprites.ts';

/** Measures the given emoji and writes `sprites.json`. Returns how many there are. */
export async function measureSprites(emoji: Iterable<string>): Promise<number> {
  const lines: string[] = [];
  for (const one of [...new Set(emoji)].toSorted()) {
    lines.push(`  "${codeOf(one)}": [${measure(await decodeSprite(one)).join(', ')}]`);
  }
  writeFileSync(new URL('./sprites.json', import.meta.url), `{\n${lines.join(',\n')}\n}\n`);
  return lines.length;
}

function measure(pixels: Buffer): number[] {
  const solid = (x: number, y: number) => (pixels[(y * spriteEdgePx + x) * 4 + 3] ?? 0) > 140;
  const box = boundsOf(solid, 0);
  const foot = boundsOf(solid, Math.floor(box.bottom - (box.bottom - box.top) * 0.1));
  const point = nearestSolid(solid, (box.left + box.right) / 2, (box.top + box.bottom) / 2);
  return [box.left, box.top, box.right, box.bottom, foot.left, foot.right, point.x, point.y].map(
    (value) => Math.round((value / spriteEdgePx) * 1000) / 1000,
  );
}

type Solid = (x: number, y: number) => boolean;

function boundsOf(
  solid: Solid,
  fromRow: number,
): { left: number; top: number; right: number; bottom: number } {
  const box = { left: spriteEdgePx, top: spriteEdgePx, right: 0, bottom: 0 };
  for (let y = fromRow; y < spriteEdgePx; y++) {
    for (let x = 0; x < spriteEdgePx; x++) {
      if (!solid(x, y)) continue;
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x + 1);
      box.top = Math.min(box.top, y);
      box.bottom = Math.max(box.bottom, y + 1);
    }
  }
  return box;
}

/** The middle of a ring is not on the ring: search outwards for a spot well inside the thing. */
function nearestSolid(solid: Solid, x: number, y: number): { x: number; y: number } {
  const clear = (cx: number, cy: number) =>
    [-9, 0, 9].every((dx) => [-9, 0, 9].every((dy) => solid(Math.round(cx + dx), Math.round(cy + dy))));
  for (let radius = 0; radius < 120; radius += 3) {
    for (let turn = 0; turn < 24; turn++) {
      const cx = x + Math.cos((turn / 24) * 2 * Math.PI) * radius;
      const cy = y + Math.sin((turn / 24) * 2 * Math.PI) * radius;
      if (clear(cx, cy)) return { x: cx, y: cy };
    }
  }
  return { x, y };
}
