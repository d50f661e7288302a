import { defineBackdrop } from '../backdrop.ts';
import { darker, lighter } from '../colour.ts';
import { ellipse, leafShadow, n, path, rect, windowLight, type Brush } from '../svg.ts';

interface Palette {
  wall: string;
  arch: string;
  stone: string;
}

/** A studio still life: an arch, a sun disc and three plinths of different height. */
export const plinth = defineBackdrop<Palette>({
  surfaces: {
    left: { y: 0.675, from: 0.08, to: 0.36, scale: 0.95, lies: 'wall' },
    centre: { y: 0.555, from: 0.34, to: 0.7, scale: 1.12, lies: 'wall' },
    right: { y: 0.735, from: 0.66, to: 0.95, scale: 0.95, lies: 'wall' },
    floor: { y: 0.935, from: 0.08, to: 0.92, scale: 0.85, depth: 0.012, lies: 'ground' },
  },
  light: { slant: 0.4, length: 0.2, strength: 0.28 },
  palettes: {
    apricot: { wall: '#f3c794', arch: '#fbe6c6', stone: '#f7dcb6' },
    clay: { wall: '#d39a7a', arch: '#efcfb3', stone: '#e5b596' },
    sage: { wall: '#b8c2a4', arch: '#e3e6d2', stone: '#d2d8c0' },
    sand: { wall: '#e9dbc2', arch: '#f8f0e0', stone: '#efe4cf' },
    dusk: { wall: '#7d8c8c', arch: '#c8cfc6', stone: '#a9b3ae' },
    saffron: { wall: '#e6a940', arch: '#f7d48b', stone: '#f0c06a' },
  },
  paint(brush, { wall, arch, stone }) {
    const { width: w, height: h } = brush;
    brush.add(
      rect(
        0,
        0,
        w,
        h,
        brush.fade([
          [0, lighter(wall, 0.1)],
          [1, darker(wall, 0.06)],
        ]),
      ),
    );
    const radius = w * 0.3;
    brush.add(
      path(
        `M${n(w * 0.22)} ${n(h * 0.86)} V${n(h * 0.1 + radius)} A${n(radius)} ${n(radius)} 0 0 1 ${n(w * 0.82)} ${n(h * 0.1 + radius)} V${n(h * 0.86)}z`,
        brush.fade(
          [
            [0, darker(arch, 0.06)],
            [0.25, arch],
            [1, lighter(arch, 0.3)],
          ],
          [0, 0],
          [1, 0],
        ),
      ),
    );
    brush.add(
      path(
        `M${n(w * 0.22)} ${n(h * 0.86)} V${n(h * 0.1 + radius)} A${n(radius)} ${n(radius)} 0 0 1 ${n(w * 0.4)} ${n(h * 0.125 + radius * 0.15)} Q${n(w * 0.26)} ${n(h * 0.25)} ${n(w * 0.26)} ${n(h * 0.86)}z`,
        darker(wall, 0.3),
        'opacity=".16"',
      ),
    );
    windowLight(brush, w * 0.34, h * 0.12, w * 0.5, '#fffaea', 0.4);
    leafShadow(brush, w * 1.0, h * 0.02, w * 0.5, -1, 0.12);
    brush.add(
      rect(
        0,
        h * 0.85,
        w,
        h * 0.15,
        brush.fade([
          [0, darker(stone, 0.1)],
          [1, lighter(stone, 0.2)],
        ]),
      ),
    );
    block(brush, { x: 0.38, y: 0.555, width: 0.28, foot: 0.87 }, stone);
    block(brush, { x: 0.09, y: 0.675, width: 0.27, foot: 0.885 }, lighter(stone, 0.2));
    block(brush, { x: 0.67, y: 0.735, width: 0.27, foot: 0.895 }, darker(stone, 0.05));
  },
});

function block(
  brush: Brush,
  box: { x: number; y: number; width: number; foot: number },
  colour: string,
): void {
  const { width: w, height: h } = brush;
  const left = w * box.x;
  const top = h * box.y;
  const width = w * box.width;
  const rim = h * 0.014;
  brush.add(
    ellipse(
      left + width * 0.62,
      h * box.foot,
      width * 0.62,
      h * 0.018,
      brush.glow([
        [0, '#2b1905', 0.36],
        [1, '#2b1905', 0],
      ]),
    ),
  );
  brush.add(
    path(
      `M${n(left)} ${n(top)} V${n(h * box.foot - rim)} a${n(width / 2)} ${n(rim)} 0 0 0 ${n(width)} 0 V${n(top)}z`,
      brush.fade(
        [
          [0, lighter(colour, 0.35)],
          [0.35, colour],
          [1, darker(colour, 0.24)],
        ],
        [0, 0],
        [1, 0],
      ),
    ),
  );
  brush.add(ellipse(left + width / 2, top, width / 2, rim, lighter(colour, 0.45)));
}
