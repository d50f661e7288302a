import { defineBackdrop } from '../backdrop.ts';
import { darker, lighter, mix } from '../colour.ts';
import { between } from '../random.ts';
import { ellipse, line, n, path, rect, windowLight } from '../svg.ts';

interface Palette {
  wall: string;
  shelf: string;
  tile: readonly [string, string];
  leaf: string;
}

/** A sunny corner with a plant ladder against whitewashed brick and patterned tiles. */
export const balcony = defineBackdrop<Palette>({
  surfaces: {
    top: { y: 0.265, from: 0.24, to: 0.76, scale: 0.72, lies: 'wall' },
    middle: { y: 0.495, from: 0.17, to: 0.83, scale: 0.76, lies: 'wall' },
    bottom: { y: 0.725, from: 0.1, to: 0.9, scale: 0.8, lies: 'wall' },
    floor: { y: 0.945, from: 0.05, to: 0.95, scale: 0.95, depth: 0.01, lies: 'ground' },
  },
  light: { slant: 0.4, length: 0.2, strength: 0.3 },
  palettes: {
    white: { wall: '#f3ebdd', shelf: '#b9814e', tile: ['#e9dcc4', '#c98f63'], leaf: '#7f9a5b' },
    brick: { wall: '#cf8b69', shelf: '#6f4a30', tile: ['#f1e0c4', '#8f9f86'], leaf: '#6f8a54' },
    green: { wall: '#b6c4a4', shelf: '#a5744a', tile: ['#f3ead6', '#7f9a86'], leaf: '#64824f' },
    blue: { wall: '#bccfd2', shelf: '#c08d5a', tile: ['#f6efdf', '#6d97a0'], leaf: '#7d9a62' },
  },
  paint(brush, { wall, shelf, tile, leaf }) {
    const { width: w, height: h, random } = brush;
    brush.add(rect(0, 0, w, h * 0.86, darker(wall, 0.1)));
    const brick = { width: w / 8, height: h / 26 };
    for (let row = 0; row < 23; row++)
      for (let i = -1; i < 9; i++)
        brush.add(
          rect(
            i * brick.width + (row % 2) * brick.width * 0.5 + 2,
            row * brick.height + 2,
            brick.width - 4,
            brick.height - 4,
            mix(darker(wall, 0.05), lighter(wall, 0.22), random()),
            'rx="4"',
          ),
        );
    windowLight(brush, w * 0.05, h * 0.06, w * 0.8, '#fff6da', 0.28);
    brush.add(rect(0, h * 0.85, w, h * 0.15, tile[0]));
    for (let i = 0; i < 9; i++)
      for (let row = 0; row < 2; row++) {
        const x = (i + 0.5) * (w / 9);
        const y = h * (0.888 + row * 0.075);
        brush.add(
          path(
            `M${n(x - w / 18)} ${n(y)} L${n(x)} ${n(y - h * 0.036)} L${n(x + w / 18)} ${n(y)} L${n(x)} ${n(y + h * 0.036)}z`,
            tile[1],
            'opacity=".55"',
          ),
          ellipse(x, y, w * 0.017, h * 0.011, tile[0]),
        );
      }
    brush.add(
      rect(
        0,
        h * 0.85,
        w,
        h * 0.04,
        brush.fade([
          [0, '#2b1905', 0.3],
          [1, '#2b1905', 0],
        ]),
      ),
    );
    for (const side of [-1, 1])
      brush.add(
        line(
          `M${n(w * (0.5 + side * 0.22))} ${n(h * 0.13)} L${n(w * (0.5 + side * 0.41))} ${n(h * 0.88)}`,
          darker(shelf, 0.25),
          16,
        ),
        line(
          `M${n(w * (0.5 + side * 0.22))} ${n(h * 0.13)} L${n(w * (0.5 + side * 0.41))} ${n(h * 0.88)}`,
          '#2b1905',
          16,
          'opacity=".12" transform="translate(16 10)"',
        ),
      );
    for (const [y, half] of [
      [0.265, 0.27],
      [0.495, 0.34],
      [0.725, 0.41],
    ] as const) {
      brush.add(
        path(
          `M${n(w * (0.5 - half))} ${n(h * (y + 0.018))} h${n(w * half * 2)} l14 ${n(h * 0.035)} h${n(-w * half * 2)}z`,
          brush.fade([
            [0, '#2b1905', 0.28],
            [1, '#2b1905', 0],
          ]),
        ),
      );
      brush.add(
        rect(w * (0.5 - half), h * y, w * half * 2, h * 0.02, shelf, 'rx="4"'),
        rect(w * (0.5 - half), h * y, w * half * 2, 5, lighter(shelf, 0.45), 'opacity=".7"'),
      );
    }
    for (let i = 0; i < 16; i++) {
      const x = random() < 0.5 ? w * between(random, -0.02, 0.12) : w * between(random, 0.88, 1.02);
      const y = h * between(random, 0, 0.3);
      brush.add(
        ellipse(
          x,
          y,
          w * 0.05,
          w * 0.019,
          mix(leaf, '#2f4a20', random() * 0.5),
          `transform="rotate(${n(between(random, 20, 160))} ${n(x)} ${n(y)})"`,
        ),
      );
    }
  },
});
