import { routes } from '@spark/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everyRoute } from '../../../test/every-route.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { letMeet, tracesOf, type TwoPeople } from '../../../test/two-people.ts';

let spark: TestApp;
beforeAll(async () => {
  spark = await createTestApp({ starts: 'engine' });
});
afterAll(() => spark.close());

type RouteName = keyof typeof routes;
const names = Object.keys(routes) as RouteName[];

test('every call of the contract was looked at for what it tells of people who blocked each other', () => {
  expect(Object.keys(everyRoute).toSorted()).toEqual(names.toSorted());
});

describe('between two people of whom one blocked the other', () => {
  test.for(['the blocked one', 'the one who blocked'] as const)(
    '%s finds no trace of the other in any answer, and cannot act on what is theirs',
    async (who) => {
      const people = await letMeet(spark);
      const traces = tracesOf(people);
      // Both times they meet alike, so looking once does.
      if (who === 'the blocked one') for (const name of names) await expectTraces(name, people, traces);
      const [blocker, blocked] =
        who === 'the blocked one' ? [people.other, people.reader] : [people.reader, people.other];
      expect(await spark.call('blockUser', { as: blocker, params: blocked })).toEqual({ blocks: true });
      for (const name of names) await expectNoTrace(name, people, traces);
      expect((await spark.call('listMyBlocks', { as: blocked })).items).toEqual([]);
      await spark.call('unblockUser', { as: blocked, params: blocker });
      expect(await spark.refusal('getUser', { as: blocked, params: blocker })).toMatchObject({
        code: 'not_found',
      });
      await spark.call('unblockUser', { as: blocker, params: blocked });
      await spark.call('getUser', { as: blocked, params: blocker });
    },
  );
});

/** What is there to be found, so that finding nothing says something. */
async function expectTraces(name: RouteName, people: TwoPeople, traces: readonly string[]): Promise<void> {
  const look = everyRoute[name];
  // Calls that only read: what others do must not be done before.
  if (!('answers' in look) || look.isMet !== true || routes[name].method !== 'GET') return;
  for (const input of look.answers(people)) {
    const { body } = await spark.request(name, { as: people.reader, ...input });
    expect(found(body, traces), `${name} ${JSON.stringify(input)} before`).not.toEqual([]);
  }
}

async function expectNoTrace(name: RouteName, people: TwoPeople, traces: readonly string[]): Promise<void> {
  const look = everyRoute[name];
  const as = people.reader;
  if ('answers' in look) {
    for (const input of look.answers(people)) {
      const answer = await spark.request(name, { as, ...input });
      expect(answer.statusCode, `${name}: ${answer.body}`).toBe(routes[name].status);
      expect(found(answer.body, traces), `${name} ${JSON.stringify(input)}`).toEqual([]);
    }
  }
  if ('isGone' in look) {
    for (const input of look.isGone(people)) {
      const problem = await spark.refusal(name, { as, ...input });
      expect(problem, `${name} ${JSON.stringify(input)}`).toMatchObject({ code: 'not_found' });
      expect(found(JSON.stringify(problem), traces), name).toEqual([]);
    }
  }
  if ('refuses' in look) {
    for (const input of look.refuses(people)) {
      const problem = await spark.refusal(name, { as, ...input });
      expect(found(JSON.stringify(problem), traces), name).toEqual([]);
    }
  }
}

function found(body: string, traces: readonly string[]): string[] {
  return traces.filter((trace) => body.includes(trace));
}
