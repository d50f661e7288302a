import { defineBackdrop } from '../backdrop.ts';
import { darker, lighter } from '../colour.ts';
import { between } from '../random.ts';
import { ellipse, line, n, path, rect, type Brush } from '../svg.ts';

interface Palette {
  wall: string;
  cloth: string;
  paper: readonly [string, string, string];
}

/** A table with a scalloped cloth under paper garlands and lanterns: birthdays and gifts. */
export const party = defineBackdrop<Palette>({
  surfaces: {
    hang: { y: 0.3, from: 0.1, to: 0.9, scale: 0.9, depth: 0.03, lies: 'air' },
    back: { y: 0.7, from: 0.09, to: 0.91, scale: 0.95, depth: 0.008, lies: 'wall' },
    front: { y: 0.81, from: 0.07, to: 0.93, scale: 0.92, depth: 0.01, lies: 'ground' },
  },
  light: { slant: 0.3, length: 0.18, strength: 0.28 },
  palettes: {
    marmalade: { wall: '#f6dcae', cloth: '#fffaf0', paper: ['#e9a13b', '#d9654f', '#f7efe0'] },
    berry: { wall: '#eec4b2', cloth: '#fff8ee', paper: ['#b9574a', '#f3c25f', '#fff3e0'] },
    fir: { wall: '#71846c', cloth: '#f7efdc', paper: ['#d9654f', '#f0cf8a', '#f7efe0'] },
    lake: { wall: '#bdd3d3', cloth: '#fffaf0', paper: ['#4f8087', '#e9a13b', '#fffaf0'] },
  },
  paint(brush, palette) {
    const { width: w, height: h, random } = brush;
    const { wall, cloth, paper } = palette;
    brush.add(
      rect(
        0,
        0,
        w,
        h,
        brush.fade([
          [0, lighter(wall, 0.22)],
          [1, darker(wall, 0.1)],
        ]),
      ),
    );
    for (let i = 0; i < 7; i++)
      pompom(brush, {
        x: w * (0.05 + i * 0.15),
        y: h * between(random, 0.1, 0.24),
        radius: w * between(random, 0.035, 0.075),
        colour: paper[i % 3] ?? '#fff',
      });
    garland(brush, paper);
    brush.add(
      rect(0, h * 0.665, w, h * 0.335, darker(cloth, 0.07)),
      rect(
        0,
        h * 0.665,
        w,
        h * 0.185,
        brush.fade([
          [0, darker(cloth, 0.04)],
          [1, cloth],
        ]),
      ),
    );
    for (let i = 0; i < 8; i++) {
      const x = (w / 8) * i;
      brush.add(
        path(
          `M${n(x)} ${n(h * 0.848)} h${n(w / 8)} v${n(h * 0.055)} a${n(w / 16)} ${n(h * 0.034)} 0 0 1 ${n(-w / 8)} 0z`,
          i % 2 ? paper[2] : paper[0],
        ),
        path(
          `M${n(x)} ${n(h * 0.848)} h${n(w / 8)} v${n(h * 0.012)} h${n(-w / 8)}z`,
          '#2b1905',
          'opacity=".1"',
        ),
      );
    }
    for (let i = 0; i < 55; i++)
      brush.add(
        rect(
          w * random(),
          h * between(random, 0.69, 0.84),
          13,
          7,
          i % 2 ? paper[1] : paper[0],
          `opacity=".8" transform="rotate(${n(random() * 180)} ${n(w / 2)} ${n(h * 0.77)})"`,
        ),
      );
  },
});

function pompom(
  brush: Brush,
  { x, y, radius, colour }: { x: number; y: number; radius: number; colour: string },
): void {
  brush.add(
    line(`M${n(x)} 0 V${n(y)}`, '#6b5536', 2.5, 'opacity=".5"'),
    ellipse(x, y, radius, radius, colour),
  );
  for (let i = 0; i < 6; i++)
    brush.add(
      ellipse(
        x,
        y,
        radius * (1 - i * 0.17),
        radius,
        'none',
        `stroke="${darker(colour, 0.22)}" stroke-width="2" opacity=".4"`,
      ),
    );
  brush.add(
    ellipse(
      x - radius * 0.3,
      y - radius * 0.35,
      radius * 0.7,
      radius * 0.6,
      brush.glow([
        [0, '#fff', 0.4],
        [1, '#fff', 0],
      ]),
    ),
  );
}

function garland(brush: Brush, paper: Palette['paper']): void {
  const { width: w, height: h } = brush;
  const at = (t: number) => ({ x: w * t, y: h * (0.3 + 0.16 * (1 - (t * 2 - 1) ** 2)) });
  brush.add(
    line(`M0 ${n(h * 0.3)} Q${n(w / 2)} ${n(h * 0.62)} ${n(w)} ${n(h * 0.3)}`, '#6b5536', 3, 'opacity=".6"'),
  );
  for (let i = 0; i < 15; i++) {
    const { x, y } = at((i + 0.5) / 15);
    brush.add(
      ellipse(x, y, w * 0.024, w * 0.024, paper[i % 3] ?? '#fff'),
      ellipse(x + 6, y + 7, w * 0.024, w * 0.024, '#2b1905', 'opacity=".06"'),
    );
  }
}
