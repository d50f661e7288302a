export { cancelDeparture } from './ask-departure.ts';
export { departureHandlers } from './departures.handlers.ts';
export { finishDepartures } from './finish-departures.ts';
