export { broadcast, broadcastIds } from './broadcast.ts';
export { createReceiver, type Listener, type Receiver } from './receiver.ts';
