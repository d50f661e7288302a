import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeInterest } from '../../../test/factories.ts';
import type { Person } from '../../../test/people.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';

let spark: TestApp;
let author: Person;
let people: Person[];
let slug: string;
beforeAll(async () => {
  spark = await createTestApp();
  author = await spark.newMember();
  slug = (await makeInterest(spark.db)).slug;
  people = await Promise.all(Array.from({ length: 5 }, () => spark.newUser()));
});
afterAll(() => spark.close());

/** Somebody's vote for an option, both by number. */
interface Vote {
  voter: number;
  option: number;
}

const optionCount = 3;
const vote = fc.record({
  voter: fc.nat({ max: 4 }),
  option: fc.nat({ max: optionCount - 1 }),
});
/** What happens at once, again and again, and after how many times the poll closes. */
const courses = fc.record({
  batches: fc.array(fc.array(vote, { minLength: 1, maxLength: 10 }), { minLength: 1, maxLength: 4 }),
  open: fc.nat({ max: 4 }),
});

async function ask(): Promise<{ id: string; optionIds: string[] }> {
  const options = Array.from({ length: optionCount }, (_, index) => ({ text: `Option ${index}` }));
  const closesAt = new Date(Date.now() + 3_600_000).toISOString();
  const body = { kind: 'poll', interests: [slug], poll: { question: 'Which?', options, closesAt } };
  const { id, poll } = await spark.call('createPost', { as: author, body });
  return { id, optionIds: poll?.options.map((option) => option.id) ?? [] };
}

const close = (id: string) =>
  spark.db.updateTable('polls').set({ closes_at: new Date() }).where('post_id', '=', id).execute();

/** What everybody sees: whom they voted for, and, where results are open, the same results. */
async function look(params: { id: string }, optionIds: string[]) {
  const polls = [];
  for (const as of people) polls.push((await spark.call('getPost', { as, params })).poll);
  const choices = polls.map((poll) => optionIds.indexOf(poll?.votedOptionId ?? ''));
  const results = polls.map((poll) => poll?.options.map((option) => option.votes));
  return { choices, results, totals: polls.map((poll) => poll?.totalVotes) };
}

test('a poll counts every voter once, for the option they chose last, whatever happens at once', async () => {
  await fc.assert(
    fc.asyncProperty(courses, async ({ batches, open }) => {
      const { id, optionIds } = await ask();
      let chosen = people.map(() => -1);
      for (const [index, batch] of batches.entries()) {
        if (index === open) await close(id);
        const isClosed = index >= open;
        const statuses = await Promise.all(
          batch.map(async ({ voter, option }) => {
            const body = { optionId: optionIds[option] };
            const response = await spark.request('vote', {
              as: people[voter],
              params: { id },
              body,
            } as never);
            return response.statusCode;
          }),
        );
        expect(new Set(statuses)).toEqual(new Set([isClosed ? 409 : 200]));
        const { choices, results, totals } = await look({ id }, optionIds);
        for (const [voter, choice] of choices.entries()) {
          const votes = isClosed ? [] : votesOf(batch, voter);
          expect(votes.length === 0 ? [chosen[voter]] : votes).toContain(choice);
        }
        chosen = choices;
        const voters = choices.filter((choice) => choice !== -1);
        const counts = optionIds.map((_, option) => voters.filter((choice) => choice === option).length);
        for (const [reader, result] of results.entries()) {
          const isOpen = isClosed || choices[reader] !== -1;
          expect(result).toEqual(isOpen ? counts : counts.map(() => null));
        }
        expect(new Set(totals)).toEqual(new Set([voters.length]));
      }
    }),
    { numRuns: 6 },
  );
}, 120_000);

function votesOf(batch: Vote[], voter: number): number[] {
  return batch.filter((one) => one.voter === voter).map((one) => one.option);
}
