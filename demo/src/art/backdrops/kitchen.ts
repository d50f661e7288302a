import { defineBackdrop } from '../backdrop.ts';
import { darker, lighter } from '../colour.ts';
import { boards, leafShadow, line, n, path, rect, windowLight, type Brush } from '../svg.ts';

interface Palette {
  wall: string;
  tile: string;
  wood: string;
}

/** A kitchen wall with two open shelves over a worktop and a tiled splashback. */
export const kitchen = defineBackdrop<Palette>({
  surfaces: {
    upper: { y: 0.315, from: 0.1, to: 0.9, scale: 0.74, lies: 'wall' },
    lower: { y: 0.572, from: 0.1, to: 0.9, scale: 0.74, lies: 'wall' },
    top: { y: 0.9, from: 0.05, to: 0.95, scale: 1, depth: 0.03, lies: 'wall' },
  },
  palettes: {
    honey: { wall: '#f4e3c3', tile: '#fbf3e2', wood: '#c98f52' },
    sage: { wall: '#cfd8c0', tile: '#eef0e2', wood: '#b98555' },
    terracotta: { wall: '#e9bfa1', tile: '#f8e7d6', wood: '#8f5a3a' },
    sky: { wall: '#cfdfe4', tile: '#f3f5ef', wood: '#d2a066' },
    ink: { wall: '#3f4a4a', tile: '#54605e', wood: '#b9824c' },
  },
  paint(brush, { wall, tile, wood }) {
    const { width: w, height: h } = brush;
    brush.add(
      rect(
        0,
        0,
        w,
        h,
        brush.fade(
          [
            [0, lighter(wall, 0.25)],
            [1, darker(wall, 0.1)],
          ],
          [0, 0],
          [1, 1],
        ),
      ),
    );
    tiles(brush, tile, h * 0.63, h * 0.83);
    windowLight(brush, w * 0.12, h * 0.02, w * 0.62, '#fff4d6', wall === '#3f4a4a' ? 0.1 : 0.36);
    leafShadow(brush, w * 0.98, h * 0.02, w * 0.5, -1);
    shelf(brush, h * 0.315, wood);
    shelf(brush, h * 0.572, wood);
    brush.add(rect(0, h * 0.825, w, h * 0.02, darker(wood, 0.15)));
    boards(brush, { x: 0, y: h * 0.83, width: w, height: h * 0.17 }, lighter(wood, 0.28), 3);
    brush.add(
      rect(
        0,
        h * 0.83,
        w,
        h * 0.17,
        brush.fade([
          [0, '#2b1905', 0.18],
          [0.3, '#2b1905', 0],
          [1, '#2b1905', 0.12],
        ]),
      ),
    );
  },
});

function tiles(brush: Brush, colour: string, top: number, bottom: number): void {
  const { width: w, random } = brush;
  brush.add(rect(0, top, w, bottom - top, darker(colour, 0.12)));
  const size = w / 9;
  const rowHeight = (bottom - top) / 3;
  for (let row = 0; row < 3; row++) {
    for (let column = -1; column < 10; column++) {
      const x = column * size + (row % 2) * (size / 2);
      brush.add(
        rect(
          x + 2,
          top + row * rowHeight + 2,
          size - 4,
          rowHeight - 4,
          darker(colour, random() * 0.06),
          'rx="5"',
        ),
      );
    }
  }
  brush.add(
    rect(
      0,
      top,
      w,
      bottom - top,
      brush.fade([
        [0, '#fff', 0.22],
        [0.5, '#fff', 0],
        [1, '#3a2410', 0.12],
      ]),
    ),
  );
}

function shelf(brush: Brush, y: number, wood: string): void {
  const { width: w, height: h } = brush;
  const thick = h * 0.021;
  brush.add(
    path(
      `M${n(w * 0.05)} ${n(y + thick)} h${n(w * 0.9)} l${n(w * 0.015)} ${n(h * 0.045)} h${n(-w * 0.9)}z`,
      brush.fade([
        [0, '#2b1905', 0.26],
        [1, '#2b1905', 0],
      ]),
    ),
  );
  boards(brush, { x: w * 0.05, y, width: w * 0.9, height: thick }, wood, 1);
  brush.add(rect(w * 0.05, y, w * 0.9, 4, lighter(wood, 0.5), 'opacity=".7"'));
  for (const x of [0.16, 0.84])
    brush.add(line(`M${n(w * x)} ${n(y + thick)} v${n(h * 0.03)}`, '#4a3a2a', 7, 'opacity=".7"'));
}
