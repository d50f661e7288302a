/** Why a whole feed was refused; the live catalogue is untouched whenever one of these is thrown. */
export type FeedErrorCode =
  | 'unreadable_source'
  | 'refused_address'
  | 'empty_feed'
  | 'no_valid_rows'
  | 'unknown_format'
  | 'missing_columns'
  | 'bad_encoding'
  | 'broken_xml'
  | 'forbidden_xml'
  | 'truncated_feed'
  | 'too_large'
  | 'too_few_products'
  | 'import_running'
  | 'nothing_waiting'
  | 'already_applied'
  | 'nothing_to_roll_back'
  | 'not_the_latest'
  | 'unknown_feed'
  | 'missing_password';

/** A feed that cannot be taken as a whole: a sentence for the operator, and the line where it went wrong. */
export class FeedError extends Error {
  readonly code: FeedErrorCode;
  readonly line: number | null;
  readonly hint: string | null;

  constructor(code: FeedErrorCode, reason: string, details: { line?: number; hint?: string } = {}) {
    super(reason);
    this.name = 'FeedError';
    this.code = code;
    this.line = details.line ?? null;
    this.hint = details.hint ?? null;
  }
}
