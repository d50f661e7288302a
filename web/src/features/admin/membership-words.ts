import type { Member } from '@spark/contract';
import { formatDay } from '#lib/format.ts';

type Term = Member['memberships'][number];

function sources(): Record<Term['source'], string> {
  return {
    operator: 'Given by you',
    joined: 'Joined',
    shop: 'Given by the shop',
    demo: 'Demo',
    oidc: 'Given by the shop’s sign-in',
    stripe: 'Bought',
  };
}

/** Where a membership comes from, and until when it runs, or ran. */
export function describeTerm({ source, active, until }: Term): string {
  if (until === null) return sources()[source];
  const how = sources()[source];
  return active ? `${how}, until ${formatDay(until)}` : `${how}, ended ${formatDay(until)}`;
}
