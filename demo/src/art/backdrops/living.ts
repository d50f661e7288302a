import { defineBackdrop } from '../backdrop.ts';
import { darker, lighter, mix } from '../colour.ts';
import { between } from '../random.ts';
import { boards, ellipse, leafShadow, line, n, path, rect, windowLight } from '../svg.ts';

interface Palette {
  wall: string;
  panel: string;
  floor: string;
  rug: string;
  evening: boolean;
}

/** A living room corner: panelled wall, wooden floor and a fringed rug. */
export const living = defineBackdrop<Palette>({
  surfaces: {
    wall: { y: 0.3, from: 0.15, to: 0.85, scale: 0.9, lies: 'air' },
    back: { y: 0.735, from: 0.06, to: 0.94, scale: 1.12, depth: 0.006, lies: 'wall' },
    rug: { y: 0.92, from: 0.06, to: 0.94, scale: 1, depth: 0.018, lies: 'ground' },
  },
  light: { slant: 0.35, length: 0.2, strength: 0.3 },
  palettes: {
    cream: { wall: '#f0e4cf', panel: '#e4d2b4', floor: '#b98150', rug: '#d98e5f', evening: false },
    olive: { wall: '#c7c79e', panel: '#a9ad80', floor: '#9c6b43', rug: '#f0dfc0', evening: false },
    blush: { wall: '#eccab6', panel: '#dfb096', floor: '#c08d5d', rug: '#8a9a80', evening: false },
    dusk: { wall: '#8b6550', panel: '#73513f', floor: '#6e4a32', rug: '#c98a4e', evening: true },
    teal: { wall: '#a9c0bb', panel: '#8aa8a3', floor: '#c2935f', rug: '#eedcb6', evening: false },
  },
  paint(brush, { wall, panel, floor, rug, evening }) {
    const { width: w, height: h, random } = brush;
    brush.add(
      rect(
        0,
        0,
        w,
        h * 0.7,
        brush.fade(
          [
            [0, lighter(wall, 0.14)],
            [1, darker(wall, 0.08)],
          ],
          [0, 0],
          [1, 1],
        ),
      ),
    );
    if (evening)
      brush.add(
        ellipse(
          w * 0.2,
          h * 0.32,
          w * 0.7,
          w * 0.7,
          brush.glow([
            [0, '#ffd38c', 0.6],
            [1, '#ffd38c', 0],
          ]),
        ),
      );
    else windowLight(brush, w * between(random, 0.05, 0.4), h * 0.03, w * 0.62, '#fff6de', 0.36);
    leafShadow(brush, w, h * 0.04, w * 0.5, -1, 0.1);
    brush.add(
      rect(0, h * 0.42, w, h * 0.28, panel),
      rect(0, h * 0.415, w, h * 0.014, lighter(panel, 0.35)),
      rect(0, h * 0.43, w, 5, '#2b1905', 'opacity=".14"'),
    );
    for (let i = 0; i < 5; i++)
      brush.add(
        rect(
          w * (0.02 + i * 0.2),
          h * 0.455,
          w * 0.16,
          h * 0.19,
          'none',
          `stroke="${darker(panel, 0.18)}" stroke-width="4"`,
        ),
        line(`M${n(w * (0.02 + i * 0.2) + 4)} ${n(h * 0.455 + 5)} h${n(w * 0.15)}`, lighter(panel, 0.4), 3),
      );
    brush.add(rect(0, h * 0.675, w, h * 0.03, lighter(panel, 0.25)));
    boards(brush, { x: 0, y: h * 0.7, width: w, height: h * 0.3 }, floor, 6);
    brush.add(
      rect(
        0,
        h * 0.7,
        w,
        h * 0.3,
        brush.fade([
          [0, '#2b1905', 0.22],
          [0.25, '#fff3d6', 0.1],
          [1, '#241404', 0.14],
        ]),
      ),
    );
    brush.add(
      path(`M${n(w * 0.12)} ${n(h * 0.785)} H${n(w * 0.88)} L${n(w * 1.0)} ${n(h * 0.975)} H0z`, rug),
      path(
        `M${n(w * 0.16)} ${n(h * 0.8)} H${n(w * 0.84)} L${n(w * 0.93)} ${n(h * 0.955)} H${n(w * 0.07)}z`,
        'none',
        `stroke="${mix(rug, '#fff3dc', 0.55)}" stroke-width="7"`,
      ),
      path(
        `M${n(w * 0.2)} ${n(h * 0.815)} H${n(w * 0.8)} L${n(w * 0.86)} ${n(h * 0.938)} H${n(w * 0.14)}z`,
        darker(rug, 0.14),
        'opacity=".4"',
      ),
    );
  },
  veil(brush, { evening }) {
    if (!evening) return;
    const { width: w, height: h } = brush;
    brush.add(
      ellipse(
        w * 0.22,
        h * 0.4,
        w * 0.8,
        w * 0.8,
        brush.glow([
          [0, '#ffc877', 0.26],
          [1, '#ffc877', 0],
        ]),
      ),
    );
  },
});
