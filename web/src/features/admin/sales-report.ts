import type { SalesReportLine } from '@spark/contract';
import { paths } from '#lib/paths.ts';
import { shorten } from '#lib/shorten.ts';

/** Days a report reaches back. */
export const reportDays = [7, 30, 90] as const;

/** Lines of a report: those further down sold next to nothing. */
export const reportLines = 50;

const wordsLength = 80;

/** What a report is about. */
export interface SalesQuery {
  by: 'post' | 'author';
  days: (typeof reportDays)[number];
}

/** A report as an address names it; whatever else is there is the one of posts and a month. */
export function readSalesQuery(params: URLSearchParams): SalesQuery {
  const days = reportDays.find((one) => String(one) === params.get('days')) ?? 30;
  return { by: params.get('by') === 'author' ? 'author' : 'post', days };
}

/** The address of a report. */
export function salesAddress({ by, days }: SalesQuery): string {
  return `${paths.adminSales}?by=${by}&days=${days}`;
}

function kinds(): Readonly<Record<NonNullable<SalesReportLine['post']>['kind'], string>> {
  return {
    photo: 'Photo',
    product: 'Products',
    story: 'Story',
    link: 'Link',
    poll: 'Poll',
    review: 'Review',
  };
}

/** What a post is, and how its words begin: each of them may be in a language of its own. */
export function postWords({ kind, text }: NonNullable<SalesReportLine['post']>): {
  kind: string;
  text: string;
} {
  return text === ''
    ? { kind: `${kinds()[kind]} without words`, text: '' }
    : { kind: kinds()[kind], text: shorten(text, wordsLength) };
}
