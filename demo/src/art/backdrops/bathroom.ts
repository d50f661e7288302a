import { defineBackdrop } from '../backdrop.ts';
import { darker, lighter, mix } from '../colour.ts';
import { ellipse, leafShadow, n, path, rect, type Brush } from '../svg.ts';

interface Palette {
  tile: string;
  wall: string;
  marble: string;
  brass: string;
}

/** A bathroom shelf of marble under an arched mirror, tiles behind. */
export const bathroom = defineBackdrop<Palette>({
  surfaces: {
    ledge: { y: 0.545, from: 0.12, to: 0.88, scale: 0.72, lies: 'wall' },
    top: { y: 0.9, from: 0.06, to: 0.94, scale: 1, depth: 0.02, lies: 'wall' },
  },
  palettes: {
    shell: { tile: '#f0d9cb', wall: '#f8eee4', marble: '#faf6f0', brass: '#c99a54' },
    eucalyptus: { tile: '#bccbbd', wall: '#e9ede2', marble: '#f5f3ea', brass: '#b98a4a' },
    amber: { tile: '#e3b577', wall: '#f6e5c6', marble: '#fbf4e6', brass: '#8d6434' },
    slate: { tile: '#6d7c80', wall: '#aab5b3', marble: '#eef0ec', brass: '#d0a765' },
  },
  paint(brush, { tile, wall, marble, brass }) {
    const { width: w, height: h, random } = brush;
    brush.add(
      rect(
        0,
        0,
        w,
        h,
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
    const size = w / 8;
    for (let row = 0; row * size < h * 0.85; row++)
      for (let column = 0; column < 8; column++)
        brush.add(
          rect(
            column * size + 2.5,
            row * size + 2.5,
            size - 5,
            size - 5,
            mix(darker(tile, 0.06), lighter(tile, 0.22), random()),
            'rx="9"',
          ),
        );
    brush.add(
      rect(
        0,
        0,
        w,
        h * 0.85,
        brush.fade(
          [
            [0, '#fff', 0.3],
            [0.5, '#fff', 0],
            [1, '#2b1905', 0.14],
          ],
          [0, 0],
          [1, 1],
        ),
      ),
    );
    mirror(brush, wall, brass);
    leafShadow(brush, w * 0.99, h * 0.1, w * 0.42, -1, 0.1);
    slab(brush, { x: w * 0.08, y: h * 0.545, width: w * 0.84, height: h * 0.02 }, marble);
    slab(brush, { x: 0, y: h * 0.82, width: w, height: h * 0.18 }, marble);
  },
});

function mirror(brush: Brush, wall: string, brass: string): void {
  const { width: w, height: h } = brush;
  const arch = (inset: number) => {
    const left = w * 0.27 + inset;
    const right = w * 0.73 - inset;
    return `M${n(left)} ${n(h * 0.475 - inset)} V${n(h * 0.23)} A${n((right - left) / 2)} ${n((right - left) / 2)} 0 0 1 ${n(right)} ${n(h * 0.23)} V${n(h * 0.475 - inset)}z`;
  };
  brush.add(
    path(arch(0), '#2b1905', 'opacity=".14" transform="translate(12 14)"'),
    path(arch(0), brass),
    path(
      arch(11),
      brush.fade(
        [
          [0, lighter(wall, 0.75)],
          [0.5, mix(wall, '#dfe8e6', 0.6)],
          [1, lighter(wall, 0.4)],
        ],
        [0, 0],
        [1, 1],
      ),
    ),
  );
  brush.add(
    path(
      `M${n(w * 0.36)} ${n(h * 0.44)} L${n(w * 0.6)} ${n(h * 0.12)} l${n(w * 0.06)} ${n(h * 0.03)} L${n(w * 0.44)} ${n(h * 0.45)}z`,
      '#ffffff',
      'opacity=".3"',
    ),
  );
}

function slab(
  brush: Brush,
  box: { x: number; y: number; width: number; height: number },
  colour: string,
): void {
  const { random } = brush;
  const { x, y, width, height } = box;
  if (x > 0)
    brush.add(
      path(
        `M${n(x)} ${n(y + height)} h${n(width)} l16 46 h${n(-width)}z`,
        brush.fade([
          [0, '#2b1905', 0.22],
          [1, '#2b1905', 0],
        ]),
      ),
    );
  brush.add(
    rect(
      x,
      y,
      width,
      height,
      brush.fade([
        [0, colour],
        [1, darker(colour, 0.14)],
      ]),
    ),
  );
  for (let i = 0; i < 7; i++) {
    const from = x + width * random();
    brush.add(
      path(
        `M${n(from)} ${n(y)} q${n(width * 0.06)} ${n(height * 0.5)} ${n(width * 0.02)} ${n(height)} l5 0 q${n(-width * 0.01)} ${n(-height * 0.5)} ${n(-width * 0.02)} ${n(-height)}z`,
        '#8b7f74',
        'opacity=".16"',
      ),
    );
  }
  brush.add(
    rect(x, y, width, 5, '#ffffff', 'opacity=".8"'),
    ellipse(x + width * 0.3, y + height * 0.6, width * 0.3, height * 0.3, '#ffffff', 'opacity=".14"'),
  );
}
