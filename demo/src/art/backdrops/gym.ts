import { defineBackdrop } from '../backdrop.ts';
import { darker, lighter } from '../colour.ts';
import { between } from '../random.ts';
import { ellipse, line, n, path, rect, windowLight } from '../svg.ts';

interface Palette {
  wall: string;
  stripe: string;
  floor: string;
}

/** A small gym: a painted stripe, wall bars and a rubber floor with a mat. */
export const gym = defineBackdrop<Palette>({
  surfaces: {
    wall: { y: 0.68, from: 0.32, to: 0.94, scale: 1.15, depth: 0.006, lies: 'wall' },
    floor: { y: 0.91, from: 0.05, to: 0.95, scale: 1.02, depth: 0.022, lies: 'ground' },
    someone: { y: 0.87, from: 0.2, to: 0.9, scale: 1.9, lies: 'ground' },
  },
  light: { slant: 0.45, length: 0.22, strength: 0.3 },
  palettes: {
    amber: { wall: '#efe2cb', stripe: '#e0a24a', floor: '#6f6a60' },
    coral: { wall: '#efe6dc', stripe: '#d4735a', floor: '#7c7168' },
    lake: { wall: '#dfe6e2', stripe: '#5f9097', floor: '#5f6668' },
    oak: { wall: '#e9dcc4', stripe: '#8a9a6c', floor: '#c79a68' },
  },
  paint(brush, { wall, stripe, floor }) {
    const { width: w, height: h, random } = brush;
    brush.add(
      rect(
        0,
        0,
        w,
        h * 0.66,
        brush.fade(
          [
            [0, lighter(wall, 0.2)],
            [1, darker(wall, 0.08)],
          ],
          [0, 0],
          [1, 1],
        ),
      ),
    );
    const y = h * between(random, 0.24, 0.34);
    brush.add(
      path(
        `M0 ${n(y)} L${n(w)} ${n(y - h * 0.12)} v${n(h * 0.1)} L0 ${n(y + h * 0.1)}z`,
        stripe,
        'opacity=".85"',
      ),
      path(
        `M0 ${n(y + h * 0.12)} L${n(w)} ${n(y)} v${n(h * 0.02)} L0 ${n(y + h * 0.14)}z`,
        stripe,
        'opacity=".5"',
      ),
    );
    windowLight(brush, w * 0.36, h * 0.05, w * 0.6, '#fff6dc', 0.34);
    for (const x of [0.05, 0.25])
      brush.add(
        rect(w * x, h * 0.06, w * 0.022, h * 0.62, '#b98452'),
        rect(w * x + w * 0.022, h * 0.06, 8, h * 0.62, '#2b1905', 'opacity=".14"'),
      );
    for (let i = 0; i < 10; i++)
      brush.add(
        rect(w * 0.055, h * (0.09 + i * 0.056), w * 0.21, h * 0.012, '#d6a674', 'rx="6"'),
        rect(w * 0.072, h * (0.102 + i * 0.056), w * 0.18, 7, '#2b1905', 'opacity=".12"'),
      );
    brush.add(
      rect(
        0,
        h * 0.655,
        w,
        h * 0.345,
        brush.fade([
          [0, lighter(floor, 0.22)],
          [1, darker(floor, 0.2)],
        ]),
      ),
      rect(0, h * 0.64, w, h * 0.018, darker(wall, 0.25)),
    );
    for (let i = -2; i < 9; i++)
      brush.add(
        line(
          `M${n(w * (0.5 + (i - 3) * 0.1))} ${n(h * 0.658)} L${n(w * (0.5 + (i - 3) * 0.26))} ${n(h)}`,
          darker(floor, 0.35),
          2.5,
          'opacity=".35"',
        ),
      );
    for (let i = 0; i < 160; i++)
      brush.add(
        ellipse(
          w * random(),
          h * between(random, 0.67, 1),
          2.6,
          1.6,
          i % 2 ? lighter(floor, 0.5) : stripe,
          'opacity=".4"',
        ),
      );
    brush.add(
      path(
        `M${n(w * 0.13)} ${n(h * 0.78)} H${n(w * 0.87)} L${n(w * 0.97)} ${n(h * 0.965)} H${n(w * 0.03)}z`,
        darker(stripe, 0.2),
      ),
      path(
        `M${n(w * 0.13)} ${n(h * 0.775)} H${n(w * 0.87)} L${n(w * 0.97)} ${n(h * 0.955)} H${n(w * 0.03)}z`,
        brush.fade([
          [0, lighter(stripe, 0.3)],
          [1, stripe],
        ]),
      ),
    );
  },
});
