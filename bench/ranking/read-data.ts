import { hideLatest, hideSome } from '@spark/ranking';
import { parseLists, parsePairs, type Rows, type Touch } from './parse-rows.ts';
import { DataError, openFolder, type Files } from './read-files.ts';

/** How what is known was told from what is to be found. */
export type Protocol =
  | 'given split'
  | 'leave last out'
  | 'latest tenth by time'
  | 'random fifth of each person';

/** A public data set, whatever its files look like; people, things and interests are numbered from 0. */
export interface DataSet {
  protocol: Protocol;
  /** What is known of each person, oldest first. */
  train: readonly (readonly number[])[];
  /** What each person went on to touch. */
  test: readonly (readonly number[])[];
  /** When each thing of `train` was touched, where that is known. */
  times: readonly (readonly number[])[] | undefined;
  things: number;
  /** The interests of each thing and how much it is of them, the most of 1; empty where the data knows none. */
  interestsOf: ReadonlyMap<number, number>[];
  /** What was wrong with the files and did not keep them from being read. */
  remarks: string[];
}

const formats = 'train.txt with test.txt, data1.txt with test1.txt, sequences.txt, or user_<thing>.dat';

/**
 * Reads the data of a folder, in whichever of these formats it is, plain or gzip: `train` and `test` with a line of things
 * for each person; `data1` and `test1` with a line for each thing somebody touched; `sequences` in the order of time with
 * `item2attributes.json`; or `user_<thing>.dat` with a line for each touch, its weight and time where they are known, and
 * `<thing>_<interest>.dat`. Throws a `DataError` when there is none of them.
 */
export async function readDataSet(folder: string): Promise<DataSet> {
  const files = await openFolder(folder);
  const data =
    (await readSplit(files, ['train.txt', 'test.txt'], parseLists)) ??
    (await readSplit(files, ['data1.txt', 'test1.txt'], parsePairs)) ??
    (await readSequences(files)) ??
    (await readTouches(files));
  if (data === null) throw new DataError(`${folder} holds no data to rank: no ${formats}.`);
  if (!data.test.some((wanted) => wanted.length > 0) || !data.train.some((history) => history.length > 0)) {
    throw new DataError(
      `${folder} holds nothing to learn from or nothing to find. ${data.remarks.join(' ')}`.trim(),
    );
  }
  return data;
}

type Parse = (text: string) => Rows;

async function readSplit(
  files: Files,
  [trainName, testName]: readonly [string, string],
  parse: Parse,
): Promise<DataSet | null> {
  const [train, test] = [await files.read(trainName), await files.read(testName)];
  if (train === null || test === null) return null;
  const [known, wanted] = [parse(train), parse(test)];
  const number = createNumbers();
  const people = [...new Set([...known.lists.keys(), ...wanted.lists.keys()])];
  const histories = people.map((person) => number.all(inOrder(known.lists.get(person) ?? [])));
  const lists = people.map((person) => number.all(wanted.lists.get(person) ?? []));
  return {
    protocol: 'given split',
    train: histories,
    test: lists,
    times: timesOf(people.map((person) => inOrder(known.lists.get(person) ?? []))),
    things: number.count(),
    interestsOf: [],
    remarks: [...remarkOn(trainName, known), ...remarkOn(testName, wanted)],
  };
}

async function readSequences(files: Files): Promise<DataSet | null> {
  const name = 'sequences.txt';
  const text = await files.read(name);
  if (text === null) return null;
  const rows = parseLists(text);
  const number = createNumbers();
  const histories = [...rows.lists.values()]
    .filter((list) => list.length > 2)
    .map((list) => number.all(list));
  const attributes = readAttributes(await files.read('item2attributes.json'));
  return {
    protocol: 'leave last out',
    train: histories.map((history) => history.slice(0, -1)),
    test: histories.map((history) => history.slice(-1)),
    times: undefined,
    things: number.count(),
    interestsOf: number.interests(attributes.pairs),
    remarks: [...remarkOn(name, rows), ...attributes.remarks],
  };
}

