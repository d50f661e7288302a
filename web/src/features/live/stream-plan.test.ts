import { expect, test } from 'vitest';
import { createStreamPlan } from './stream-plan.ts';

test('a product is followed for as long as one place shows it', () => {
  const plan = createStreamPlan();
  plan.add(['hat', 'cap']);
  plan.add(['hat']);
  plan.remove(['hat', 'cap']);
  expect(plan.wanted()).toEqual(['hat']);
  plan.remove(['hat']);
  expect(plan.wanted()).toEqual([]);
});

test('of too many the last to come into view are followed', () => {
  const plan = createStreamPlan(2);
  plan.add(['a', 'b', 'c']);
  expect(plan.wanted()).toEqual(['b', 'c']);
  plan.add(['a']);
  expect(plan.wanted()).toEqual(['a', 'c']);
});
