import { defineBackdrop } from '../backdrop.ts';
import { darker, lighter } from '../colour.ts';
import { around, between } from '../random.ts';
import { ellipse, line, n, rect } from '../svg.ts';

interface Palette {
  cloth: string;
  check: string;
  grass: string;
}

/** A checked blanket on the grass, seen from above. */
export const blanket = defineBackdrop<Palette>({
  surfaces: {
    top: { y: 0.23, from: 0.12, to: 0.88, scale: 1.12, depth: 0.025, lies: 'flat' },
    middle: { y: 0.5, from: 0.12, to: 0.88, scale: 1.15, depth: 0.03, lies: 'flat' },
    bottom: { y: 0.77, from: 0.12, to: 0.88, scale: 1.12, depth: 0.025, lies: 'flat' },
  },
  light: { slant: 0.4, length: 0.2, strength: 0.32 },
  palettes: {
    amber: { cloth: '#fbf3e2', check: '#dc9a45', grass: '#9bb06a' },
    brick: { cloth: '#fbf1e4', check: '#c75f4a', grass: '#8ea765' },
    pond: { cloth: '#f7f4e8', check: '#6f9a9d', grass: '#a5b96f' },
    clover: { cloth: '#f8f4e4', check: '#7f9a5b', grass: '#7d9a58' },
  },
  paint(brush, { cloth, check, grass }) {
    const { width: w, height: h, random } = brush;
    brush.add(rect(0, 0, w, h, grass));
    for (let i = 0; i < 420; i++) {
      const x = w * random();
      const y = h * random();
      brush.add(
        line(
          `M${n(x)} ${n(y)} q${n(around(random, 10))} -12 ${n(around(random, 16))} -26`,
          i % 2 ? lighter(grass, between(random, 0.05, 0.35)) : darker(grass, between(random, 0.1, 0.3)),
          4.5,
        ),
      );
    }
    const turn = around(random, 5);
    const size = w / 11;
    const shapes: string[] = [];
    const left = w * 0.045;
    const width = w * 0.91;
    const top = h * 0.04;
    const height = h * 0.92;
    shapes.push(
      rect(left + 10, top + 16, width, height, '#1f2a08', 'opacity=".3" rx="16"'),
      rect(left, top, width, height, cloth, 'rx="14"'),
    );
    for (let x = left + size * 0.4; x < left + width - size * 0.5; x += size)
      shapes.push(rect(x, top, size / 2, height, check, 'opacity=".42"'));
    for (let y = top + size * 0.4; y < top + height - size * 0.5; y += size)
      shapes.push(rect(left, y, width, size / 2, check, 'opacity=".42"'));
    for (let i = 0; i < 4; i++)
      shapes.push(
        ellipse(
          w * between(random, 0.1, 0.9),
          h * between(random, 0.1, 0.9),
          w * 0.3,
          w * 0.05,
          brush.glow([
            [0, '#3a240c', 0.12],
            [1, '#3a240c', 0],
          ]),
          `transform="rotate(${n(between(random, -50, 50))} ${n(w / 2)} ${n(h / 2)})"`,
        ),
      );
    brush.add(`<g transform="rotate(${n(turn)} ${n(w / 2)} ${n(h / 2)})">${shapes.join('')}</g>`);
  },
  veil(brush) {
    const { width: w, height: h, random } = brush;
    for (let i = 0; i < 16; i++)
      brush.add(
        ellipse(
          w * random(),
          h * random(),
          w * between(random, 0.05, 0.16),
          w * between(random, 0.04, 0.1),
          brush.glow(
            i % 3
              ? [
                  [0, '#fff2c0', 0.2],
                  [1, '#fff2c0', 0],
                ]
              : [
                  [0, '#24300c', 0.2],
                  [1, '#24300c', 0],
                ],
          ),
        ),
      );
  },
});