async function readTouches(files: Files): Promise<DataSet | null> {
  const kind = files.names
    .map((name) => /^user_([a-z]+)\.dat$/.exec(name)?.[1])
    .find(
      (one) => one !== undefined && files.names.some((name) => name.startsWith(`${one}_`)) && one !== 'user',
    );
  const name = `user_${kind ?? ''}.dat`;
  const text = await files.read(name);
  if (kind === undefined || text === null) return null;
  const rows = parsePairs(text);
  const number = createNumbers();
  const lists = [...rows.lists.values()].map(inOrder);
  const histories = lists.map((list) => number.all(list));
  const times = timesOf(lists);
  const { shown, hidden } =
    times === undefined ? hideSome({ histories }, 1) : hideLatest({ histories, times });
  const interestName = files.names.find((one) => one.startsWith(`${kind}_`) && one.endsWith('.dat')) ?? '';
  const interests = parsePairs((await files.read(interestName)) ?? '');
  const pairs = [...interests.lists].flatMap(([thing, list]) =>
    list.map((one) => ({ thing, interest: one.thing })),
  );
  return {
    protocol: times === undefined ? 'random fifth of each person' : 'latest tenth by time',
    train: shown.histories,
    test: hidden,
    times: shown.times,
    things: number.count(),
    interestsOf: number.interests(pairs),
    remarks: [...remarkOn(name, rows), ...remarkOn(interestName, interests)],
  };
}

function inOrder(list: readonly Touch[]): readonly Touch[] {
  return list.toSorted((one, other) => (one.at ?? 0) - (other.at ?? 0));
}

/** The times of all touches, where each has one. */
function timesOf(lists: readonly (readonly Touch[])[]): number[][] | undefined {
  const times = lists.map((list) => list.flatMap(({ at }) => (at === null ? [] : [at])));
  const isWhole = lists.every((list, index) => list.length === times[index]?.length);
  return isWhole && times.some((one) => one.length > 0) ? times : undefined;
}

interface Belonging {
  thing: string;
  interest: string;
}

function readAttributes(text: string | null): { pairs: Belonging[]; remarks: string[] } {
  if (text === null) return { pairs: [], remarks: [] };
  try {
    const parsed: unknown = JSON.parse(text);
    const pairs = Object.entries(parsed ?? {}).flatMap(([thing, interests]: [string, unknown]) =>
      Array.isArray(interests) ? interests.map((interest) => ({ thing, interest: String(interest) })) : [],
    );
    return { pairs, remarks: [] };
  } catch {
    return { pairs: [], remarks: ['item2attributes.json is no JSON and was left out.'] };
  }
}

function remarkOn(name: string, { badLines }: Rows): string[] {
  if (badLines === 0) return [];
  return [badLines === 1 ? `1 line of ${name} was left out.` : `${badLines} lines of ${name} were left out.`];
}

/** Gives things and interests numbers as they come. */
function createNumbers() {
  const things = new Map<string, number>();
  const numberOf = (thing: string) => {
    const known = things.get(thing) ?? things.size;
    things.set(thing, known);
    return known;
  };
  return {
    all: (touches: readonly Touch[]) => touches.map(({ thing }) => numberOf(thing)),
    count: () => things.size,
    /** Said of a thing twice, an interest belongs to it more. Things that nobody touched are left out. */
    interests(pairs: readonly Belonging[]): Map<number, number>[] {
      const names = new Map<string, number>();
      const counts: Map<number, number>[] = [];
      for (const { thing, interest } of pairs) {
        const node = things.get(thing);
        if (node === undefined) continue;
        const name = names.get(interest) ?? names.size;
        names.set(interest, name);
        const own = (counts[node] ??= new Map<number, number>());
        own.set(name, (own.get(name) ?? 0) + 1);
      }
      return counts.map((own) => {
        const most = Math.max(...own.values());
        return new Map([...own].map(([interest, count]) => [interest, count / most]));
      });
    },
  };
}
