import { isApiProblem } from '#lib/api/index.ts';

/** What is wrong, by the name of the field; the first remark of each is kept. */
export type FieldErrors = Record<string, string>;

/** The remarks of a refusal by field: `/media/0/alt` belongs to the field `media`. Empty where it names none. */
export function fieldErrors(caught: unknown): FieldErrors {
  const remarks: FieldErrors = {};
  if (!isApiProblem(caught)) return remarks;
  for (const { path, message } of caught.problem.errors ?? []) {
    const [, field = ''] = path.split('/');
    if (field !== '') remarks[field] ??= message;
  }
  return remarks;
}
