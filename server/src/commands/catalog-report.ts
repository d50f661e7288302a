import type { ImportReport, ListedIssue, ReportedIssues } from '../modules/catalog/index.ts';

type Change = ImportReport['examples']['changed'][number]['changes'][number];

/** Longest value repeated in a line of the report. */
const shownChars = 40;

/** Tells people what an import did, or would do. */
export function describeImport(report: ImportReport): string {
  const { counts } = report;
  return [
    ...describeIssues(report),
    `${number(counts.rows)} rows of ${report.source} in ${report.seconds.toFixed(1)} s`,
    ...describeRows(report),
    report.status === 'applied' ? 'This changed:' : 'This is what would change:',
    ...describeDiff(report),
    ...describePictures(report),
    ...describeEnd(report),
  ].join('\n');
}

function describeRows({ counts: { rejected, duplicates }, otherFeeds: { held } }: ImportReport): string[] {
  return [
    ...(rejected > held ? [`  ${number(rejected - held)} left out because of errors`] : []),
    ...(held > 0 ? [`  ${number(held)} left out because another feed that Spark follows has them`] : []),
    ...(duplicates > 0 ? [`  ${number(duplicates)} replaced by a later row with the same id`] : []),
  ];
}

function describeDiff({ counts, otherFeeds: { takenOver }, examples }: ImportReport): string[] {
  return [
    `  ${number(counts.added)} added`,
    ...examples.added.map(
      ({ externalId, title, price }) => `      + ${externalId}  ${shorten(title)}  ${price}`,
    ),
    `  ${number(counts.changed)} changed`,
    ...examples.changed.map(
      ({ externalId, changes }) => `      ~ ${externalId}  ${changes.map(describeChange).join(', ')}`,
    ),
    `  ${number(counts.unchanged)} unchanged`,
    ...(takenOver > 0 ? [`  ${number(takenOver)} taken over from another feed`] : []),
    `  ${number(counts.missing)} missing from the feed (kept, but not for sale until they are back)`,
    ...examples.missing.map(({ externalId, title }) => `      - ${externalId}  ${shorten(title)}`),
  ];
}

function describeChange({ field, before, after }: Change): string {
  return `${field} ${show(before)} → ${show(after)}`;
}

function describePictures({ pictures }: ImportReport): string[] {
  if (pictures === null) return [];
  return [
    `  ${number(pictures.matched)} picture addresses found in the folder, ${number(pictures.unmatched)} not`,
    ...pictures.unmatchedExamples.map((link) => `      - ${link}`),
    ...pictures.unreadable.map((path) => `      ! ${path} is no picture Spark can read`),
  ];
}

function describeEnd({ status, refusal }: ImportReport): string[] {
  if (status !== 'previewed') return [];
  return [
    refusal === null
      ? 'Nothing was changed: this was a dry run.'
      : `The import would wait for you: ${refusal.reason}`,
  ];
}

/** Lists what was wrong with rows, each with its line, field and reason. */
export function describeIssues({ issues, omittedIssues }: ReportedIssues): string[] {
  if (issues.length === 0) return [];
  const more =
    omittedIssues > 0
      ? [`  … and ${number(omittedIssues)} more (spark catalog status --issues <file> writes them all)`]
      : [];
  return ['Issues:', ...issues.map(describeIssue), ...more, ''];
}

function describeIssue(issue: ListedIssue): string {
  const where = [`line ${issue.line}`, issue.externalId, issue.field].filter(Boolean).join(' · ');
  const value = issue.value === '' ? '' : ` (“${shorten(issue.value)}”)`;
  const mark = issue.severity === 'error' ? '✗' : '!';
  return `  ${mark} ${where}: ${issue.reason}${value}; ${issue.hint}`;
}

function show(value: unknown): string {
  return shorten(typeof value === 'string' ? value : JSON.stringify(value));
}

function shorten(text: string): string {
  return text.length > shownChars ? `${text.slice(0, shownChars).toWellFormed()}…` : text;
}

function number(count: number): string {
  return count.toLocaleString('en');
}
