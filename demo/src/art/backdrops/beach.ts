import { defineBackdrop } from '../backdrop.ts';
import { darker, lighter, mix } from '../colour.ts';
import { between } from '../random.ts';
import { ellipse, n, path, rect, type Brush } from '../svg.ts';

interface Palette {
  sky: readonly [string, string, string];
  sun: string;
  sea: string;
  sand: string;
  /** Height of the sun over the picture's top, in 0–1. */
  sunY: number;
}

/** A beach with the sun low over the sea. */
export const beach = defineBackdrop<Palette>({
  surfaces: {
    far: { y: 0.655, from: 0.06, to: 0.94, scale: 0.55, depth: 0.008, lies: 'ground' },
    near: { y: 0.9, from: 0.05, to: 0.95, scale: 1, depth: 0.03, lies: 'ground' },
    someone: { y: 1.02, from: 0.1, to: 0.9, scale: 1.9, lies: 'air' },
    sky: { y: 0.2, from: 0.1, to: 0.9, scale: 0.6, depth: 0.04, lies: 'air' },
  },
  light: { slant: 0.5, length: 0.3, strength: 0.34 },
  palettes: {
    sunset: {
      sky: ['#f2b36b', '#f7c98a', '#fbe3b3'],
      sun: '#fff1cf',
      sea: '#d9885a',
      sand: '#ecc58f',
      sunY: 0.4,
    },
    ember: {
      sky: ['#d9725a', '#ef9d66', '#fbd08b'],
      sun: '#ffe9b8',
      sea: '#b8604f',
      sand: '#dba877',
      sunY: 0.43,
    },
    noon: {
      sky: ['#8cc4d6', '#b9dde0', '#e8f3e6'],
      sun: '#fffdf0',
      sea: '#5ba6ad',
      sand: '#f3dfb6',
      sunY: 0.16,
    },
    morning: {
      sky: ['#bcd3d8', '#ead9c2', '#fbe6c8'],
      sun: '#fff6e0',
      sea: '#8fb3b0',
      sand: '#ead2a8',
      sunY: 0.33,
    },
  },
  paint(brush, { sky, sun, sea, sand, sunY }) {
    const { width: w, height: h, random } = brush;
    const horizon = h * 0.47;
    const sunX = w * between(random, 0.34, 0.66);
    brush.add(
      rect(
        0,
        0,
        w,
        horizon + 2,
        brush.fade([
          [0, sky[0]],
          [0.55, sky[1]],
          [1, sky[2]],
        ]),
      ),
    );
    brush.add(
      ellipse(
        sunX,
        h * sunY,
        w * 0.52,
        w * 0.52,
        brush.glow([
          [0, sun, 0.85],
          [0.25, sun, 0.5],
          [1, sun, 0],
        ]),
      ),
    );
    brush.add(ellipse(sunX, h * sunY, w * 0.098, w * 0.098, sun));
    for (let i = 0; i < 5; i++)
      cloud(
        brush,
        between(random, 0, w),
        h * between(random, 0.06, 0.33),
        w * between(random, 0.16, 0.36),
        lighter(sky[2], 0.3),
      );
    brush.add(
      rect(
        0,
        horizon,
        w,
        h * 0.2,
        brush.fade([
          [0, mix(sea, sky[2], 0.55)],
          [1, sea],
        ]),
      ),
    );
    glitter(brush, sunX, horizon, sun);
    waves(brush, horizon, sea);
    brush.add(path(shore(w, h * 0.622, h * 0.02) + `V${h} H0z`, lighter(sea, 0.6), 'opacity=".75"'));
    brush.add(path(shore(w, h * 0.636, h * 0.022) + `V${h} H0z`, darker(sand, 0.2)));
    brush.add(
      path(
        shore(w, h * 0.655, h * 0.026) + `V${h} H0z`,
        brush.fade([
          [0, lighter(sand, 0.15)],
          [1, darker(sand, 0.12)],
        ]),
      ),
    );
    for (let i = 0; i < 60; i++) {
      const y = h * between(random, 0.7, 0.99);
      brush.add(
        ellipse(w * random(), y, between(random, 2, 5) + y * 0.002, 2, darker(sand, 0.35), 'opacity=".25"'),
      );
    }
    for (let i = 0; i < 7; i++) {
      const y = h * (0.72 + i * 0.045);
      brush.add(
        path(
          `M0 ${n(y)} q${n(w * 0.25)} ${n(-h * 0.012)} ${n(w * 0.5)} 0 t${n(w * 0.5)} 0 v${n(h * 0.012)} q${n(-w * 0.25)} ${n(-h * 0.012)} ${n(-w * 0.5)} 0 t${n(-w * 0.5)} 0z`,
          darker(sand, 0.2),
          'opacity=".14"',
        ),
      );
    }
  },
  veil(brush, { sun }) {
    const { width: w, height: h } = brush;
    brush.add(
      ellipse(
        w * 0.5,
        h * 0.34,
        w * 0.9,
        h * 0.55,
        brush.glow([
          [0, sun, 0.2],
          [1, sun, 0],
        ]),
      ),
    );
  },
});

function cloud(brush: Brush, x: number, y: number, length: number, colour: string): void {
  for (let i = 0; i < 3; i++)
    brush.add(
      ellipse(
        x + (i - 1) * length * 0.28,
        y + (i % 2) * length * 0.03,
        length * 0.5,
        length * (0.045 + 0.012 * i),
        colour,
        'opacity=".4"',
      ),
    );
}

function glitter(brush: Brush, x: number, top: number, colour: string): void {
  const { width: w, height: h, random } = brush;
  for (let i = 0; i < 34; i++) {
    const down = i / 34;
    const half = w * (0.02 + 0.09 * down) * between(random, 0.5, 1.2);
    brush.add(
      ellipse(
        x + between(random, -1, 1) * w * 0.09 * (0.3 + down),
        top + h * 0.155 * down + 4,
        half,
        2 + down * 4,
        colour,
        `opacity="${n(0.75 - 0.3 * down)}"`,
      ),
    );
  }
}

function waves(brush: Brush, top: number, sea: string): void {
  const { width: w, height: h, random } = brush;
  for (let i = 0; i < 9; i++) {
    const y = top + h * (0.02 + 0.016 * i);
    const x = w * between(random, -0.1, 0.8);
    const length = w * between(random, 0.2, 0.5);
    brush.add(
      path(
        `M${n(x)} ${n(y)} q${n(length / 2)} ${n(-6 - i)} ${n(length)} 0 q${n(-length / 2)} ${n(-1)} ${n(-length)} 0z`,
        i % 2 ? lighter(sea, 0.4) : darker(sea, 0.2),
        'opacity=".5"',
      ),
    );
  }
}

function shore(w: number, y: number, swing: number): string {
  return `M0 ${n(y)} C${n(w * 0.2)} ${n(y - swing)} ${n(w * 0.35)} ${n(y + swing)} ${n(w * 0.55)} ${n(y)} S${n(w * 0.85)} ${n(y - swing)} ${n(w)} ${n(y + swing * 0.3)}`;
}
