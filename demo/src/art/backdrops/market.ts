import { defineBackdrop } from '../backdrop.ts';
import { darker, lighter } from '../colour.ts';
import { between } from '../random.ts';
import { boards, ellipse, line, n, path, rect } from '../svg.ts';

interface Palette {
  sky: string;
  stripe: string;
  wood: string;
}

/** A market stall: a striped awning with bulbs, a counter and stepped crates. */
export const market = defineBackdrop<Palette>({
  surfaces: {
    hang: { y: 0.36, from: 0.12, to: 0.88, scale: 0.62, lies: 'air' },
    back: { y: 0.6, from: 0.09, to: 0.91, scale: 0.85, lies: 'wall' },
    front: { y: 0.775, from: 0.08, to: 0.92, scale: 0.85, lies: 'ground' },
    floor: { y: 0.965, from: 0.05, to: 0.95, scale: 0.8, depth: 0.006, lies: 'ground' },
  },
  light: { slant: 0.3, length: 0.16, strength: 0.3 },
  palettes: {
    tomato: { sky: '#cfe0dd', stripe: '#cf5f49', wood: '#b9814e' },
    olive: { sky: '#e9e3c8', stripe: '#7f8f56', wood: '#a06d42' },
    marigold: { sky: '#d5e2df', stripe: '#e6a53c', wood: '#8d5d3a' },
    evening: { sky: '#5f6b7a', stripe: '#c9764a', wood: '#7c5033' },
  },
  paint(brush, { sky, stripe, wood }) {
    const { width: w, height: h, random } = brush;
    brush.add(
      rect(
        0,
        0,
        w,
        h,
        brush.fade([
          [0, sky],
          [1, lighter(sky, 0.4)],
        ]),
      ),
    );
    for (let i = 0; i < 24; i++)
      brush.add(
        ellipse(
          w * random(),
          h * between(random, 0.28, 0.56),
          w * between(random, 0.02, 0.05),
          w * between(random, 0.02, 0.05),
          random() < 0.5 ? lighter(stripe, 0.55) : '#fff0c8',
          'opacity=".34"',
        ),
      );
    for (const x of [0.03, 0.945]) brush.add(rect(w * x, h * 0.1, w * 0.028, h * 0.9, darker(wood, 0.3)));
    for (let i = 0; i < 9; i++) {
      const x = (w / 9) * i;
      brush.add(
        path(
          `M${n(w / 2 + (x - w / 2) * 0.9)} 0 h${n((w / 9) * 0.9)} L${n(x + w / 9)} ${n(h * 0.2)} a${n(w / 18)} ${n(h * 0.028)} 0 0 1 ${n(-w / 9)} 0z`,
          i % 2 ? '#fff6e4' : stripe,
        ),
      );
    }
    brush.add(
      rect(0, h * 0.2, w, h * 0.03, '#2b1905', 'opacity=".08"'),
      line(`M0 ${n(h * 0.25)} Q${n(w * 0.5)} ${n(h * 0.32)} ${n(w)} ${n(h * 0.25)}`, '#4a3a2a', 4),
    );
    for (let i = 0; i < 7; i++) {
      const t = (i + 0.5) / 7;
      const y = h * (0.25 + 0.07 * 2 * t * (1 - t)) + 14;
      brush.add(
        ellipse(
          w * t,
          y,
          w * 0.06,
          w * 0.06,
          brush.glow([
            [0, '#ffe7a8', 0.7],
            [1, '#ffe7a8', 0],
          ]),
        ),
        ellipse(w * t, y, 11, 13, '#fff3cf'),
      );
    }
    boards(brush, { x: w * 0.06, y: h * 0.6, width: w * 0.88, height: h * 0.1 }, lighter(wood, 0.2), 2);
    boards(brush, { x: w * 0.03, y: h * 0.765, width: w * 0.94, height: h * 0.17 }, wood, 4);
    brush.add(
      rect(
        w * 0.06,
        h * 0.6,
        w * 0.88,
        h * 0.17,
        brush.fade([
          [0, '#2b1905', 0],
          [1, '#2b1905', 0.3],
        ]),
      ),
      rect(w * 0.03, h * 0.765, w * 0.94, 8, lighter(wood, 0.5)),
    );
    brush.add(
      path(
        `M${n(w * 0.06)} ${n(h * 0.7)} h${n(w * 0.88)} l${n(w * 0.03)} ${n(h * 0.066)} h${n(-w * 0.94)}z`,
        darker(wood, 0.1),
      ),
    );
    brush.add(
      rect(0, h * 0.935, w, h * 0.065, darker(sky, 0.25)),
      rect(
        0,
        h * 0.935,
        w,
        h * 0.02,
        brush.fade([
          [0, '#1f1204', 0.4],
          [1, '#1f1204', 0],
        ]),
      ),
    );
  },
});
