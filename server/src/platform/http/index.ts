export { createCursorCodec, type CursorCodec } from './cursor.ts';
export { createAskAsVisitor, type AskAsVisitor } from './ask-as-visitor.ts';
export { listenAt } from './listen-at.ts';
export { localeOf, sayLocale } from './locale.ts';
export { readPageRequest, toPage, type PageRequest, type TimePosition } from './page.ts';
export { sweepAnswers } from './idempotency.ts';
export { DatabaseAwayError, invalid, notFound, ProblemError, type ProblemDetail } from './problem-error.ts';
export { writeOnce } from './serialization.ts';
export { createHttpServer } from './server.ts';
export {
  admit,
  apiPrefix,
  serveRoutes,
  type Call,
  type Gatekeeping,
  type Handler,
  type Handlers,
  type RouteName,
} from './serve-routes.ts';
export { sweepSignatures } from './shop-caller.ts';
export type { SignedInViewer, Viewer } from './viewer.ts';
export { mountDocumentation } from './mount-documentation.ts';
export { mountHealth } from './mount-health.ts';
export { mountMedia } from './mount-media.ts';
export { mountStream, type StreamLimits, type StreamSource } from './mount-stream.ts';
export { mountPages, protocolHeader, type PageHandler, type Pages } from './mount-pages.ts';
