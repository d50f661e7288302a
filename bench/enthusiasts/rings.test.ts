import { describe, expect, test } from 'vitest';
import { usualNumbers } from '../../server/src/modules/enthusiasts/numbers.policy.ts';
import { groups, judgeGroup, type GroupReport } from './rings.ts';

const reports = new Map<string, GroupReport>();

function reportOn(name: string): GroupReport {
  const known = reports.get(name);
  if (known !== undefined) return known;
  const group = groups.find((one) => one.name === name);
  if (group === undefined) throw new Error(`There is no ${name}.`);
  const report = judgeGroup(group, usualNumbers);
  reports.set(name, report);
  return report;
}

describe('within an honest community of 2,000', () => {
  test.each([
    'ring of 50, each thanks each',
    'ring of 50, nobody thanks back',
    'the same, and each smiles at 60 strangers',
    'the same, and each smiles at 300 strangers',
    'ring of 200, each thanks the next 25',
    'one person with 49 second accounts',
    'the same, and each smiles at 20 strangers',
    'the same, in ranks that vouch for each other',
    'ten honest people with two second accounts each',
  ])('%s: nothing is earned', (name) => {
    expect(reportOn(name)).toMatchObject({ badges: 0, best: 0 });
  });

  test.each([
    'ring of 50, three strangers each thank five',
    'the same, and each is thanked by one stranger',
    'the same, and each smiles at 60 strangers besides',
  ])('%s: no more is earned than strangers gave', (name) => {
    const { badges, best } = reportOn(name);
    expect(badges).toBe(0);
    expect(best).toBeLessThan(6);
  });

  test('friends who are liked by others, too, lose nothing by being friends', () => {
    const alone = reportOn('ten people, each thanked by 30 others, without friends');
    const friends = reportOn('ten friends, each thanked by 30 others as well');
    expect(friends.median).toBeGreaterThan(alone.median);
    expect(friends.best).toBeGreaterThan(alone.best);
  });

  test('smiles of people who only read count, as far as people who take part smile too', () => {
    const { median } = reportOn('somebody whom 20 who take part and 200 who only read thank');
    expect(median).toBeGreaterThan(25);
    expect(median).toBeLessThan(60);
  });
});
