import { drawFace } from '../art/draw-portrait.ts';
import type { DemoPerson } from './person.ts';

/** Draws a person's profile picture as a JPEG of 512 px square, or a share of that. */
export function drawAvatar(person: DemoPerson, scale = 1): Promise<Buffer> {
  return drawFace(person.avatar, scale);
}
