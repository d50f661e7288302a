import type { BackdropName } from '../art/backdrops/index.ts';
import { placeThings, pointOn } from '../scenes/place-things.ts';
import type { SceneShape, SceneSpec } from '../scenes/scene.ts';
import type { DemoLink, DemoPhoto, DemoPoll, DemoTag } from './post.ts';

/** A post as it is written down here: without key and age, which come from its place among the others. */
export interface Draft {
  readonly by: string;
  /** One to three interests, separated by spaces. */
  readonly in: string;
  readonly text: string;
  readonly photos?: readonly Shot[];
  readonly products?: string;
  readonly link?: DemoLink;
  readonly poll?: DemoPoll;
  readonly review?: string;
  /**
   * What people say beneath it: `handle: text`, `> handle: text` for a reply to the comment above, and `>> handle: text` for
   * one to the reply above. Products shown with it stand behind it: `[sun-hat-straw]`.
   */
  readonly talk?: readonly string[];
  /** A story that carries photos, not photos with a caption. */
  readonly isStory?: boolean;
  /** How well it goes down, 1 being usual; popular posts have more. */
  readonly warmth?: number;
}

/** A photo as it is written down here. */
export interface Shot {
  readonly place: BackdropName;
  readonly palette: string;
  readonly shape: SceneShape;
  readonly alt: string;
  readonly rows: SceneSpec['rows'];
}

/** Describes a photo: its place and palette, its shape, its alt text, and what is where. */
export function shot(
  place: BackdropName,
  palette: string,
  alt: string,
  rows: SceneSpec['rows'],
  shape: SceneShape = '4:5',
): Shot {
  return { place, palette, shape, alt, rows };
}

/** Turns a described photo into one with its tags exactly on the products it shows. */
export function photoOf({ place, palette, shape, alt, rows }: Shot, seed: string): DemoPhoto {
  const scene = { place, palette, shape, rows, seed };
  const tags = new Map<string, DemoTag>();
  for (const placed of placeThings(scene)) {
    if (!placed.product || tags.has(placed.product)) continue;
    tags.set(placed.product, { productExternalId: placed.product, ...pointOn(placed, scene) });
  }
  return { scene, alt, tags: [...tags.values()] };
}
