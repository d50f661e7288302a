import { expect, it } from 'vitest';
import { readZone } from './zone-cookie.ts';

it('reads the zones there are', () => {
  expect(readZone('Europe%2FBerlin')).toBe('Europe/Berlin');
  expect(readZone('Asia/Shanghai')).toBe('Asia/Shanghai');
});

it('takes nothing else for a zone', () => {
  for (const kept of [undefined, '', 'Mars/Base', '%', '<script>', 'x'.repeat(5_000)]) {
    expect(readZone(kept)).toBeNull();
  }
});
