import type { FastifyInstance } from 'fastify';

/** What a link out of a letter ends, and for which letters. */
export interface OneClick {
  /** Where mail programs post to, before the token. */
  path: string;
  /** Ends them; whoever has the link needs no account and no password. */
  end: (token: string) => Promise<void>;
}

/** One-click unsubscribe (RFC 2369 and 8058): mail programs show a button of their own, and post to the address. */
export function oneClickHeaders(href: string): Record<string, string> {
  return { 'List-Unsubscribe': `<${href}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}

/** Answers what mail programs post. */
export async function mountOneClick(app: FastifyInstance, { path, end }: OneClick): Promise<void> {
  await app.register(async (scope) => {
    // They post a form; what is in it says nothing the token does not.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: 1_024 }, (_request, _body, done) =>
      done(null),
    );
    scope.route<{ Params: { token: string } }>({
      method: 'POST',
      url: `${path}/:token`,
      schema: { hide: true },
      handler: async (request, reply) => {
        await end(request.params.token);
        return reply.status(204).send();
      },
    });
  });
}
