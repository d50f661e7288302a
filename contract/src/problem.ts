import { Type, type Static } from 'typebox';
import { Shape } from './primitives.ts';

/** Permanent error codes and the HTTP status each one travels with. */
export const problemStatus = {
  malformed_request: 400,
  invalid_cursor: 400,
  unauthenticated: 401,
  membership_required: 403,
  forbidden: 403,
  taken_out: 403,
  not_found: 404,
  method_not_allowed: 405,
  request_timeout: 408,
  conflict: 409,
  idempotency_conflict: 409,
  out_of_stock: 409,
  price_changed: 409,
  too_many_unpaid: 409,
  nothing_waiting: 409,
  already_applied: 409,
  nothing_to_roll_back: 409,
  not_the_latest: 409,
  import_running: 409,
  gone: 410,
  too_large: 413,
  unsupported_media: 415,
  validation_failed: 422,
  rate_limited: 429,
  headers_too_large: 431,
  internal_error: 500,
  not_implemented: 501,
  unavailable: 503,
  storage_full: 507,
} as const;

/** A permanent error code. */
export type ProblemCode = keyof typeof problemStatus;

/** RFC 9457 problem details with a stable `code`. */
export const Problem = Shape({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.String(),
  code: Type.String(),
  requestId: Type.Optional(Type.String()),
  /** Of something that is not found: everybody could read it once. Its address answers 410 then, not 404. */
  wasHere: Type.Optional(Type.Boolean()),
  errors: Type.Optional(Type.Array(Shape({ path: Type.String(), message: Type.String() }))),
});
export type Problem = Static<typeof Problem>;
