import { expect, test } from 'vitest';
import { newRow, readRows, rowOf, toOptions } from './delivery-rows.ts';

const standard = { ...newRow('USD'), name: 'Standard delivery', price: '4.90', from: '2', to: '4' };

test('a row becomes a way of delivery, and a way of delivery the same row', () => {
  const answer = toOptions([standard]);
  if (!answer.isGood) throw new Error('It was refused.');
  expect(answer.options).toEqual([
    {
      id: 'standard-delivery',
      country: '*',
      name: 'Standard delivery',
      price: { amount: 490, currency: 'USD' },
      days: { from: 2, to: 4 },
    },
  ]);
  expect(answer.options.map(rowOf)).toEqual([{ ...standard, id: 'standard-delivery' }]);
});

test('a name without Latin letters gets an id all the same', () => {
  const answer = toOptions([standard, { ...standard, name: '快递' }]);
  expect(answer.isGood && answer.options[1]?.id).toBe('way-2');
});

test.each([
  [{ price: 'four' }, /price/],
  [{ price: '' }, /price/],
  [{ price: '4.999' }, /price/],
  [{ currency: 'dollars' }, /currency/],
  [{ from: 'soon' }, /days/],
  [{ to: '' }, /days/],
])('what is wrong with a row is told in it, and nothing typed is lost', (wrong, remark) => {
  const answer = toOptions([standard, { ...standard, ...wrong }]);
  if (answer.isGood) throw new Error('It was taken.');
  expect(answer.rows[0]).toEqual(standard);
  expect(answer.rows[1]).toMatchObject(wrong);
  expect(answer.rows[1]?.remark).toMatch(remark);
});

test('rows without a name and rows to be removed are left out', () => {
  const form = new FormData();
  for (const name of ['Standard', 'Express', '']) {
    form.append('name', name);
    form.append('price', '1');
    form.append('currency', 'usd');
  }
  form.append('remove', '0');
  expect(readRows(form)).toMatchObject([{ name: 'Express', currency: 'USD' }]);
});
