import { expect, it } from 'vitest';
import { keptFiles } from './kept-file.ts';

const whole = new File(['all of it'], 'whole.jpg');
const cut = new File(['all'], 'cut.jpg');
const beheaded = new (class extends File {
  override slice(): Blob {
    return new (class extends Blob {
      override arrayBuffer(): Promise<ArrayBuffer> {
        return Promise.reject(new DOMException('The end is gone.', 'NotReadableError'));
      }
    })();
  }
})(['all of it'], 'unreadable.jpg');

const kept = new Map(Object.entries({ whole, cut, beheaded }));
const store = { files: async (keys: readonly string[]) => pick(keys) };

function pick(keys: readonly string[]): Map<string, File> {
  return new Map([...kept].filter(([key]) => keys.includes(key)));
}

async function keysOf(...pictures: { key: string; fileBytes?: number }[]): Promise<string[]> {
  return [...(await keptFiles(store, pictures)).keys()];
}

it('gives a file as it was chosen, also where nobody noted how long it is', async () => {
  expect(await keysOf({ key: 'whole', fileBytes: 9 })).toEqual(['whole']);
  expect(await keysOf({ key: 'whole' })).toEqual(['whole']);
});

it('leaves out what is lost, shorter than it was, or cannot be read to its end', async () => {
  const pictures = ['lost', 'cut', 'beheaded', 'whole'].map((key) => ({ key, fileBytes: 9 }));
  expect(await keysOf(...pictures)).toEqual(['whole']);
});
