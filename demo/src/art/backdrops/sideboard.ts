import { defineBackdrop } from '../backdrop.ts';
import { darker, lighter, mix } from '../colour.ts';
import { between } from '../random.ts';
import { boards, ellipse, leafShadow, line, n, path, rect, type Brush } from '../svg.ts';

interface Palette {
  wall: string;
  wood: string;
  print: string;
  glow: number;
}

/** A sideboard on tapered legs under posters, in the light of a lamp: the record corner. */
export const sideboard = defineBackdrop<Palette>({
  surfaces: {
    top: { y: 0.618, from: 0.09, to: 0.91, scale: 1.02, lies: 'wall' },
    floor: { y: 0.945, from: 0.05, to: 0.95, scale: 0.92, depth: 0.012, lies: 'ground' },
  },
  light: { slant: 0.3, length: 0.18, strength: 0.3 },
  palettes: {
    ochre: { wall: '#e2b65f', wood: '#8d5a36', print: '#f8ecd2', glow: 0.3 },
    pine: { wall: '#5f7263', wood: '#a5683c', print: '#f0dfbd', glow: 0.4 },
    plaster: { wall: '#e9dccb', wood: '#9b6a43', print: '#c9765a', glow: 0.2 },
    rust: { wall: '#b9664a', wood: '#6f452d', print: '#f5dcb4', glow: 0.36 },
    petrol: { wall: '#3f5a60', wood: '#b07a4b', print: '#efd39a', glow: 0.45 },
  },
  paint(brush, palette) {
    const { width: w, height: h } = brush;
    const { wall, wood, glow } = palette;
    brush.add(
      rect(
        0,
        0,
        w,
        h,
        brush.fade([
          [0, lighter(wall, 0.08)],
          [1, darker(wall, 0.14)],
        ]),
      ),
    );
    brush.add(
      ellipse(
        w * 0.74,
        h * 0.4,
        w * 0.62,
        w * 0.62,
        brush.glow([
          [0, '#ffe2a6', glow],
          [1, '#ffe2a6', 0],
        ]),
      ),
    );
    posters(brush, palette);
    leafShadow(brush, 0, h * 0.26, w * 0.34, 1, 0.09);
    brush.add(
      rect(0, h * 0.855, w, h * 0.145, mix(wood, '#e7cfa6', 0.55)),
      rect(0, h * 0.835, w, h * 0.024, lighter(wall, 0.35)),
    );
    brush.add(
      ellipse(
        w * 0.5,
        h * 0.905,
        w * 0.5,
        h * 0.03,
        brush.glow([
          [0, '#2b1905', 0.34],
          [1, '#2b1905', 0],
        ]),
      ),
    );
    for (const x of [0.12, 0.86])
      brush.add(path(`M${n(w * x)} ${n(h * 0.84)} h26 l-6 ${n(h * 0.068)} h-14z`, darker(wood, 0.3)));
    boards(brush, { x: w * 0.06, y: h * 0.618, width: w * 0.88, height: h * 0.225 }, wood, 4);
    brush.add(
      rect(w * 0.06, h * 0.618, w * 0.88, 8, lighter(wood, 0.4)),
      rect(
        w * 0.06,
        h * 0.618,
        w * 0.88,
        h * 0.225,
        brush.fade([
          [0, '#1f1204', 0.22],
          [0.3, '#1f1204', 0],
          [1, '#1f1204', 0.25],
        ]),
      ),
    );
    for (let i = 0; i < 3; i++)
      brush.add(
        rect(
          w * (0.085 + i * 0.285),
          h * 0.645,
          w * 0.262,
          h * 0.175,
          'none',
          `stroke="${darker(wood, 0.45)}" stroke-width="3" rx="5"`,
        ),
        ellipse(w * (0.216 + i * 0.285), h * 0.665, 9, 9, '#e2b65f'),
      );
  },
  veil(brush, { glow }) {
    const { width: w, height: h } = brush;
    brush.add(
      ellipse(
        w * 0.74,
        h * 0.44,
        w * 0.7,
        w * 0.7,
        brush.glow([
          [0, '#ffd590', glow * 0.5],
          [1, '#ffd590', 0],
        ]),
      ),
    );
  },
});

function posters(brush: Brush, { print, wall, wood }: Palette): void {
  const { width: w, height: h, random } = brush;
  const shift = random() < 0.5;
  const frames = shift
    ? ([
        [0.1, 0.07, 0.34, 0.31],
        [0.52, 0.1, 0.2, 0.19],
      ] as const)
    : ([
        [0.54, 0.06, 0.34, 0.31],
        [0.2, 0.12, 0.22, 0.21],
      ] as const);
  const accent = mix(wood, '#e08a4a', 0.5);
  frames.forEach(([x, y, fw, fh], i) => {
    const left = w * x;
    const top = h * y;
    const width = w * fw;
    const height = h * fh;
    brush.add(
      rect(left + 10, top + 12, width, height, '#2b1905', 'opacity=".2"'),
      rect(left, top, width, height, darker(wood, 0.25)),
      rect(left + 11, top + 11, width - 22, height - 22, i ? lighter(wall, 0.75) : print),
    );
    const cx = left + width / 2;
    const cy = top + height * 0.48;
    if (random() < 0.5)
      for (let k = 4; k > 0; k--)
        brush.add(
          ellipse(cx, cy, width * 0.085 * k, width * 0.085 * k, k % 2 ? accent : mix(accent, print, 0.75)),
        );
    else
      for (let k = 0; k < 5; k++)
        brush.add(
          line(
            `M${n(left + width * 0.22)} ${n(top + height * (0.25 + k * 0.12))} q${n(width * 0.14)} ${n(-height * between(random, 0.02, 0.12))} ${n(width * 0.28)} 0 t${n(width * 0.28)} 0`,
            k % 2 ? accent : wall,
            10,
          ),
        );
  });
}
