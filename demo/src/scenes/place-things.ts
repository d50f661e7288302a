import type { Surface } from '../art/backdrop.ts';
import { backdropOf } from '../art/backdrops/index.ts';
import { around, between, seededRandom, type Random } from '../art/random.ts';
import { outlineOf, type Outline, type Tone } from '../art/sprites.ts';
import { artOf } from '../products/index.ts';
import { parseThings, type Thing } from './parse-things.ts';
import { scenePixels, type SceneSpec } from './scene.ts';
import { usualSize } from './sizes.ts';

/** A thing with its exact place: the middle and edge of its square in pixels, its turn in degrees. */
export interface Placed {
  readonly emoji: string;
  readonly tone?: Tone;
  readonly product?: string;
  readonly outline: Outline;
  readonly x: number;
  readonly y: number;
  readonly edge: number;
  readonly turn: number;
  readonly mirrored: boolean;
  readonly lies: Surface['lies'];
}

/** Works out where everything of a scene is; the same scene always gives the same places. */
export function placeThings(scene: SceneSpec): Placed[] {
  const backdrop = backdropOf(scene.place);
  const [width, height] = scenePixels[scene.shape];
  const random = seededRandom(`place ${scene.seed}`);
  return Object.entries(scene.rows).flatMap(([name, row]) => {
    const surface = backdrop.surfaces[name];
    if (!surface)
      throw new Error(`${scene.place} has no ${name}; it has ${Object.keys(backdrop.surfaces).join(', ')}`);
    return placeRow(parseThings(row), { surface, width, height, random });
  });
}

/** The point of a photo, in 0–1, that is surely on the thing. */
export function pointOn(placed: Placed, scene: SceneSpec): { x: number; y: number } {
  const [width, height] = scenePixels[scene.shape];
  const dx = (placed.mirrored ? 0.5 - placed.outline.x : placed.outline.x - 0.5) * placed.edge;
  const dy = (placed.outline.y - 0.5) * placed.edge;
  const angle = (placed.turn * Math.PI) / 180;
  const x = (placed.x + dx * Math.cos(angle) - dy * Math.sin(angle)) / width;
  const y = (placed.y + dx * Math.sin(angle) + dy * Math.cos(angle)) / height;
  return { x: round(clamp(x)), y: round(clamp(y)) };
}

interface Row {
  surface: Surface;
  width: number;
  height: number;
  random: Random;
}

function placeRow(things: Thing[], { surface, width, height, random }: Row): Placed[] {
  const unit = 0.27 * Math.sqrt(width * height) * surface.scale;
  const sized = things.map((thing) => {
    const art = thing.name === '_' ? { emoji: '_' } : artOf(thing.name);
    const outline = thing.name === '_' ? blank : outlineOf(art.emoji);
    const edge = unit * usualSize(art.emoji) * thing.scale;
    return { thing, art, outline, edge, span: thing.at ? 0 : (outline.right - outline.left) * edge };
  });
  const room = (surface.to - surface.from) * width;
  const inLine = sized.filter((one) => !one.thing.at);
  const taken = inLine.reduce((sum, one) => sum + one.span, 0);
  // A crowded row overlaps a little before it shrinks, as things on a real shelf do.
  const shrink = Math.min(1, (room * 1.12) / Math.max(taken, 1));
  const gap = Math.min((room - taken * shrink) / Math.max(inLine.length, 1), width * 0.045);
  const spread = taken * shrink + gap * (inLine.length - 1);
  let x = surface.from * width + (room - spread) / 2 + around(random, Math.max(0, room - spread) * 0.16);
  return sized.flatMap(({ thing, art, outline, edge: fullEdge, span }) => {
    const edge = thing.at ? fullEdge : fullEdge * shrink;
    const left = x;
    if (!thing.at) x += span * shrink + gap;
    if (thing.name === '_') return [];
    const flat = surface.lies === 'flat';
    const turn = thing.turn ?? (flat ? around(random, 14) : 0);
    const mirrored = thing.mirrored;
    const centreOfBox =
      (mirrored ? 1 - (outline.left + outline.right) / 2 : (outline.left + outline.right) / 2) - 0.5;
    const slip = surface.depth ? between(random, -surface.depth, surface.depth) * height : 0;
    const centre = thing.at
      ? { x: thing.at.x * width, y: thing.at.y * height }
      : {
          x: left + (span * shrink) / 2 - centreOfBox * edge,
          y: surface.y * height + slip + (flat || surface.lies === 'air' ? 0 : (0.5 - outline.bottom) * edge),
        };
    return [
      {
        emoji: art.emoji,
        ...(art.tone && { tone: art.tone }),
        ...(art.product && { product: art.product }),
        outline,
        edge,
        turn,
        mirrored,
        lies: surface.lies,
        ...centre,
      },
    ];
  });
}

const blank: Outline = { left: 0, top: 0, right: 1, bottom: 1, footLeft: 0, footRight: 1, x: 0.5, y: 0.5 };

function clamp(share: number): number {
  return Math.min(0.985, Math.max(0.015, share));
}

function round(share: number): number {
  return Math.round(share * 10000) / 10000;
}
