import { defineBackdrop } from '../backdrop.ts';
import { darker, lighter, mix } from '../colour.ts';
import { between } from '../random.ts';
import { ellipse, line, n, path, rect, type Brush } from '../svg.ts';

interface Palette {
  sky: readonly [string, string];
  houses: readonly string[];
  ground: string;
  rain: boolean;
  lit: boolean;
}

/** A small shopping street, wet at dusk or bright at noon. */
export const street = defineBackdrop<Palette>({
  surfaces: {
    far: { y: 0.71, from: 0.08, to: 0.92, scale: 1.05, depth: 0.006, lies: 'ground' },
    near: { y: 0.92, from: 0.05, to: 0.95, scale: 1.05, depth: 0.02, lies: 'ground' },
    someone: { y: 0.88, from: 0.15, to: 0.85, scale: 1.9, lies: 'ground' },
    sky: { y: 0.1, from: 0.1, to: 0.9, scale: 0.6, lies: 'air' },
  },
  light: { slant: 0.3, length: 0.18, strength: 0.34 },
  palettes: {
    rain: {
      sky: ['#5d6f78', '#a9b1ad'],
      houses: ['#8b7163', '#a58a70', '#6f7c78', '#94806a'],
      ground: '#5f666a',
      rain: true,
      lit: true,
    },
    dusk: {
      sky: ['#6d7c92', '#f3b27c'],
      houses: ['#a9694d', '#c58f60', '#7c7a6d', '#b77b58'],
      ground: '#8a7463',
      rain: false,
      lit: true,
    },
    noon: {
      sky: ['#a5d1dc', '#eef2e0'],
      houses: ['#e3a475', '#f0cf94', '#b9c4a2', '#d98e6c'],
      ground: '#d9c6a6',
      rain: false,
      lit: false,
    },
    winter: {
      sky: ['#b7c5cc', '#eee9e0'],
      houses: ['#b98e78', '#cdb496', '#9aa39b', '#c39a7e'],
      ground: '#e3e2dc',
      rain: false,
      lit: true,
    },
  },
  paint(brush, palette) {
    const { width: w, height: h, random } = brush;
    const { sky, houses, ground } = palette;
    brush.add(
      rect(
        0,
        0,
        w,
        h * 0.7,
        brush.fade([
          [0, sky[0]],
          [1, sky[1]],
        ]),
      ),
    );
    const start = Math.floor(random() * houses.length);
    for (let i = 0; i < 4; i++)
      house(brush, palette, {
        x: w * (i * 0.26 - 0.03),
        colour: houses[(start + i) % houses.length] ?? '#aaa',
      });
    brush.add(
      rect(
        0,
        h * 0.665,
        w,
        h * 0.335,
        brush.fade([
          [0, lighter(ground, 0.12)],
          [1, darker(ground, 0.25)],
        ]),
      ),
    );
    brush.add(
      rect(0, h * 0.735, w, h * 0.014, lighter(ground, 0.4)),
      rect(0, h * 0.749, w, h * 0.012, darker(ground, 0.45), 'opacity=".6"'),
    );
    for (let row = 0; row < 6; row++)
      for (let i = 0; i < 12; i++)
        brush.add(
          ellipse(
            w * (i / 11 + (row % 2) * 0.045),
            h * (0.785 + row * 0.038),
            w * 0.04,
            h * 0.013,
            lighter(ground, between(random, 0.03, 0.2)),
            'opacity=".5"',
          ),
        );
    if (palette.rain) reflections(brush);
  },
  veil(brush, { rain }) {
    if (!rain) return;
    const { width: w, height: h, random } = brush;
    brush.add(rect(0, 0, w, h, '#3c4a55', 'opacity=".12"'));
    for (let i = 0; i < 90; i++)
      brush.add(
        line(
          `M${n(w * random())} ${n(h * random())} l-4 ${n(between(random, 14, 30))}`,
          '#ffffff',
          1.2,
          'opacity=".4"',
        ),
      );
  },
});

function house(brush: Brush, { lit }: Palette, { x, colour }: { x: number; colour: string }): void {
  const { width: w, height: h, random } = brush;
  const width = w * 0.265;
  const top = h * between(random, 0.1, 0.22);
  const glass = lit ? '#ffd890' : '#eaf2ee';
  brush.add(
    rect(
      x,
      top,
      width,
      h * 0.58,
      brush.fade([
        [0, lighter(colour, 0.14)],
        [1, darker(colour, 0.1)],
      ]),
    ),
    rect(x - 5, top - h * 0.016, width + 10, h * 0.022, darker(colour, 0.3)),
  );
  for (let row = 0; row < 2; row++)
    for (let i = 0; i < 3; i++) {
      const on = lit && random() < 0.6;
      brush.add(
        rect(
          x + width * (0.12 + i * 0.28),
          top + h * (0.05 + row * 0.115),
          width * 0.19,
          h * 0.078,
          darker(colour, 0.35),
          'rx="3"',
        ),
        rect(
          x + width * (0.135 + i * 0.28),
          top + h * (0.055 + row * 0.115),
          width * 0.16,
          h * 0.068,
          on ? glass : mix('#7f97a0', colour, 0.35),
        ),
      );
    }
  const shop = h * 0.475;
  brush.add(
    rect(x + width * 0.08, shop, width * 0.84, h * 0.195, darker(colour, 0.5)),
    rect(
      x + width * 0.12,
      shop + h * 0.025,
      width * 0.45,
      h * 0.15,
      brush.fade([
        [0, glass],
        [1, mix(glass, colour, 0.4)],
      ]),
    ),
    rect(x + width * 0.64, shop + h * 0.025, width * 0.23, h * 0.17, mix(glass, colour, 0.3)),
  );
  const stripe = ['#d9654f', '#e0a24a', '#6f8f86', '#b98250'][Math.floor(random() * 4)] ?? '#d9654f';
  for (let i = 0; i < 7; i++)
    brush.add(
      path(
        `M${n(x + width * (0.05 + i * 0.129))} ${n(shop - h * 0.015)} h${n(width * 0.129)} v${n(h * 0.045)} a${n(width * 0.0645)} ${n(h * 0.014)} 0 0 1 ${n(-width * 0.129)} 0z`,
        i % 2 ? '#fbf1de' : stripe,
      ),
    );
}

function reflections(brush: Brush): void {
  const { width: w, height: h, random } = brush;
  for (let i = 0; i < 9; i++)
    brush.add(
      ellipse(
        w * (0.05 + i * 0.115),
        h * between(random, 0.8, 0.9),
        w * 0.04,
        h * 0.1,
        brush.glow([
          [0, '#ffd28a', 0.36],
          [1, '#ffd28a', 0],
        ]),
      ),
    );
  for (let i = 0; i < 8; i++) {
    const x = w * random();
    const y = h * between(random, 0.79, 0.98);
    brush.add(
      ellipse(x, y, w * 0.055, h * 0.009, '#ffffff', 'opacity=".16"'),
      ellipse(x, y, w * 0.03, h * 0.005, '#ffffff', 'opacity=".22"'),
    );
  }
}
