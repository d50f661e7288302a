import type { ListedIssue } from './listed-issue.ts';

/** What an import did, or would do. */
export interface ImportReport {
  /** Id of the stored record; `null` for a dry run, which stores nothing. */
  id: string | null;
  /** An import that waits has changed nothing and is applied by a person; a dry run only previews. */
  status: 'applied' | 'waiting' | 'previewed';
  source: string;
  feed: string;
  isDryRun: boolean;
  /** Why it waits, or would wait. */
  refusal: Refusal | null;
  counts: ImportCounts;
  otherFeeds: OtherFeeds;
  examples: DiffExamples;
  issues: ListedIssue[];
  /** Issues beyond those listed. */
  omittedIssues: number;
  pictures: PictureCounts | null;
  seconds: number;
}

/** What was wrong with rows: so many as are listed, and how many more there are. */
export type ReportedIssues = Pick<ImportReport, 'issues' | 'omittedIssues'>;

/** Why a feed does not go in by itself. */
export interface Refusal {
  code: string;
  reason: string;
  line: number | null;
  hint: string | null;
}

/** Numbers of an import. */
export interface ImportCounts {
  rows: number;
  /** Rows left out because of an error. */
  rejected: number;
  /** Rows replaced by a later one with the same id. */
  duplicates: number;
  added: number;
  changed: number;
  unchanged: number;
  /** Known from this feed before, absent now. */
  missing: number;
  /** Absent from so many imports in a row that they are not listed any more. */
  unlisted: number;
}

/** What a feed shares with others. */
export interface OtherFeeds {
  /** Rows left out because another feed that is followed has their products. */
  held: number;
  /** Products that another feed had until now. */
  takenOver: number;
}

/** A few products of each kind, for people to recognise what is going on. */
export interface DiffExamples {
  /** With their prices as they were understood: a wrong currency shows here. */
  added: (ProductExample & { price: string })[];
  changed: (ProductExample & { changes: FieldChange[] })[];
  missing: ProductExample[];
}

/** A product in a report. */
export interface ProductExample {
  externalId: string;
  title: string;
}

/** One field that differs, by its column. */
export interface FieldChange {
  field: string;
  before: unknown;
  after: unknown;
}

/** What became of pictures looked for in the media folder. */
export interface PictureCounts {
  /** Addresses that a file of the folder belongs to. */
  matched: number;
  /** Addresses without a file; the products keep showing the address. */
  unmatched: number;
  /** A few of them, for people to see what a file should be called. */
  unmatchedExamples: string[];
  /** Files that are no pictures Spark can read. */
  unreadable: string[];
}

/** Where an import stands, for a progress line. */
export type ImportProgress =
  | { step: 'read'; rows: number; rejected: number; bytes: number; totalBytes: number | null }
  | { step: 'compare' }
  | { step: 'pictures'; done: number; total: number }
  | { step: 'apply'; products: number }
  | { step: 'keep'; rows: number };
