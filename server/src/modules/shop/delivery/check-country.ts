import { countries } from '@spark/contract';
import { invalid } from '../../../platform/http/index.ts';
import { say } from '../../../platform/sentences/index.ts';

/** Throws `validation_failed` for two letters that are no country's. */
export function checkCountry(country: string, path: string): void {
  if (!countries.has(country)) throw invalid({ path, message: say`There is no country “${country}”.` });
}
