import { defineBackdrop } from '../backdrop.ts';
import { darker, lighter, mix } from '../colour.ts';
import { between } from '../random.ts';
import { boards, ellipse, leafShadow, line, n, path, rect, windowLight, type Brush } from '../svg.ts';

interface Palette {
  wall: string;
  wood: string;
  accent: string;
  lamp: number;
}

/** A desk against a wall with pinned prints, a small shelf and a lamp's light. */
export const desk = defineBackdrop<Palette>({
  surfaces: {
    shelf: { y: 0.285, from: 0.46, to: 0.94, scale: 0.62, lies: 'wall' },
    back: { y: 0.72, from: 0.06, to: 0.94, scale: 1.02, lies: 'wall' },
    front: { y: 0.9, from: 0.05, to: 0.95, scale: 0.92, depth: 0.025, lies: 'ground' },
  },
  light: { slant: 0.3, length: 0.22, strength: 0.27 },
  palettes: {
    oat: { wall: '#ece0cb', wood: '#c1915f', accent: '#d98a4e', lamp: 0.2 },
    moss: { wall: '#aab59a', wood: '#a97a50', accent: '#f1e4c4', lamp: 0.2 },
    clay: { wall: '#d9a283', wood: '#7d5238', accent: '#f5e3cd', lamp: 0.2 },
    night: { wall: '#39434a', wood: '#8a5c3a', accent: '#c9874a', lamp: 0.75 },
    chalk: { wall: '#f3efe6', wood: '#d8b68a', accent: '#7f9b93', lamp: 0.1 },
  },
  paint(brush, { wall, wood, accent, lamp }) {
    const { width: w, height: h } = brush;
    brush.add(
      rect(
        0,
        0,
        w,
        h,
        brush.fade(
          [
            [0, lighter(wall, 0.12)],
            [1, darker(wall, 0.12)],
          ],
          [0, 0],
          [1, 1],
        ),
      ),
    );
    if (lamp < 0.5) windowLight(brush, w * 0.02, h * 0.08, w * 0.6, '#fff4d6', 0.36);
    else
      brush.add(
        ellipse(
          w * 0.24,
          h * 0.52,
          w * 0.75,
          w * 0.75,
          brush.glow([
            [0, '#ffd28a', lamp],
            [0.5, '#ffb860', lamp * 0.35],
            [1, '#ffb860', 0],
          ]),
        ),
      );
    prints(brush, accent, wall);
    shelf(brush, wood);
    if (lamp < 0.5) leafShadow(brush, w * 0.02, h * 0.36, w * 0.36, 1, 0.08);
    boards(brush, { x: 0, y: h * 0.685, width: w, height: h * 0.245 }, wood, 3);
    brush.add(rect(0, h * 0.685, w, 5, lighter(wood, 0.5), 'opacity=".55"'));
    brush.add(
      rect(
        0,
        h * 0.685,
        w,
        h * 0.245,
        brush.fade([
          [0, '#1f1204', 0.2],
          [0.35, '#1f1204', 0],
          [1, '#1f1204', 0.12],
        ]),
      ),
    );
    brush.add(
      rect(0, h * 0.93, w, h * 0.07, darker(wood, 0.35)),
      rect(0, h * 0.93, w, h * 0.01, lighter(wood, 0.3)),
    );
    brush.add(rect(w * 0.42, h * 0.957, w * 0.16, h * 0.012, darker(wood, 0.65), 'rx="6"'));
  },
  veil(brush, { lamp }) {
    if (lamp < 0.5) return;
    const { width: w, height: h } = brush;
    brush.add(rect(0, 0, w, h, '#1b2236', 'opacity=".16"'));
    brush.add(
      ellipse(
        w * 0.28,
        h * 0.6,
        w * 0.62,
        w * 0.62,
        brush.glow([
          [0, '#ffcf85', 0.3],
          [1, '#ffcf85', 0],
        ]),
      ),
    );
  },
});

function prints(brush: Brush, accent: string, wall: string): void {
  const { width: w, height: h, random } = brush;
  const paper = lighter(wall, 0.72);
  const kind = Math.floor(random() * 3);
  const frames = [
    [0.08, 0.09, 0.26, 0.3],
    [0.38, 0.36, 0.18, 0.19],
  ] as const;
  frames.forEach(([x, y, fw, fh], i) => {
    const left = w * x;
    const top = h * y;
    const width = w * fw;
    const height = h * fh;
    brush.add(
      rect(left + 8, top + 10, width, height, '#2b1905', 'opacity=".16"'),
      rect(left, top, width, height, darker(wall, 0.5), 'rx="3"'),
      rect(left + 8, top + 8, width - 16, height - 16, paper),
    );
    const cx = left + width / 2;
    const cy = top + height / 2;
    if ((kind + i) % 3 === 0)
      brush.add(
        ellipse(cx, cy, width * 0.26, width * 0.26, accent),
        rect(left + 8, cy, width - 16, height / 2 - 8, mix(accent, paper, 0.55)),
      );
    if ((kind + i) % 3 === 1)
      for (let k = 0; k < 4; k++)
        brush.add(
          path(
            `M${n(left + 8)} ${n(cy + k * height * 0.11)} q${n(width * 0.25)} ${n(-height * between(random, 0.1, 0.22))} ${n(width * 0.5)} 0 t${n(width * 0.5 - 16)} 0 V${n(top + height - 8)} H${n(left + 8)}z`,
            mix(accent, paper, 0.6 - k * 0.18),
          ),
        );
    if ((kind + i) % 3 === 2)
      brush.add(
        line(
          `M${n(cx)} ${n(top + height * 0.85)} C${n(cx - 20)} ${n(cy)} ${n(cx + 24)} ${n(cy)} ${n(cx)} ${n(top + height * 0.2)}`,
          accent,
          7,
        ),
        ellipse(
          cx - width * 0.12,
          cy,
          width * 0.12,
          height * 0.07,
          accent,
          `transform="rotate(35 ${n(cx)} ${n(cy)})"`,
        ),
        ellipse(
          cx + width * 0.14,
          cy - height * 0.1,
          width * 0.12,
          height * 0.07,
          accent,
          `transform="rotate(-35 ${n(cx)} ${n(cy)})"`,
        ),
      );
  });
}

function shelf(brush: Brush, wood: string): void {
  const { width: w, height: h } = brush;
  brush.add(
    path(
      `M${n(w * 0.44)} ${n(h * 0.3)} h${n(w * 0.52)} l14 ${n(h * 0.04)} h${n(-w * 0.52)}z`,
      brush.fade([
        [0, '#2b1905', 0.24],
        [1, '#2b1905', 0],
      ]),
    ),
  );
  boards(brush, { x: w * 0.44, y: h * 0.285, width: w * 0.52, height: h * 0.018 }, wood, 1);
  brush.add(rect(w * 0.44, h * 0.285, w * 0.52, 4, lighter(wood, 0.5), 'opacity=".6"'));
}
