import Fastify from 'fastify';
import { parentPort, workerData } from 'node:worker_threads';

// Given by references.ts.
const { port, body } = workerData as { port: number; body: string };
const app = Fastify();
app.get('/', (_request, reply) => reply.type('application/json').send(body));
await app.listen({ port, host: '127.0.0.1' });
parentPort?.postMessage('ready');
