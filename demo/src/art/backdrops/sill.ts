import { defineBackdrop } from '../backdrop.ts';
import { darker, lighter, mix } from '../colour.ts';
import { between } from '../random.ts';
import { ellipse, leafShadow, line, n, path, rect, type Brush } from '../svg.ts';

interface Palette {
  wall: string;
  sky: readonly [string, string];
  roofs: string;
  wet: boolean;
  lit: number;
}

/** A deep window sill over the roofs of a town, in sun, rain or snow. */
export const sill = defineBackdrop<Palette>({
  surfaces: {
    sill: { y: 0.815, from: 0.12, to: 0.88, scale: 1.12, depth: 0.008, lies: 'ground' },
    front: { y: 0.95, from: 0.08, to: 0.92, scale: 0.9, depth: 0.008, lies: 'ground' },
    hang: { y: 0.17, from: 0.15, to: 0.85, scale: 0.6, lies: 'air' },
  },
  light: { slant: -0.35, length: 0.28, strength: 0.3 },
  palettes: {
    sunny: { wall: '#f2dfbf', sky: ['#a8d0da', '#f6f1dc'], roofs: '#c98a63', wet: false, lit: 0.02 },
    rain: { wall: '#cfd3c8', sky: ['#8b9ea6', '#c6ced0'], roofs: '#7d8688', wet: true, lit: 0.2 },
    dusk: { wall: '#c88f6b', sky: ['#5a6f8a', '#f3a873'], roofs: '#5b5553', wet: false, lit: 0.45 },
    snow: { wall: '#e6ded2', sky: ['#b9cad3', '#eceeed'], roofs: '#b9c0c4', wet: false, lit: 0.25 },
    morning: { wall: '#dfe2cf', sky: ['#f3d8b4', '#fdf3d9'], roofs: '#b6a489', wet: false, lit: 0.04 },
  },
  paint(brush, palette) {
    const { width: w, height: h } = brush;
    const { wall, sky } = palette;
    brush.add(rect(0, 0, w, h, wall));
    brush.add(
      rect(
        w * 0.08,
        0,
        w * 0.84,
        h * 0.75,
        brush.fade([
          [0, sky[0]],
          [1, sky[1]],
        ]),
      ),
    );
    brush.add(
      ellipse(
        w * 0.7,
        h * 0.24,
        w * 0.45,
        w * 0.45,
        brush.glow([
          [0, '#fffbe6', palette.wet ? 0.16 : 0.7],
          [1, '#fffbe6', 0],
        ]),
      ),
    );
    for (let row = 0; row < 3; row++) roofs(brush, palette, row);
    if (palette.wet) drops(brush);
    const bar = (x: number, y: number, bw: number, bh: number) =>
      brush.add(
        rect(w * x, h * y, w * bw, h * bh, lighter(wall, 0.62)),
        rect(w * x, h * (y + bh) - 4, w * bw, 5, '#3b2a14', 'opacity=".12"'),
      );
    bar(0.06, 0, 0.034, 0.76);
    bar(0.906, 0, 0.034, 0.76);
    bar(0.488, 0, 0.024, 0.75);
    bar(0.07, 0.33, 0.86, 0.017);
    brush.add(
      rect(
        0,
        0,
        w * 0.06,
        h,
        brush.fade(
          [
            [0, darker(wall, 0.12)],
            [1, wall],
          ],
          [0, 0],
          [1, 0],
        ),
      ),
    );
    brush.add(
      path(
        `M${n(w * 0.05)} ${n(h * 0.74)} H${n(w * 0.95)} L${n(w)} ${n(h * 0.965)} H0z`,
        brush.fade([
          [0, lighter(wall, 0.75)],
          [1, lighter(wall, 0.4)],
        ]),
      ),
    );
    brush.add(
      rect(0, h * 0.965, w, h * 0.035, darker(wall, 0.22)),
      rect(0, h * 0.965, w, 4, '#fff', 'opacity=".5"'),
    );
    if (!palette.wet) leafShadow(brush, w * 0.02, h * 0.82, w * 0.4, 1, 0.07);
  },
});

function roofs(brush: Brush, { roofs: colour, sky, lit }: Palette, row: number): void {
  const { width: w, height: h, random } = brush;
  const tone = mix(colour, sky[1], 0.6 - row * 0.28);
  for (let x = w * 0.05; x < w * 0.93;) {
    const width = w * between(random, 0.1, 0.19);
    const top = h * (0.5 + row * 0.07) - h * between(random, 0, 0.08);
    const peak = random() < 0.6 ? h * 0.05 : 0;
    brush.add(
      path(
        `M${n(x)} ${n(h * 0.75)} V${n(top)} L${n(x + width / 2)} ${n(top - peak)} L${n(x + width)} ${n(top)} V${n(h * 0.75)}z`,
        random() < 0.5 ? tone : darker(tone, 0.08),
      ),
    );
    for (let i = 0; i < 4; i++) {
      const glowing = random() < lit;
      brush.add(
        rect(
          x + width * (0.18 + (i % 2) * 0.4),
          top + h * (0.03 + Math.floor(i / 2) * 0.05),
          width * 0.2,
          h * 0.024,
          glowing ? '#ffd98d' : lighter(tone, 0.25),
          glowing ? '' : 'opacity=".5"',
        ),
      );
    }
    x += width;
  }
}

function drops(brush: Brush): void {
  const { width: w, height: h, random } = brush;
  for (let i = 0; i < 70; i++) {
    const x = w * between(random, 0.1, 0.9);
    const y = h * between(random, 0, 0.7);
    if (i % 5 === 0)
      brush.add(
        line(
          `M${n(x)} ${n(y)} q3 ${n(h * 0.04)} -2 ${n(h * between(random, 0.05, 0.12))}`,
          '#ffffff',
          4,
          'opacity=".3"',
        ),
      );
    brush.add(ellipse(x, y, between(random, 3, 7), between(random, 4, 10), '#ffffff', 'opacity=".42"'));
  }
}
