import { makeCommunity } from './simulate/community.ts';
import { simulate } from './simulate/simulate.ts';
import { sparkFeed } from './simulate/spark-feed.ts';
const people = Number(process.env.PEOPLE ?? 1000), days = Number(process.env.DAYS ?? 30);
for (const seed of (process.env.SEEDS ?? '1').split(',').map(Number)) {
  const community = makeCommunity({ seed, people, days });
  for (const make of process.env.REFIT ? [sparkFeed(), sparkFeed({ name: 'refit', refits: true })] : [sparkFeed()]) {
    const f = simulate(community, make(community));
    console.log(seed, f.feed, 'sat', f.satisfaction.toFixed(3), 'first', f.firstVisit.toFixed(2), 'gini', f.gini.toFixed(3), JSON.stringify(f.newAuthors));
  }
}
