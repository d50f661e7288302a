export { insightHandlers } from './insights.handlers.ts';
export { sweepViews } from './sweep-views.ts';
