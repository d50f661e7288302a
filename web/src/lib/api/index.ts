export { apiBase, call, newIdempotencyKey, type Answer } from './call.ts';
export {
  codeOf,
  createApiProblem,
  isApiProblem,
  readProblem,
  sentenceOf,
  type ApiProblem,
} from './problem.ts';
export { upload } from './upload.ts';
export { routes } from '@spark/contract';
