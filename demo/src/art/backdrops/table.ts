import { defineBackdrop } from '../backdrop.ts';
import { darker, lighter, mix } from '../colour.ts';
import { between } from '../random.ts';
import { boards, ellipse, n, path, rect, type Brush } from '../svg.ts';

interface Palette {
  wall: string;
  outside: readonly [string, string];
  hill: string;
  curtain: string;
  wood: string;
}

/** A table before a window with curtains, as at breakfast. */
export const table = defineBackdrop<Palette>({
  surfaces: {
    sill: { y: 0.5, from: 0.2, to: 0.8, scale: 0.5, lies: 'ground' },
    back: { y: 0.74, from: 0.08, to: 0.92, scale: 0.92, depth: 0.012, lies: 'ground' },
    front: { y: 0.93, from: 0.05, to: 0.95, scale: 1, depth: 0.02, lies: 'ground' },
  },
  light: { slant: 0.28, length: 0.24, strength: 0.3 },
  palettes: {
    morning: {
      wall: '#f1e2c8',
      outside: ['#cfe3e6', '#f6efd9'],
      hill: '#b9c79a',
      curtain: '#fbf4e4',
      wood: '#c58f5a',
    },
    autumn: {
      wall: '#e3c9a7',
      outside: ['#dfe0d2', '#f3dcb4'],
      hill: '#c9904e',
      curtain: '#f6e6c9',
      wood: '#96603b',
    },
    winter: {
      wall: '#d5dad6',
      outside: ['#cdd9df', '#f2f0ea'],
      hill: '#dfe6e6',
      curtain: '#f3ede2',
      wood: '#a9764e',
    },
    evening: {
      wall: '#5b4a42',
      outside: ['#3c4a63', '#d58f5f'],
      hill: '#3a4148',
      curtain: '#8a5f4c',
      wood: '#7d4f33',
    },
    mint: {
      wall: '#cfdccb',
      outside: ['#bfe0e4', '#f4f2da'],
      hill: '#93b183',
      curtain: '#fffaf0',
      wood: '#d9ab74',
    },
  },
  paint(brush, palette) {
    const { width: w, height: h } = brush;
    const { wall, wood, curtain } = palette;
    brush.add(
      rect(
        0,
        0,
        w,
        h,
        brush.fade([
          [0, lighter(wall, 0.16)],
          [1, darker(wall, 0.1)],
        ]),
      ),
    );
    view(brush, palette);
    frame(brush, lighter(wall, 0.6));
    brush.add(
      rect(w * 0.13, h * 0.5, w * 0.74, h * 0.026, lighter(wall, 0.5)),
      rect(w * 0.13, h * 0.526, w * 0.74, h * 0.012, darker(wall, 0.35), 'opacity=".4"'),
    );
    drape(brush, 0, curtain);
    drape(brush, 1, curtain);
    boards(brush, { x: 0, y: h * 0.66, width: w, height: h * 0.34 }, wood, 5);
    brush.add(
      rect(
        0,
        h * 0.66,
        w,
        h * 0.34,
        brush.fade([
          [0, '#fff3d6', 0.42],
          [0.45, '#fff3d6', 0.06],
          [1, '#241404', 0.2],
        ]),
      ),
    );
    brush.add(
      path(
        `M${n(w * 0.2)} ${n(h * 0.66)} H${n(w * 0.72)} L${n(w * 0.98)} ${n(h)} H${n(w * 0.34)}z`,
        '#fff3d0',
        'opacity=".2"',
      ),
    );
  },
});

function view(brush: Brush, { outside, hill }: Palette): void {
  const { width: w, height: h, random } = brush;
  brush.add(
    rect(
      w * 0.17,
      h * 0.06,
      w * 0.66,
      h * 0.44,
      brush.fade([
        [0, outside[0]],
        [1, outside[1]],
      ]),
    ),
  );
  brush.add(
    ellipse(
      w * between(random, 0.35, 0.65),
      h * 0.2,
      w * 0.3,
      w * 0.3,
      brush.glow([
        [0, '#fffbe8', 0.9],
        [1, '#fffbe8', 0],
      ]),
    ),
  );
  for (let i = 0; i < 3; i++) {
    const y = h * (0.36 + i * 0.045);
    const shift = between(random, -0.05, 0.05) * w;
    brush.add(
      path(
        `M${n(w * 0.17)} ${n(h * 0.5)} V${n(y)} q${n(w * 0.16 + shift)} ${n(-h * 0.06)} ${n(w * 0.33)} 0 t${n(w * 0.33)} ${n(-h * 0.01)} V${n(h * 0.5)}z`,
        mix(hill, outside[1], 0.62 - i * 0.26),
      ),
    );
  }
}

function frame(brush: Brush, colour: string): void {
  const { width: w, height: h } = brush;
  const bar = (x: number, y: number, width: number, height: number) =>
    rect(w * x, h * y, w * width, h * height, colour);
  brush.add(
    bar(0.155, 0.04, 0.69, 0.024),
    bar(0.155, 0.04, 0.026, 0.47),
    bar(0.82, 0.04, 0.026, 0.47),
    bar(0.49, 0.05, 0.02, 0.45),
    bar(0.17, 0.26, 0.66, 0.014),
  );
  brush.add(
    rect(w * 0.49, h * 0.05, w * 0.005, h * 0.45, '#3b2a14', 'opacity=".18"'),
    rect(w * 0.17, h * 0.274, w * 0.66, 4, '#3b2a14', 'opacity=".16"'),
  );
}

function drape(brush: Brush, side: 0 | 1, colour: string): void {
  const { width: w, height: h, random } = brush;
  const place = side ? `translate(${w} 0) scale(-1 1)` : '';
  const folds: string[] = [];
  for (let i = 0; i < 5; i++) {
    const left = w * (0.052 * i - 0.02);
    const bottom = h * (0.635 - i * 0.006);
    const sway = between(random, -0.012, 0.012) * w;
    folds.push(
      path(
        `M${n(left)} 0 h${n(w * 0.062)} C${n(left + w * 0.05)} ${n(h * 0.3)} ${n(left + w * 0.07 + sway)} ${n(h * 0.4)} ${n(left + w * 0.05 + sway)} ${n(bottom)} h${n(-w * 0.06)}z`,
        i % 2 ? darker(colour, 0.1) : colour,
        'opacity=".94"',
      ),
    );
  }
  brush.add(`<g transform="${place}">${folds.join('')}</g>`);
}
