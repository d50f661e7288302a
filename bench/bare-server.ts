import Fastify from 'fastify';
import { parentPort, workerData } from 'node:worker_threads';

// Given by references.ts.
const { port, body, schema } = workerData as { port: number; body: string; schema: object | null };
const app = Fastify();
if (schema === null) {
  app.get('/', (_request, reply) => reply.type('application/json').send(body));
} else {
  const answer: unknown = JSON.parse(body);
  app.get('/', { schema: { response: { 200: schema } } }, async () => answer);
}
await app.listen({ port, host: '127.0.0.1' });
parentPort?.postMessage('ready');
