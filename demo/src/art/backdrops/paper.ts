import { defineBackdrop } from '../backdrop.ts';
import { darker, lighter } from '../colour.ts';
import { between } from '../random.ts';
import { leafShadow, n, path, rect, windowLight } from '../svg.ts';

interface Palette {
  ground: string;
  sheet: string;
}

/** Two sheets of coloured paper in window light, seen from above: for things laid out flat. */
export const paper = defineBackdrop<Palette>({
  surfaces: {
    top: { y: 0.22, from: 0.08, to: 0.92, scale: 1.25, depth: 0.02, lies: 'flat' },
    middle: { y: 0.5, from: 0.08, to: 0.92, scale: 1.3, depth: 0.02, lies: 'flat' },
    bottom: { y: 0.78, from: 0.08, to: 0.92, scale: 1.25, depth: 0.02, lies: 'flat' },
  },
  light: { slant: 0.4, length: 0.2, strength: 0.26 },
  palettes: {
    apricot: { ground: '#f0c08d', sheet: '#f8e4c6' },
    linen: { ground: '#e8dfce', sheet: '#f7f1e5' },
    sage: { ground: '#b6c2a1', sheet: '#e4e7d2' },
    sky: { ground: '#b9d0d3', sheet: '#ecefe6' },
    brick: { ground: '#c9765a', sheet: '#efcdb0' },
    mustard: { ground: '#e0ad4a', sheet: '#f5e2b4' },
    forest: { ground: '#52654f', sheet: '#8a9a7a' },
    rose: { ground: '#e5b2a0', sheet: '#f7e1d3' },
  },
  paint(brush, { ground, sheet }) {
    const { width: w, height: h, random } = brush;
    brush.add(
      rect(
        0,
        0,
        w,
        h,
        brush.fade(
          [
            [0, lighter(ground, 0.15)],
            [1, darker(ground, 0.06)],
          ],
          [0, 0],
          [1, 1],
        ),
      ),
    );
    const tilt = between(random, -0.16, 0.16) * h;
    const y = h * between(random, 0.36, 0.6);
    const below = random() < 0.5;
    const d = below
      ? `M0 ${n(y + tilt)} L${n(w)} ${n(y - tilt)} V${h} H0z`
      : `M0 0 H${w} V${n(y - tilt)} L0 ${n(y + tilt)}z`;
    brush.add(path(d, '#2b1905', `opacity=".16" transform="translate(0 ${below ? -7 : 9})"`), path(d, sheet));
    windowLight(
      brush,
      w * between(random, 0.05, 0.3),
      h * between(random, 0.05, 0.25),
      w * 0.75,
      '#fff8e4',
      0.3,
    );
    leafShadow(
      brush,
      random() < 0.5 ? w * 1.02 : -w * 0.02,
      h * between(random, 0, 0.35),
      w * 0.62,
      random() < 0.5 ? -1 : 1,
      0.1,
    );
  },
});
