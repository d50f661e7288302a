export { countView } from './count-view.ts';
export { tellEvent } from './send-events.ts';
