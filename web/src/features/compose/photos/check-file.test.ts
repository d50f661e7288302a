import { limits } from '@spark/contract';
import { expect, test } from 'vitest';
import { isHeic, refuseFile } from './check-file.ts';

test.each([
  [{ type: 'image/jpeg', size: 1 }, null],
  [{ type: '', size: 1 }, null],
  [{ type: 'application/pdf', size: 1 }, 'This is not a picture.'],
  [{ type: 'image/png', size: 0 }, 'This file is empty.'],
  [
    { type: 'image/png', size: limits.uploadBytes + 1 },
    'This photo is larger than 20 MB. Choose a smaller version of it.',
  ],
])('%j is refused with %j', (file, sentence) => expect(refuseFile(file)).toBe(sentence));

test.each([
  [{ type: 'image/heic', name: 'a' }, true],
  [{ type: '', name: 'IMG_2017.HEIC' }, true],
  [{ type: 'image/jpeg', name: 'a.jpg' }, false],
])('%j is of the newer phones: %s', (file, is) => expect(isHeic(file)).toBe(is));
