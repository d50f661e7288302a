import { expect, test } from 'vitest';
import { partsOfShared } from './shared-draft.ts';

const nothing = { title: '', text: '', url: '', files: [] };
const photo = new File(['x'], 'photo.jpg', { type: 'image/jpeg' });

test.each([
  ['photos with words', { text: 'Rain', files: [photo] }, { kind: 'photo', text: 'Rain' }],
  [
    'a link',
    { title: 'Hats', url: 'https://a.example/1' },
    { kind: 'link', text: 'Hats', url: 'https://a.example/1' },
  ],
  [
    'a link within the text',
    { text: 'Look https://a.example/1 here' },
    { kind: 'link', text: 'Look here', url: 'https://a.example/1' },
  ],
  [
    'a link said twice',
    { text: 'https://a.example/1', url: 'https://a.example/1' },
    { kind: 'link', text: '' },
  ],
  ['an address that is none of the web', { url: 'javascript:1' }, { kind: 'story', text: 'javascript:1' }],
  ['words', { title: 'Monday', text: 'It rained.' }, { kind: 'story', text: 'Monday\nIt rained.' }],
  ['words said twice', { title: 'Monday', text: 'Monday' }, { kind: 'story', text: 'Monday' }],
])('%s become a draft of their kind', (_name, shared, parts) => {
  expect(partsOfShared({ ...nothing, ...shared })).toMatchObject(parts);
});
