import { defineBackdrop } from '../backdrop.ts';
import { darker, lighter, mix } from '../colour.ts';
import { between } from '../random.ts';
import { ellipse, line, n, path, rect } from '../svg.ts';

interface Palette {
  sky: readonly [string, string];
  far: string;
  grass: string;
  path: string;
  flowers: readonly [string, string];
}

/** A path over rolling hills under a wide sky. */
export const meadow = defineBackdrop<Palette>({
  surfaces: {
    sky: { y: 0.2, from: 0.08, to: 0.92, scale: 0.75, depth: 0.04, lies: 'air' },
    far: { y: 0.69, from: 0.1, to: 0.9, scale: 0.85, depth: 0.01, lies: 'ground' },
    near: { y: 0.915, from: 0.05, to: 0.95, scale: 1.1, depth: 0.02, lies: 'ground' },
    someone: { y: 0.86, from: 0.2, to: 0.8, scale: 1.9, lies: 'ground' },
  },
  light: { slant: 0.5, length: 0.24, strength: 0.32 },
  palettes: {
    summer: {
      sky: ['#9fcddb', '#f5f1d8'],
      far: '#9db68c',
      grass: '#a3b862',
      path: '#e6cf9d',
      flowers: ['#fff6dc', '#f0b84a'],
    },
    autumn: {
      sky: ['#c3cfc8', '#f7dfae'],
      far: '#b58a55',
      grass: '#c19a4c',
      path: '#ecd5a6',
      flowers: ['#c9603c', '#f3c25f'],
    },
    alpine: {
      sky: ['#8db9cf', '#eef2ea'],
      far: '#8fa5a8',
      grass: '#8bac68',
      path: '#d8ccb0',
      flowers: ['#ffffff', '#e98f73'],
    },
    golden: {
      sky: ['#e9b07a', '#fbe7b8'],
      far: '#b99663',
      grass: '#b3a455',
      path: '#f1d8a2',
      flowers: ['#fff2cc', '#e07f4c'],
    },
  },
  paint(brush, { sky, far, grass, path: road, flowers }) {
    const { width: w, height: h, random } = brush;
    brush.add(
      rect(
        0,
        0,
        w,
        h * 0.75,
        brush.fade([
          [0, sky[0]],
          [1, sky[1]],
        ]),
      ),
    );
    const sunX = w * between(random, 0.2, 0.8);
    brush.add(
      ellipse(
        sunX,
        h * 0.2,
        w * 0.5,
        w * 0.5,
        brush.glow([
          [0, '#fffbe6', 0.9],
          [1, '#fffbe6', 0],
        ]),
      ),
    );
    for (let i = 0; i < 4; i++) {
      const x = w * random();
      const y = h * between(random, 0.07, 0.3);
      const size = w * between(random, 0.06, 0.11);
      brush.add(
        `<g opacity=".78">${ellipse(x, y, size * 1.5, size * 0.42, '#fffdf4')}${ellipse(x - size * 0.5, y - size * 0.25, size * 0.6, size * 0.5, '#fffdf4')}${ellipse(x + size * 0.35, y - size * 0.35, size * 0.75, size * 0.62, '#fffdf4')}</g>`,
      );
    }
    for (let layer = 0; layer < 4; layer++) {
      const y = h * (0.43 + layer * 0.06);
      const tone = mix(far, layer > 1 ? grass : sky[1], layer > 1 ? (layer - 1) * 0.4 : 0.55 - layer * 0.25);
      const rise = h * between(random, 0.04, 0.11) * (layer % 2 ? 1 : -1);
      brush.add(
        path(
          `M0 ${n(y)} C${n(w * 0.3)} ${n(y - rise)} ${n(w * 0.6)} ${n(y + rise * 0.8)} ${n(w)} ${n(y - rise * 0.4)} V${n(h)} H0z`,
          tone,
        ),
      );
      for (let i = 0; i < 9; i++)
        brush.add(
          ellipse(w * random(), y + h * 0.035, w * 0.013, h * 0.016, darker(tone, 0.22), 'opacity=".7"'),
        );
    }
    brush.add(
      path(
        `M0 ${n(h * 0.655)} Q${n(w * 0.5)} ${n(h * 0.61)} ${n(w)} ${n(h * 0.66)} V${h} H0z`,
        brush.fade([
          [0, lighter(grass, 0.12)],
          [1, darker(grass, 0.16)],
        ]),
      ),
    );
    brush.add(
      path(
        `M${n(w * 0.16)} ${n(h)} C${n(w * 0.42)} ${n(h * 0.86)} ${n(w * 0.72)} ${n(h * 0.78)} ${n(w * 0.52)} ${n(h * 0.637)} h${n(w * 0.022)} C${n(w * 0.84)} ${n(h * 0.76)} ${n(w * 0.76)} ${n(h * 0.88)} ${n(w * 0.82)} ${n(h)}z`,
        road,
      ),
    );
    for (let i = 0; i < 150; i++) {
      const x = w * random();
      const y = h * between(random, 0.67, 1);
      const size = 6 + (y / h - 0.65) * 46;
      if (i % 3)
        brush.add(
          line(
            `M${n(x)} ${n(y)} q${n(size * 0.2)} ${n(-size * 0.6)} ${n(between(random, -0.4, 0.5) * size)} ${n(-size)}`,
            i % 2 ? lighter(grass, 0.25) : darker(grass, 0.25),
            3.5,
            'opacity=".65"',
          ),
        );
      else if (Math.abs(x / w - 0.55) > 0.24)
        brush.add(ellipse(x, y - size * 0.6, size * 0.2, size * 0.2, flowers[i % 2] ?? '#fff'));
    }
  },
});
