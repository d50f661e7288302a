import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';

/** Collects the OpenAPI document from the routes registered after this, and serves it with a page for people. */
export async function mountDocumentation(
  app: FastifyInstance,
  info: { publicUrl: string; version: string },
): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Spark',
        version: info.version,
        description: 'A shoppable community feed that any shop can run itself.',
        license: { name: 'MIT' },
      },
      servers: [{ url: info.publicUrl }],
      components: {
        securitySchemes: {
          session: {
            type: 'http',
            scheme: 'bearer',
            description: 'The `set-auth-token` header of a sign-in',
          },
          shopKey: { type: 'http', scheme: 'bearer', description: 'SPARK_API_KEY' },
        },
      },
    },
  });
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    staticCSP: true,
    // Over plain HTTP, as in a local network, there is nothing to upgrade to, and the page stays empty.
    transformStaticCSP: (policy) => policy.replace(/;\s*upgrade-insecure-requests;?/, ''),
  });
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
}
