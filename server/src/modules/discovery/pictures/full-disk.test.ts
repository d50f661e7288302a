import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { canMount, openSmallDisk } from '../../../../test/small-disk.ts';
import { createDrawing, type Scene } from '../../../platform/drawing/index.ts';
import { createDrawnPictures } from './drawn-pictures.ts';

const scene: Scene = { width: 1_200, height: 630, ground: '#ffffff', layers: [] };

test.skipIf(!canMount)(
  'a picture that has no room leaves nothing behind, and is drawn once there is some',
  async () => {
    const disk = await openSmallDisk();
    onTestFinished(() => disk.close());
    const folder = join(disk.folder, 'drawings');
    await mkdir(folder);
    const drawing = createDrawing({ fontFolder: join(disk.folder, 'fonts') });
    onTestFinished(() => drawing.close());
    const drawn = createDrawnPictures({ folder, drawing });
    await disk.fill(0);
    // Neither for the fonts, which are unpacked first, nor for the picture.
    await expect(drawn.find(scene)).rejects.toMatchObject({ code: 'ENOSPC' });
    await disk.empty();
    const [first, other] = [await drawn.find(scene), { ...scene, ground: '#000000' }];
    await disk.fill(0);
    await expect(drawn.find(other)).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(await readdir(folder)).toEqual([first.split('/').at(-1)]);
  },
);
