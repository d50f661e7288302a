import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { Check } from 'typebox/schema';
import type { Db } from '../../platform/db/index.ts';
import { ProblemError } from '../../platform/http/index.ts';
import { say } from '../../platform/sentences/index.ts';
import { findConnection, type ConnectionRow } from './connections.queries.ts';
import type { Environment } from './open-connector.ts';
import { enqueuePull } from './pull-jobs.ts';
import { noteHint } from './pull-state.queries.ts';
import { shopSystems } from './shop-systems.ts';

/** Products with long texts; a hook is only looked at for its signature. */
const bodyLimitBytes = 4 * 1024 * 1024;

/**
 * Lets connected shops say that something changed, at `/api/hooks/<name>`. What they send is proof that they said it and no
 * more: Spark then asks them itself, so a hook that comes twice, late or in the wrong order does no harm.
 */
export async function mountHooks(
  app: FastifyInstance,
  { db }: { db: Db },
  environment: Environment,
): Promise<void> {
  await app.register(async (hooks) => {
    // The signature is over the bytes as they came.
    hooks.removeAllContentTypeParsers();
    hooks.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    hooks.post<{ Params: { name: string } }>(
      '/api/hooks/:name',
      { bodyLimit: bodyLimitBytes, schema },
      async (request, reply) => {
        const connection = await findConnection(db, request.params.name);
        const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        if (isGreeting(connection, request, body)) return reply.status(200).send();
        const hint = readTopic(connection, { request, body, environment });
        await db.transaction().execute(async (trx) => {
          const isNews = await noteHint(trx, hint.id, { isWhole: hint.isRemoval, now: new Date() });
          if (isNews) await enqueuePull(trx, hint.id);
        });
        return reply.status(200).send();
      },
    );
  });
}

// Shops send what they send: this is their interface, not one of ours.
const schema = { hide: true };

/** WooCommerce tries a new hook out with its number, unsigned, and wants to be greeted back. */
function isGreeting(connection: ConnectionRow | undefined, request: FastifyRequest, body: Buffer): boolean {
  return (
    connection?.kind === 'woocommerce' &&
    request.headers['x-wc-webhook-signature'] === undefined &&
    /^webhook_id=\d{1,19}$/.test(body.subarray(0, 64).toString('latin1'))
  );
}

/** Whose hook this is, once its signature was proved, and whether something went away. Throws `ProblemError`. */
function readTopic(
  connection: ConnectionRow | undefined,
  { request, body, environment }: { request: FastifyRequest; body: Buffer; environment: Environment },
): { id: string; isRemoval: boolean } {
  const dialect = connection === undefined ? null : shopSystems[connection.kind].hooks;
  const secret = environment[connection?.hook_variable ?? '']?.trim() ?? '';
  if (connection === undefined || dialect === null || secret === '') {
    throw new ProblemError('not_found', say`No shop that sends hooks is connected under this name.`);
  }
  const sent = request.headers[dialect.signatureHeader];
  const expected = createHmac('sha256', secret).update(body).digest();
  const given = Buffer.from(typeof sent === 'string' ? sent : '', 'base64');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new ProblemError('unauthenticated', say`The signature of this hook does not fit what it says.`);
  }
  const topic = request.headers[dialect.topicHeader];
  const isRemoval = typeof topic === 'string' && dialect.isRemoval(topic, readStatus(body));
  return { id: connection.id, isRemoval };
}

/** The `status` of a product that a hook is about. */
function readStatus(body: Buffer): string | null {
  try {
    const json: unknown = JSON.parse(body.toString('utf8'));
    return Check(WithStatus, json) ? json.status : null;
  } catch {
    // It is signed, so something changed, whatever it says about that.
    return null;
  }
}

const WithStatus = Type.Object({ status: Type.String() });
