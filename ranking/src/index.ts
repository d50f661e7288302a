export * from './feed/index.ts';
export * from './graph/index.ts';
export * from './walk/index.ts';
export * from './evaluation/index.ts';
export { seededRandom } from './random.ts';
export { finish, type Steps } from './steps.ts';
