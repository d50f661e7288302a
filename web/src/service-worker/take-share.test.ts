import { expect, test } from 'vitest';
import { readShareForm } from './take-share.ts';

function formOf(fields: Record<string, string | File>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

test('photos and words are taken out of what was shared', () => {
  const photo = new File(['x'], 'photo.jpg', { type: 'image/jpeg' });
  const shared = readShareForm(formOf({ title: 'Rain', photos: photo }));
  expect(shared).toMatchObject({ title: 'Rain', text: '', url: '' });
  expect(shared.files.map(({ name }) => name)).toEqual(['photo.jpg']);
});

test('no photo is no photo, also where its field was sent along empty', () => {
  expect(readShareForm(formOf({ text: 'Rain', photos: new File([], '') })).files).toEqual([]);
  expect(readShareForm(formOf({ text: 'Rain', photos: 'photo.jpg' })).files).toEqual([]);
});
