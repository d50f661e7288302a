import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const sources = join(import.meta.dirname, '..');

/** Says left or right where start or end is meant: it would stand on the wrong side in Arabic. */
const physical = [
  /(?:^|[\s;{])(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)\b/,
  /(?:^|[\s;{])(?:left|right)\s*:/,
  /\btext-align\s*:\s*(?:left|right)\b/,
  /\b(?:float|clear)\s*:\s*(?:left|right)\b/,
  /\bborder-(?:top|bottom)-(?:left|right)-radius\b/,
];

/** Four values, of which the second is that of the right and the fourth that of the left. */
const fourSides = /\b(?:margin|padding|inset|border-width)\s*:\s*([^;]+);/;

/** What is said beside a place of a photo, which is counted from its left in every script. */
const reason = /\/\* physical: .{10,} \*\//;

it('components lay things out from start to end, not from left to right', () => {
  const files = globSync('**/*.{svelte,css}', { cwd: sources });
  expect(files.length).toBeGreaterThan(200);
  expect(files.flatMap(findPhysical)).toEqual([]);
});

it('finds what is physical, and takes a reason', () => {
  expect(isPhysical('  margin-left: 2px;')).toBe(true);
  expect(isPhysical('  padding: 0 var(--space-2) 0 calc(2 * 4px);')).toBe(true);
  expect(isPhysical('  inset: 0 auto auto 0;')).toBe(true);
  expect(isPhysical('  padding: 1px 2px 3px 2px;')).toBe(false);
  expect(isPhysical('  margin-inline-start: 2px;')).toBe(false);
  expect(reason.test('/* physical: a point of a photo */')).toBe(true);
});

function findPhysical(file: string): string[] {
  const text = readFileSync(join(sources, file), 'utf8');
  const isStyle = file.endsWith('.css');
  let isWithin = isStyle;
  return text.split('\n').flatMap((line, at, lines) => {
    if (!isStyle && line.startsWith('<style')) isWithin = true;
    const isExcused = reason.test(line) || reason.test(lines[at - 1] ?? '');
    return isWithin && !isExcused && isPhysical(line) ? [`${file}:${at + 1} ${line.trim()}`] : [];
  });
}

function isPhysical(line: string): boolean {
  if (physical.some((pattern) => pattern.test(line))) return true;
  const values = sidesOf(fourSides.exec(line)?.[1] ?? '');
  return values.length === 4 && values[1] !== values[3];
}

/** The values of a shorthand; brackets hold theirs together. */
function sidesOf(value: string): string[] {
  return value.match(/(?:[^\s()]|\((?:[^()]|\([^()]*\))*\))+/g) ?? [];
}
