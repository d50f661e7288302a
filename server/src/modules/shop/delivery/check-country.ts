import { countries } from '@spark/contract';
import { invalid } from '../../../platform/http/index.ts';

/** Throws `validation_failed` for two letters that are no country's. */
export function checkCountry(country: string, path: string): void {
  if (!countries.has(country)) throw invalid({ path, message: `There is no country “${country}”.` });
}
