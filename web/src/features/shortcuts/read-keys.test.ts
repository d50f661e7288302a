import { describe, expect, test } from 'vitest';
import { createKeyReader, secondKeyMs } from './read-keys.ts';
import { shortcutGroups } from './shortcuts.ts';

const press = (key: string, facts: object = {}) => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  timeStamp: 1_000,
  ...facts,
});

describe('a key', () => {
  test('does what the help says', () => {
    expect(createKeyReader().read(press('j'))).toEqual({ step: 1 });
    expect(createKeyReader().read(press('?', { shiftKey: true }))).toEqual({ help: true });
    expect(createKeyReader().read(press('/', { code: 'Slash' }))).toEqual({ search: true });
  });

  test('that belongs to the browser, the system or to writing does nothing', () => {
    const { read } = createKeyReader();
    for (const held of ['ctrlKey', 'metaKey', 'altKey', 'shiftKey', 'isComposing'])
      expect(read(press('l', { [held]: true }))).toBeNull();
    for (const key of ['Enter', 'Tab', 'F5', ' ', 'ArrowDown', 'PageDown', 'q'])
      expect(read(press(key))).toBeNull();
  });

  test('counts by its place where the keyboard has other letters', () => {
    expect(createKeyReader().read(press('ت', { code: 'KeyJ' }))).toEqual({ step: 1 });
    expect(createKeyReader().read(press('é', { code: 'Digit2' }))).toBeNull();
  });
});

describe('two keys', () => {
  test('are one shortcut, and the second alone is another', () => {
    const { read } = createKeyReader();
    expect(read(press('g'))).toBeNull();
    expect(read(press('n'))).toHaveProperty('go');
    expect(read(press('g'))).toBeNull();
    expect(read(press('q'))).toBeNull();
    expect(read(press('j'))).toEqual({ step: 1 });
  });

  test('have to follow each other', () => {
    const { read } = createKeyReader();
    read(press('g'));
    expect(read(press('b', { timeStamp: 1_001 + secondKeyMs }))).toEqual({ press: 'bag' });
  });
});

test('no two shortcuts have the same keys', () => {
  const keys = shortcutGroups().flatMap(({ shortcuts }) => shortcuts.map(({ keys }) => keys.join(' ')));
  expect(new Set(keys).size).toBe(keys.length);
});
