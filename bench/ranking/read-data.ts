import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** A public data set, whatever its files look like; people, things and interests are numbered from 0. */
export interface DataSet {
  /** What is known of each person, oldest first. */
  train: number[][];
  /** What each person went on to touch. */
  test: number[][];
  things: number;
  /** Whether the last thing of each person is what is to be found, as in leave-last-out. */
  isSequence: boolean;
  /** Interests of each thing; empty where the data knows none. */
  interestsOf: number[][];
}

/**
 * Reads the data of a folder: `train` and `test` with a line of things for each person, `data1` and `test1` with a line for
 * each thing somebody touched, or `sequences` in the order of time with `item2attributes.json`; plain or gzip. Throws when
 * there is none of them.
 */
export async function readDataSet(folder: string): Promise<DataSet> {
  const names = await readdir(folder);
  const read = async (name: string) => {
    const file = names.find((one) => one === name || one === `${name}.gz`);
    if (file === undefined) return null;
    const bytes = await readFile(join(folder, file));
    return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  };
  const [train, test, sequences] = [
    await read('train.txt'),
    await read('test.txt'),
    await read('sequences.txt'),
  ];
  if (train !== null && test !== null) return split(parseLines(train), parseLines(test));
  const [rows, testRows] = [await read('data1.txt'), await read('test1.txt')];
  if (rows !== null && testRows !== null) return split(parseRows(rows), parseRows(testRows));
  if (sequences !== null) return sequence(parseLines(sequences), await read('item2attributes.json'));
  throw new Error(
    `${folder} holds no train.txt with test.txt, no data1.txt with test1.txt and no sequences.txt.`,
  );
}

type Lists = Map<number, number[]>;

function parseLines(text: string): Lists {
  const lists: Lists = new Map();
  for (const line of text.split('\n')) {
    const [person, ...things] = line.trim().split(/\s+/).map(Number);
    if (person !== undefined && line.trim() !== '') lists.set(person, things);
  }
  return lists;
}

function parseRows(text: string): Lists {
  const lists: Lists = new Map();
  for (const line of text.split('\n')) {
    const [person, thing] = line.trim().split(/\s+/).map(Number);
    if (person === undefined || thing === undefined) continue;
    const list = lists.get(person);
    if (list === undefined) lists.set(person, [thing]);
    else list.push(thing);
  }
  return lists;
}

function split(train: Lists, test: Lists): DataSet {
  const people = Math.max(...train.keys(), ...test.keys()) + 1;
  const inOrder = (lists: Lists) => Array.from({ length: people }, (_, person) => lists.get(person) ?? []);
  const histories = { train: inOrder(train), test: inOrder(test) };
  return { ...histories, things: countThings(train, test), isSequence: false, interestsOf: [] };
}

function sequence(lists: Lists, attributes: string | null): DataSet {
  const histories = [...lists.values()].filter((history) => history.length > 2);
  const interestsOf: number[][] = [];
  // The file is a plain object from things to lists of numbers.
  const parsed = attributes === null ? {} : (JSON.parse(attributes) as Record<string, number[]>);
  for (const [thing, interests] of Object.entries(parsed))
    interestsOf[Number(thing)] = [...new Set(interests)];
  return {
    train: histories.map((history) => history.slice(0, -1)),
    test: histories.map((history) => history.slice(-1)),
    things: countThings(lists),
    isSequence: true,
    interestsOf,
  };
}

function countThings(...all: Lists[]): number {
  let last = 0;
  for (const lists of all)
    for (const things of lists.values()) for (const thing of things) last = Math.max(last, thing);
  return last + 1;
}
