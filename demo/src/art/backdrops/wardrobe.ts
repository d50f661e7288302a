import { defineBackdrop } from '../backdrop.ts';
import { darker, lighter } from '../colour.ts';
import { boards, ellipse, leafShadow, line, n, path, rect, windowLight } from '../svg.ts';

interface Palette {
  wall: string;
  floor: string;
  rail: string;
  pouf: string;
}

/** A clothes rail on a plain wall, a bench below and the floor for shoes. */
export const wardrobe = defineBackdrop<Palette>({
  surfaces: {
    rail: { y: 0.3, from: 0.1, to: 0.9, scale: 1.02, lies: 'wall' },
    bench: { y: 0.69, from: 0.14, to: 0.86, scale: 0.86, lies: 'wall' },
    floor: { y: 0.93, from: 0.07, to: 0.93, scale: 0.9, depth: 0.014, lies: 'ground' },
  },
  light: { slant: 0.35, length: 0.18, strength: 0.26 },
  palettes: {
    linen: { wall: '#efe5d4', floor: '#caa274', rail: '#3b352d', pouf: '#d9955f' },
    clay: { wall: '#dcab8c', floor: '#9a6b48', rail: '#f6e6cf', pouf: '#f2d9b8' },
    sage: { wall: '#c2cbb1', floor: '#c49a68', rail: '#5a4a35', pouf: '#f3e7cd' },
    fog: { wall: '#cfd6d3', floor: '#b99a78', rail: '#48443c', pouf: '#c9765a' },
  },
  paint(brush, { wall, floor, rail, pouf }) {
    const { width: w, height: h } = brush;
    brush.add(
      rect(
        0,
        0,
        w,
        h * 0.83,
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
    windowLight(brush, w * 0.1, h * 0.1, w * 0.7, '#fff8e6', 0.4);
    leafShadow(brush, w, h * 0.3, w * 0.4, -1, 0.09);
    brush.add(
      line(
        `M${n(w * 0.06)} ${n(h * 0.112)} H${n(w * 0.94)}`,
        '#2b1905',
        9,
        'opacity=".14" transform="translate(10 14)"',
      ),
      line(`M${n(w * 0.06)} ${n(h * 0.1)} H${n(w * 0.94)}`, rail, 11),
    );
    for (const x of [0.12, 0.88]) brush.add(line(`M${n(w * x)} 0 V${n(h * 0.1)}`, rail, 7));
    boards(brush, { x: 0, y: h * 0.82, width: w, height: h * 0.18 }, floor, 4);
    brush.add(
      rect(0, h * 0.8, w, h * 0.024, lighter(wall, 0.5)),
      rect(0, h * 0.824, w, 6, '#2b1905', 'opacity=".2"'),
    );
    brush.add(
      ellipse(
        w * 0.5,
        h * 0.86,
        w * 0.42,
        h * 0.022,
        brush.glow([
          [0, '#2b1905', 0.4],
          [1, '#2b1905', 0],
        ]),
      ),
    );
    for (const x of [0.15, 0.82])
      brush.add(path(`M${n(w * x)} ${n(h * 0.74)} h32 l-7 ${n(h * 0.118)} h-16z`, darker(floor, 0.4)));
    brush.add(
      rect(
        w * 0.1,
        h * 0.69,
        w * 0.8,
        h * 0.065,
        brush.fade([
          [0, lighter(pouf, 0.25)],
          [1, darker(pouf, 0.16)],
        ]),
        'rx="22"',
      ),
    );
    for (let i = 1; i < 6; i++)
      brush.add(
        line(
          `M${n(w * (0.1 + i * 0.1333))} ${n(h * 0.7)} v${n(h * 0.045)}`,
          darker(pouf, 0.25),
          3,
          'opacity=".5"',
        ),
      );
  },
});
