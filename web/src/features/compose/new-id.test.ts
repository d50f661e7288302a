import { expect, test } from 'vitest';
import { newId } from './new-id.ts';

test('an id is a UUID of version 7', () =>
  expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/));

test('a later id sorts behind an earlier one', () => expect(newId(2_000) > newId(1_000)).toBe(true));

test('two ids of one moment differ', () => expect(newId(1_000)).not.toBe(newId(1_000)));
