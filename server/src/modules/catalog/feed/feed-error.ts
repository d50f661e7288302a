import { sourceLocale } from '@spark/contract';
import { speak, type Sentence } from '../../../platform/sentences/index.ts';
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
  /** What was wrong, in whatever language the reader has; as an `Error` it speaks English, for logs and terminals. */
  readonly sentence: Sentence;
  readonly line: number | null;
  readonly hint: string | null;

  constructor(code: FeedErrorCode, reason: Sentence, details: { line?: number; hint?: string } = {}) {
    super(speak(sourceLocale, reason));
    this.name = 'FeedError';
    this.code = code;
    this.sentence = reason;
    this.line = details.line ?? null;
    this.hint = details.hint ?? null;
  }
}
