import { defineBackdrop } from '../backdrop.ts';
import { darker, lighter, mix } from '../colour.ts';
import { between } from '../random.ts';
import { ellipse, line, n, path, rect, type Brush } from '../svg.ts';

interface Palette {
  sky: readonly [string, string];
  hills: string;
  ground: string;
  stars: number;
  glow: number;
}

/** A clearing among firs, by night under stars or by day under a wide sky. */
export const camp = defineBackdrop<Palette>({
  surfaces: {
    sky: { y: 0.18, from: 0.1, to: 0.9, scale: 0.7, depth: 0.02, lies: 'air' },
    far: { y: 0.69, from: 0.08, to: 0.92, scale: 1, depth: 0.008, lies: 'ground' },
    near: { y: 0.91, from: 0.05, to: 0.95, scale: 0.95, depth: 0.025, lies: 'ground' },
  },
  light: { slant: -0.3, length: 0.2, strength: 0.36 },
  palettes: {
    night: { sky: ['#16233a', '#3d5567'], hills: '#20333d', ground: '#33443a', stars: 150, glow: 0.5 },
    milkyway: { sky: ['#101a2c', '#2d4455'], hills: '#182a33', ground: '#2a3a34', stars: 260, glow: 0.34 },
    dusk: { sky: ['#3f5a70', '#f0a974'], hills: '#4c5a56', ground: '#5d6546', stars: 26, glow: 0.3 },
    day: { sky: ['#a9d0d8', '#f2f0da'], hills: '#8faa86', ground: '#a8b36d', stars: 0, glow: 0 },
    snow: { sky: ['#b8cfd9', '#f4efe6'], hills: '#c9d6da', ground: '#eef0ee', stars: 0, glow: 0 },
  },
  paint(brush, palette) {
    const { width: w, height: h, random } = brush;
    const { sky, hills, ground, stars } = palette;
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
    if (stars > 100)
      brush.add(
        `<g transform="rotate(-32 ${n(w / 2)} ${n(h * 0.25)})">${ellipse(
          w / 2,
          h * 0.25,
          w * 0.85,
          h * 0.1,
          brush.glow([
            [0, '#e8e0c8', 0.26],
            [1, '#e8e0c8', 0],
          ]),
        )}</g>`,
      );
    for (let i = 0; i < stars; i++) {
      const size = random() ** 4 * 4 + 1.2;
      brush.add(
        ellipse(
          w * random(),
          h * 0.55 * random(),
          size,
          size,
          '#fff6dd',
          `opacity="${n(between(random, 0.3, 1))}"`,
        ),
      );
    }
    for (let layer = 0; layer < 3; layer++)
      ridge(brush, h * (0.46 + layer * 0.055), mix(hills, sky[1], 0.6 - layer * 0.26));
    firs(brush, h * 0.63, darker(hills, 0.12));
    brush.add(
      path(
        `M0 ${n(h * 0.63)} Q${n(w / 2)} ${n(h * 0.6)} ${n(w)} ${n(h * 0.635)} V${h} H0z`,
        brush.fade([
          [0, ground],
          [1, darker(ground, 0.35)],
        ]),
      ),
    );
    for (let i = 0; i < 70; i++) {
      const x = w * random();
      const y = h * between(random, 0.67, 1);
      brush.add(
        line(
          `M${n(x)} ${n(y)} q4 -12 ${n(between(random, -6, 9))} -22`,
          random() < 0.5 ? lighter(ground, 0.25) : darker(ground, 0.3),
          3.5,
          'opacity=".5"',
        ),
      );
    }
    if (palette.glow)
      brush.add(
        ellipse(
          w * 0.5,
          h * 0.74,
          w * 0.7,
          h * 0.16,
          brush.glow([
            [0, '#ffbd66', palette.glow],
            [1, '#ffbd66', 0],
          ]),
        ),
      );
  },
  veil(brush, { glow }) {
    if (!glow) return;
    const { width: w, height: h } = brush;
    brush.add(rect(0, 0, w, h, '#16233a', `opacity="${n(glow * 0.4)}"`));
    brush.add(
      ellipse(
        w * 0.5,
        h * 0.7,
        w * 0.6,
        h * 0.24,
        brush.glow([
          [0, '#ffb95e', glow * 0.62],
          [1, '#ffb95e', 0],
        ]),
      ),
    );
  },
});

function ridge(brush: Brush, y: number, colour: string): void {
  const { width: w, height: h, random } = brush;
  let d = `M0 ${n(y)}`;
  for (let i = 1; i <= 4; i++)
    d += ` Q${n(w * ((i - 0.5) / 4))} ${n(y - h * between(random, 0.01, 0.13))} ${n((w * i) / 4)} ${n(y - h * between(random, -0.02, 0.05))}`;
  brush.add(path(`${d} V${n(h * 0.7)} H0z`, colour));
}

function firs(brush: Brush, base: number, colour: string): void {
  const { width: w, height: h, random } = brush;
  for (let i = 0; i < 22; i++) {
    const x = w * (i / 21) + between(random, -20, 20);
    // Taller at the sides, so that the trees frame the clearing.
    const tall = h * (0.05 + 0.2 * Math.abs((i / 21) * 2 - 1) ** 1.6) * between(random, 0.75, 1.15);
    const half = tall * 0.24;
    const tone = random() < 0.5 ? colour : lighter(colour, 0.07);
    for (let tier = 0; tier < 3; tier++) {
      const top = base - tall + tier * tall * 0.24;
      const width = half * (0.5 + tier * 0.28);
      brush.add(
        path(
          `M${n(x)} ${n(top)} l${n(width)} ${n(tall * 0.45)} q${n(-width)} ${n(tall * 0.06)} ${n(-width * 2)} 0z`,
          tone,
        ),
      );
    }
    brush.add(rect(x - tall * 0.03, base - tall * 0.12, tall * 0.06, tall * 0.16, darker(colour, 0.3)));
  }
}
