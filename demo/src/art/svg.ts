import { darker, lighter, mix } from './colour.ts';
import { around, between, type Random } from './random.ts';

/** Gradient stops: position in 0–1, colour, opacity. */
export type Stop = readonly [number, string, number?];

/** Collects the shapes of one painting and the gradients they use. */
export interface Brush {
  readonly width: number;
  readonly height: number;
  readonly random: Random;
  /** Adds shapes in drawing order. */
  add(...shapes: string[]): void;
  /** Names a straight gradient from one point to another (in 0–1 of the shape) and returns its fill. */
  fade(stops: readonly Stop[], from?: readonly [number, number], to?: readonly [number, number]): string;
  /** Names a round gradient filling its shape and returns its fill. */
  glow(stops: readonly Stop[]): string;
  /** Whether nothing has been drawn. */
  isEmpty(): boolean;
  /** The whole painting as SVG, at a share of its size. */
  finish(scale: number): string;
}

/** Starts a painting of the given size in pixels. */
export function openBrush(width: number, height: number, random: Random): Brush {
  const shapes: string[] = [];
  const defs: string[] = [];
  const stopTags = (stops: readonly Stop[]) =>
    stops
      .map(
        ([at, colour, opacity = 1]) =>
          `<stop offset="${at}" stop-color="${colour}" stop-opacity="${opacity}"/>`,
      )
      .join('');
  return {
    width,
    height,
    random,
    add: (...more) => void shapes.push(...more),
    fade(stops, from = [0, 0], to = [0, 1]) {
      defs.push(
        `<linearGradient id="g${defs.length}" x1="${from[0]}" y1="${from[1]}" x2="${to[0]}" y2="${to[1]}">${stopTags(stops)}</linearGradient>`,
      );
      return `url(#g${defs.length - 1})`;
    },
    glow(stops) {
      defs.push(`<radialGradient id="g${defs.length}">${stopTags(stops)}</radialGradient>`);
      return `url(#g${defs.length - 1})`;
    },
    isEmpty: () => shapes.length === 0,
    finish: (scale) =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="${Math.round(width * scale)}" height="${Math.round(height * scale)}" viewBox="0 0 ${width} ${height}"><defs>${defs.join('')}</defs>${shapes.join('')}</svg>`,
  };
}

/** A rectangle, with rounded corners when asked. */
export function rect(x: number, y: number, width: number, height: number, fill: string, more = ''): string {
  return `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" fill="${fill}" ${thin(more, fill)}/>`;
}

/** An ellipse about its centre. */
export function ellipse(x: number, y: number, rx: number, ry: number, fill: string, more = ''): string {
  return `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(rx)}" ry="${n(ry)}" fill="${fill}" ${thin(more, fill)}/>`;
}

/** A closed or open path. */
export function path(d: string, fill: string, more = ''): string {
  return `<path d="${d}" fill="${fill}" ${thin(more, fill)}/>`;
}

/** A stroked line along a path. */
export function line(d: string, colour: string, width: number, more = ''): string {
  return `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${n(width)}" stroke-linecap="round" ${thin(more, 'none')}/>`;
}

// Plain `opacity` makes the renderer paint each shape on a layer of its own, at ten times the cost.
function thin(more: string, fill: string): string {
  return more.replace(/(^|\s)opacity=/, fill === 'none' ? '$1stroke-opacity=' : '$1fill-opacity=');
}

/** Boards of wood with a little grain, seen from the front or from above. */
export function boards(
  brush: Brush,
  box: { x: number; y: number; width: number; height: number },
  colour: string,
  rows: number,
): void {
  const { x, y, width, height } = box;
  const step = height / rows;
  for (let row = 0; row < rows; row++) {
    const top = y + row * step;
    brush.add(
      rect(
        x,
        top,
        width,
        step + 1,
        mix(colour, row % 2 ? darker(colour, 0.1) : lighter(colour, 0.1), brush.random()),
      ),
    );
    for (let i = 0; i < 3; i++) {
      const at = top + between(brush.random, 0.15, 0.85) * step;
      const bend = around(brush.random, step * 0.18);
      brush.add(
        line(
          `M${n(x)} ${n(at)} q${n(width * 0.3)} ${n(bend)} ${n(width * 0.55)} 0 t${n(width * 0.45)} 0`,
          darker(colour, 0.3),
          2,
          'opacity=".22"',
        ),
      );
    }
    if (rows > 1) brush.add(rect(x, top, width, 2.5, darker(colour, 0.45), 'opacity=".35"'));
  }
}

/** Light falling through a window onto a wall or floor: two rows of slanted panes. */
export function windowLight(
  brush: Brush,
  x: number,
  y: number,
  size: number,
  colour = '#fff3d0',
  opacity = 0.34,
): void {
  const panes = [0, 1, 2, 3].map((i) => {
    const left = x + (i % 2) * size * 0.5;
    const top = y + Math.floor(i / 2) * size * 0.66 + (i % 2) * size * 0.1;
    return path(
      `M${n(left)} ${n(top)} l${n(size * 0.45)} ${n(size * 0.09)} l${n(size * 0.1)} ${n(size * 0.6)} l${n(-size * 0.45)} ${n(-size * 0.09)}z`,
      colour,
      `opacity="${opacity}"`,
    );
  });
  brush.add(...panes);
}

/** The shadow of a leafy branch on a wall, as if a plant stood outside the picture. */
export function leafShadow(brush: Brush, x: number, y: number, size: number, flip = 1, opacity = 0.1): void {
  const leaves: string[] = [];
  for (let i = 0; i < 9; i++) {
    const along = (i / 8) * size;
    const side = i % 2 ? 1 : -1;
    const length = size * between(brush.random, 0.2, 0.34);
    leaves.push(
      `<g transform="translate(${n(along * 0.8)} ${n(along * 0.55)}) rotate(${n(side * 48 + 20 + around(brush.random, 14))})">` +
        path(
          `M0 0 C${n(length * 0.3)} ${n(-length * 0.3)} ${n(length * 0.8)} ${n(-length * 0.22)} ${n(length)} 0 C${n(length * 0.8)} ${n(length * 0.22)} ${n(length * 0.3)} ${n(length * 0.3)} 0 0`,
          '#2b1c08',
        ) +
        '</g>',
    );
  }
  brush.add(
    `<g transform="translate(${n(x)} ${n(y)}) scale(${flip} 1)" opacity="${opacity}">${line(`M0 0 L${n(size * 0.8)} ${n(size * 0.55)}`, '#2b1c08', 5)}${leaves.join('')}</g>`,
  );
}

/** A number short enough to print. */
export function n(value: number): string {
  return value.toFixed(1);
}
