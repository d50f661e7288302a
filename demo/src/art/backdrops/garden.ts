import { defineBackdrop } from '../backdrop.ts';
import { darker, lighter, mix } from '../colour.ts';
import { around, between } from '../random.ts';
import { boards, ellipse, line, n, path, rect, type Brush } from '../svg.ts';

interface Palette {
  sky: string;
  hedge: string;
  wood: string;
  flags: readonly [string, string, string];
}

/** A long table in a garden, under a string of flags. */
export const garden = defineBackdrop<Palette>({
  surfaces: {
    hang: { y: 0.3, from: 0.1, to: 0.9, scale: 0.7, lies: 'air' },
    back: { y: 0.735, from: 0.07, to: 0.93, scale: 0.95, depth: 0.012, lies: 'ground' },
    front: { y: 0.93, from: 0.05, to: 0.95, scale: 1.02, depth: 0.02, lies: 'ground' },
  },
  light: { slant: 0.4, length: 0.24, strength: 0.32 },
  palettes: {
    june: { sky: '#e7efd3', hedge: '#8fa768', wood: '#d3a06a', flags: ['#e9a13b', '#d9654f', '#f6ead0'] },
    olive: { sky: '#f3e7c4', hedge: '#8d8f57', wood: '#b98250', flags: ['#c96f45', '#f4e2b7', '#7f8b59'] },
    dusk: { sky: '#f0b98a', hedge: '#57694f', wood: '#8a5b3d', flags: ['#f7d58e', '#e58e5a', '#f7ead2'] },
    spring: { sky: '#dcecea', hedge: '#9fbd83', wood: '#e2bf93', flags: ['#f0a8a0', '#f7dc8b', '#a9cfc8'] },
  },
  paint(brush, { sky, hedge, wood, flags }) {
    const { width: w, height: h, random } = brush;
    brush.add(
      rect(
        0,
        0,
        w,
        h,
        brush.fade([
          [0, lighter(sky, 0.3)],
          [1, sky],
        ]),
      ),
    );
    brush.add(
      ellipse(
        w * 0.2,
        h * 0.08,
        w * 0.6,
        w * 0.6,
        brush.glow([
          [0, '#fffbe6', 0.85],
          [1, '#fffbe6', 0],
        ]),
      ),
    );
    for (let layer = 0; layer < 3; layer++)
      foliage(brush, mix(hedge, sky, 0.6 - layer * 0.3), h * (0.3 + layer * 0.1), w * 0.085);
    for (let i = 0; i < 40; i++) {
      const size = between(random, 4, 11);
      brush.add(
        ellipse(
          w * random(),
          h * between(random, 0.4, 0.64),
          size,
          size,
          random() < 0.5 ? lighter(hedge, 0.75) : (flags[i % 3] ?? '#fff'),
          'opacity=".75"',
        ),
      );
    }
    bunting(brush, flags);
    boards(brush, { x: 0, y: h * 0.65, width: w, height: h * 0.35 }, wood, 6);
    brush.add(
      rect(
        0,
        h * 0.65,
        w,
        h * 0.35,
        brush.fade([
          [0, '#fff6da', 0.4],
          [0.5, '#fff6da', 0.05],
          [1, '#241404', 0.18],
        ]),
      ),
    );
    for (let i = 0; i < 14; i++)
      brush.add(
        ellipse(
          w * random(),
          h * between(random, 0.66, 1),
          w * between(random, 0.03, 0.09),
          h * 0.014,
          i % 2 ? '#fff3cf' : '#2f2208',
          `opacity="${i % 2 ? 0.2 : 0.08}"`,
        ),
      );
  },
});

function foliage(brush: Brush, colour: string, top: number, size: number): void {
  const { width: w, height: h, random } = brush;
  brush.add(rect(0, top + size, w, h * 0.7 - top, colour));
  for (let x = -size; x < w + size; x += size * 0.72)
    brush.add(
      ellipse(
        x,
        top + size + around(random, size * 0.55),
        size * between(random, 0.75, 1.2),
        size * between(random, 0.7, 1.1),
        colour,
      ),
    );
  for (let i = 0; i < 46; i++) {
    const x = w * random();
    const y = top + size * 0.7 + (h * 0.66 - top) * random();
    brush.add(
      ellipse(
        x,
        y,
        size * 0.22,
        size * 0.1,
        random() < 0.5 ? lighter(colour, 0.25) : darker(colour, 0.2),
        `opacity=".5" transform="rotate(${n(around(random, 50))} ${n(x)} ${n(y)})"`,
      ),
    );
  }
}

function bunting(brush: Brush, flags: Palette['flags']): void {
  const { width: w, height: h } = brush;
  const sag = (t: number) => h * (0.06 + 0.11 * (1 - (t * 2 - 1) ** 2));
  brush.add(line(`M0 ${n(sag(0))} Q${n(w / 2)} ${n(h * 0.28)} ${n(w)} ${n(sag(1))}`, '#6b5536', 4));
  for (let i = 0; i < 11; i++) {
    const t = (i + 0.5) / 11;
    const x = w * t;
    const y = sag(t);
    const half = w * 0.034;
    brush.add(
      path(`M${n(x - half)} ${n(y)} h${n(half * 2)} L${n(x)} ${n(y + h * 0.06)}z`, flags[i % 3] ?? '#fff'),
      path(`M${n(x)} ${n(y)} h${n(half)} L${n(x)} ${n(y + h * 0.06)}z`, '#2b1905', 'opacity=".08"'),
    );
  }
}
