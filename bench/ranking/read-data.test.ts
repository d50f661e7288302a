import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { readDataSet } from './read-data.ts';
import { DataError } from './read-files.ts';

const folders: string[] = [];

async function folderWith(files: Record<string, string | Buffer>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'spark-ranking-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return folder;
}

afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
});

describe('what is refused, with a sentence', () => {
  test.each([
    ['an empty folder', {}],
    ['other files', { 'notes.md': '# hello', 'train.csv': '1,2' }],
    ['half a split', { 'train.txt': '0 1 2' }],
    ['words instead of numbers', { 'train.txt': 'lorem ipsum\ndolor', 'test.txt': 'sit amet' }],
    ['nothing to find', { 'train.txt': '0 1 2', 'test.txt': '0' }],
    ['damaged gzip', { 'sequences.txt.gz': Buffer.from('no gzip') }],
    ['sequences too short to hide one', { 'sequences.txt': '1 2\n2 3 4' }],
  ])('%s', async (_name, files) => {
    await expect(readDataSet(await folderWith(files))).rejects.toThrow(DataError);
  });

  test('a folder that is not there', async () => {
    await expect(readDataSet('/nowhere/at/all')).rejects.toThrow(/is no folder/);
  });
});

test('a split with a line of things for each person, plain or gzip', async () => {
  const data = await readDataSet(
    await folderWith({ 'train.txt.gz': gzipSync('7 100 200\n9 200\n'), 'test.txt': '9 100 300\n7\n' }),
  );
  expect(data).toMatchObject({
    protocol: 'given split',
    train: [[0, 1], [1]],
    test: [[], [0, 2]],
    things: 3,
    remarks: [],
  });
});

test('a split with a line for each touch', async () => {
  const data = await readDataSet(
    await folderWith({ 'data1.txt': '1\t5\t1e+05\n1\t6\t2\n', 'test1.txt': '1\t7\t3' }),
  );
  expect(data).toMatchObject({ train: [[0, 1]], test: [[2]], times: undefined });
});

test('sequences, of which the last thing is to be found, with what interests say how much', async () => {
  const data = await readDataSet(
    await folderWith({
      'sequences.txt': '1 5 6 7\n2 6 5 8',
      'item2attributes.json': '{"5": [1, 1, 2], "99": [1]}',
    }),
  );
  expect(data).toMatchObject({
    protocol: 'leave last out',
    train: [
      [0, 1],
      [1, 0],
    ],
    test: [[2], [3]],
  });
  expect([...(data.interestsOf[0] ?? [])].map(([, share]) => share)).toEqual([1, 0.5]);
  expect(data.interestsOf[1]).toBeUndefined();
});

test('touches with times are put in their order, and the latest tenth is to be found', async () => {
  const rows = Array.from({ length: 20 }, (_, index) => `1 ${index} 3 ${900_000_000 - index}`);
  const data = await readDataSet(
    await folderWith({
      'user_movie.dat': rows.join('\n'),
      'movie_genre.dat': '0 1\n1 2',
      'user_age.dat': '1 3',
    }),
  );
  expect(data.protocol).toBe('latest tenth by time');
  expect(data.times?.[0]).toHaveLength(18);
  expect(data.times?.[0]).toEqual(data.times?.[0]?.toSorted());
  expect(data.test[0]).toEqual([18, 19]);
  expect(data.interestsOf.filter((own) => own !== undefined)).toHaveLength(2);
});

test('touches without times lose a fifth of each person, the same one each time', async () => {
  const rows = Array.from({ length: 200 }, (_, index) => `${index % 4} ${index % 50} ${index}`);
  const folder = await folderWith({
    'user_artist.dat': rows.join('\n'),
    'artist_tag.dat': '1 4',
    'user_user.dat': '1 2',
  });
  const data = await readDataSet(folder);
  expect(data.protocol).toBe('random fifth of each person');
  expect(data.test.flat().length).toBeGreaterThan(20);
  expect(await readDataSet(folder)).toEqual(data);
});

test('lines that make no sense are counted and left out', async () => {
  const data = await readDataSet(
    await folderWith({
      'sequences.txt': '1 5 6 7\n2 6 x 8\n3 -1 4 5\n\n4 5 6 7 8',
      'item2attributes.json': '{oh',
    }),
  );
  expect(data.train).toHaveLength(2);
  expect(data.remarks).toEqual([
    '2 lines of sequences.txt were left out.',
    'item2attributes.json is no JSON and was left out.',
  ]);
});

describe('the command', () => {
  const run = (...args: string[]) =>
    promisify(execFile)(process.execPath, [join(import.meta.dirname, 'run.ts'), ...args]).then(
      ({ stdout }) => ({ code: 0, stdout, stderr: '' }),
      (error: { code: number; stdout: string; stderr: string }) => error,
    );

  test('ends with 2 for wrong usage and 1 for a folder of garbage, in one sentence', async () => {
    const [usage, garbage] = await Promise.all([
      run('--date', 'x'),
      run('--data', await folderWith({ a: 'b' })),
    ]);
    expect(usage.code).toBe(2);
    expect(usage.stderr).toContain('Usage:');
    expect(garbage.code).toBe(1);
    expect(garbage.stderr.trim().split('\n')).toHaveLength(1);
  });

  test('prints JSON of the agreed shape', async () => {
    const sequences = Array.from({ length: 60 }, (_, person) =>
      [person, ...Array.from({ length: 6 }, (_step, step) => 1 + ((person * 7 + step) % 40))].join(' '),
    );
    const attributes = Object.fromEntries(Array.from({ length: 41 }, (_, thing) => [thing, [thing % 5]]));
    const folder = await folderWith({
      'sequences.txt': sequences.join('\n'),
      'item2attributes.json': JSON.stringify(attributes),
    });
    const { code, stdout } = await run('--data', folder, '--json');
    const quality = {
      recall20: expect.any(Number),
      ndcg20: expect.any(Number),
      hr10: expect.any(Number),
      ndcg10: expect.any(Number),
    };
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      data: expect.any(String),
      protocol: 'leave last out',
      spark: quality,
      popularity: quality,
      coldStart: [0, 1, 2, 3, 5].map((events) => ({ events, ...quality, popularity: quality })),
      buildMs: expect.any(Number),
      p50Ms: expect.any(Number),
      p99Ms: expect.any(Number),
      rssMb: expect.any(Number),
      parameters: expect.objectContaining({ startPower: expect.any(Number), halfLifeS: null }),
    });
  });
});
