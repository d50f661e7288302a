import { defineBackdrop } from '../backdrop.ts';
import { darker, lighter } from '../colour.ts';
import { between } from '../random.ts';
import { boards, ellipse, n, path, rect, windowLight } from '../svg.ts';

interface Palette {
  wall: string;
  dots: string;
  rug: readonly [string, string];
  floor: string;
}

/** A child's room: dotted wallpaper, a low shelf and a round rug. */
export const nursery = defineBackdrop<Palette>({
  surfaces: {
    shelf: { y: 0.4, from: 0.14, to: 0.86, scale: 0.72, lies: 'wall' },
    back: { y: 0.735, from: 0.1, to: 0.9, scale: 1, depth: 0.008, lies: 'ground' },
    rug: { y: 0.915, from: 0.07, to: 0.93, scale: 1, depth: 0.02, lies: 'ground' },
  },
  light: { slant: 0.35, length: 0.22, strength: 0.28 },
  palettes: {
    butter: { wall: '#f8e8bf', dots: '#e9a13b', rug: ['#f3d6b3', '#d98e6c'], floor: '#d4a373' },
    mint: { wall: '#d7e5d3', dots: '#7ea38a', rug: ['#f6ead2', '#e0a24a'], floor: '#cf9d6c' },
    peach: { wall: '#f6d5bf', dots: '#fff3e0', rug: ['#fbf1de', '#8fae9b'], floor: '#c58f5f' },
    cloud: { wall: '#d6e3e6', dots: '#ffffff', rug: ['#fbe9c9', '#c96f55'], floor: '#dcb183' },
  },
  paint(brush, { wall, dots, rug, floor }) {
    const { width: w, height: h, random } = brush;
    brush.add(
      rect(
        0,
        0,
        w,
        h * 0.68,
        brush.fade([
          [0, lighter(wall, 0.25)],
          [1, darker(wall, 0.06)],
        ]),
      ),
    );
    const triangles = random() < 0.4;
    for (let row = 0; row < 11; row++)
      for (let i = 0; i < 10; i++) {
        const x = w * (i * 0.11 + (row % 2) * 0.055);
        const y = h * (0.03 + row * 0.062);
        brush.add(
          triangles
            ? path(`M${n(x)} ${n(y - 9)} l9 16 h-18z`, dots, 'opacity=".6"')
            : ellipse(x, y, 7.5, 7.5, dots, 'opacity=".6"'),
        );
      }
    windowLight(brush, w * 0.3, h * 0.02, w * 0.6, '#fff8e4', 0.4);
    brush.add(
      path(
        `M${n(w * 0.1)} ${n(h * 0.418)} h${n(w * 0.8)} l14 ${n(h * 0.04)} h${n(-w * 0.8)}z`,
        brush.fade([
          [0, '#2b1905', 0.22],
          [1, '#2b1905', 0],
        ]),
      ),
      rect(w * 0.1, h * 0.4, w * 0.8, h * 0.02, '#fffaf0', 'rx="6"'),
    );
    brush.add(
      rect(0, h * 0.645, w, h * 0.04, '#fffaf0'),
      rect(0, h * 0.68, w, 6, '#2b1905', 'opacity=".18"'),
    );
    boards(brush, { x: 0, y: h * 0.685, width: w, height: h * 0.315 }, floor, 6);
    brush.add(
      rect(
        0,
        h * 0.685,
        w,
        h * 0.315,
        brush.fade([
          [0, '#fff3d6', 0.25],
          [1, '#241404', 0.14],
        ]),
      ),
    );
    const cx = w * between(random, 0.46, 0.54);
    for (let ring = 0; ring < 5; ring++)
      brush.add(
        ellipse(
          cx,
          h * 0.875,
          w * (0.46 - ring * 0.085),
          h * (0.105 - ring * 0.0195),
          ring % 2 ? rug[1] : rug[0],
        ),
      );
    for (let i = 0; i < 60; i++) {
      const angle = (i / 60) * Math.PI * 2;
      brush.add(
        ellipse(
          cx + Math.cos(angle) * w * 0.465,
          h * 0.875 + Math.sin(angle) * h * 0.106,
          7,
          4,
          darker(rug[0], 0.1),
        ),
      );
    }
  },
});
