import type { Member } from '@spark/contract';
import { formatDay } from '#lib/format.ts';

type Term = Member['memberships'][number];

const sources: Record<Term['source'], string> = {
  operator: 'given by you',
  joined: 'joined',
  shop: 'by the shop',
  demo: 'demo',
  oidc: 'by the shop’s sign-in',
  stripe: 'bought',
};

/** Where a membership comes from, and until when it runs, or ran. */
export function describeTerm({ source, active, until }: Term): string {
  if (until === null) return sources[source];
  return `${sources[source]}, ${active ? 'until' : 'ended'} ${formatDay(until)}`;
}
