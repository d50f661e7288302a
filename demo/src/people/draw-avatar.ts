import { drawFace } from '../art/draw-portrait.ts';
import type { DemoPerson } from './person.ts';

/** Draws a person's profile picture as a JPEG of 512 px square. */
export function drawAvatar(person: DemoPerson): Promise<Buffer> {
  return drawFace(person.avatar);
}
