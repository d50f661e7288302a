import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numberedId } from '../evaluation/community.ts';
import {
  compact,
  createGraph,
  decodeGraph,
  eachEdge,
  encodeGraph,
  findNode,
  gone,
  GraphFileError,
  idOf,
  link,
  maxEdgeWeight,
  removePerson,
  removeThing,
  takeNode,
  unlink,
  type Graph,
} from './index.ts';

const dayS = 86_400;

/** A graph of so many people and posts without edges. */
function emptyGraph(count: number, halfLifeS = Infinity): Graph {
  const graph = createGraph({ halfLifeS });
  for (let number = 0; number < count; number += 1) {
    takeNode(graph.people, numberedId(number), 'user');
    takeNode(graph.things, numberedId(number), 'post');
  }
  return graph;
}

/** All edges from both sides, which must say the same. */
function edgesOf(graph: Graph): string[] {
  const there: string[] = [];
  const back: string[] = [];
  for (let person = 0; person < graph.people.count; person += 1) {
    eachEdge(graph.touched, person, Infinity, (thing, weight) =>
      there.push(`${person} ${thing} ${weight.toFixed(3)}`),
    );
  }
  for (let thing = 0; thing < graph.things.count; thing += 1) {
    eachEdge(graph.touchedBy, thing, Infinity, (person, weight) =>
      back.push(`${person} ${thing} ${weight.toFixed(3)}`),
    );
  }
  expect(back.toSorted()).toEqual(there.toSorted());
  return there.toSorted();
}

describe('nodes', () => {
  test('are found again by their id, however many there are', () => {
    const { things } = createGraph();
    const ids = Array.from({ length: 5_000 }, () => crypto.randomUUID());
    const nodes = ids.map((id) => takeNode(things, id, 'post'));
    expect(new Set(nodes).size).toBe(ids.length);
    expect(ids.map((id) => findNode(things, id))).toEqual(nodes);
    expect(nodes.map((node) => idOf(things, node))).toEqual(ids);
    expect(findNode(things, crypto.randomUUID())).toBe(-1);
  });

  test('have ids of 128 bits and no others', () => {
    const { people } = createGraph();
    for (const id of ['', 'me', '0123', 'zzzzzzzz-0000-0000-0000-000000000000']) {
      expect(() => takeNode(people, id, 'user')).toThrow(RangeError);
    }
  });
});

describe('an edge', () => {
  test('touched again grows, up to what one person may say about one thing', () => {
    const graph = emptyGraph(1);
    for (let times = 0; times < 1_000; times += 1) link(graph, 0, 0, 1, times);
    expect(edgesOf(graph)).toEqual([`0 0 ${maxEdgeWeight.toFixed(3)}`]);
    expect(graph.things.degrees[0]).toBeCloseTo(maxEdgeWeight, 5);
  });

  test.each([0, -3, Number.NaN, -Infinity])('of weight %s counts for nothing', (weight) => {
    const graph = emptyGraph(1);
    link(graph, 0, 0, weight, 5);
    expect(edgesOf(graph)).toEqual([]);
  });

  test('is worth twice as much one half-life later, and old ones as much as before', () => {
    const graph = emptyGraph(2, dayS);
    link(graph, 0, 0, 1, 0);
    link(graph, 0, 1, 1, dayS);
    expect(edgesOf(graph)).toEqual(['0 0 1.000', '0 1 2.000']);
    expect(edgesOf(compact(graph, dayS))).toEqual(['0 0 0.500', '0 1 1.000']);
  });
});

type Deed = { person: number; thing: number; does: 'link' | 'unlink' | 'leave' | 'delete'; weight: number };
const deeds = fc.array(
  fc.record({
    person: fc.nat(5),
    thing: fc.nat(5),
    weight: fc.integer({ min: 1, max: 5 }),
    does: fc.oneof(
      { weight: 8, arbitrary: fc.constant('link' as const) },
      { weight: 2, arbitrary: fc.constantFrom('unlink' as const, 'leave' as const, 'delete' as const) },
    ),
  }),
  { maxLength: 80 },
);

/** The same deeds in the graph and in a plain list. */
function act(
  graph: Graph,
  plain: Map<string, number>,
  { person, thing, does, weight }: Deed,
  at: number,
): void {
  const forget = (isMeant: (key: string) => boolean) => {
    for (const key of plain.keys()) if (isMeant(key)) plain.delete(key);
  };
  switch (does) {
    case 'link':
      plain.set(
        `${person} ${thing}`,
        Math.min(maxEdgeWeight, (plain.get(`${person} ${thing}`) ?? 0) + weight),
      );
      link(graph, person, thing, weight, at);
      return;
    case 'unlink':
      forget((key) => key === `${person} ${thing}`);
      return unlink(graph, person, thing);
    case 'leave':
      forget((key) => key.startsWith(`${person} `));
      return removePerson(graph, person);
    case 'delete':
      forget((key) => key.endsWith(` ${thing}`));
      return removeThing(graph, thing);
  }
}

test('whatever happens in whatever order, both sides, degrees, compaction and file agree with a plain list', () => {
  fc.assert(
    fc.property(deeds, fc.nat(80), (all, compactAt) => {
      let graph = emptyGraph(6);
      const plain = new Map<string, number>();
      for (const [at, deed] of all.entries()) {
        if (at === compactAt) graph = compact(graph, 0);
        act(graph, plain, deed, at);
      }
      const expected = Array.from(plain, ([key, weight]) => `${key} ${weight.toFixed(3)}`).toSorted();
      const { graph: reread, position } = decodeGraph(encodeGraph(graph, { baseS: 0, position: 7n }));
      expect(position).toBe(7n);
      for (const one of [graph, compact(graph, 0), reread]) {
        expect(edgesOf(one)).toEqual(expected);
        for (let node = 0; node < 6; node += 1) {
          const own = [...plain].filter(([key]) => key.endsWith(` ${node}`));
          expect(one.things.degrees[node]).toBeCloseTo(
            own.reduce((sum, [, weight]) => sum + weight, 0),
            4,
          );
        }
      }
    }),
  );
});

test('what is removed stays known as gone', () => {
  const graph = emptyGraph(1);
  removeThing(graph, 0);
  expect(graph.things.kinds[0]).toBe(gone);
});

test('a file that is cut, changed or of another kind is no graph', () => {
  const graph = emptyGraph(20);
  for (let number = 0; number < 20; number += 1) link(graph, number, (number * 7) % 20, 1, number);
  const file = encodeGraph(graph, { baseS: 0, position: 1n });
  const broken = [
    new Uint8Array(0),
    new Uint8Array(64),
    file.subarray(0, 40),
    file.subarray(0, file.length - 8),
    new TextEncoder().encode('x'.repeat(500)),
  ];
  for (let at = 0; at < file.length; at += 37) {
    const changed = Uint8Array.from(file);
    changed[at] = (changed[at] ?? 0) ^ 255;
    broken.push(changed);
  }
  for (const bytes of broken) expect(() => decodeGraph(bytes)).toThrow(GraphFileError);
  expect(edgesOf(decodeGraph(file).graph)).toEqual(edgesOf(graph));
});
