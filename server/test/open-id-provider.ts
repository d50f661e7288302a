import type { AddressInfo } from 'node:net';
import { createServer, type ServerResponse } from 'node:http';
import { Provider } from 'oidc-provider';

/** Somebody as the shop knows them: what it says of whoever signs in there by this name. */
export interface ShopPerson {
  email?: string;
  email_verified?: boolean;
  name?: string;
  /** What the shop says of a membership. */
  plan?: string[];
}

/** A shop's own sign-in: a real OpenID provider in this process, with pages to sign in on. */
export interface OpenIdSite {
  issuer: string;
  /** Whom it knows, by the name they sign in with there. */
  people: Map<string, ShopPerson>;
  close(): Promise<void>;
}

const shopClient = { id: 'spark', secret: 'the secret of spark at the shop' };

/** What an operator sets so that Spark asks this provider, who tells by `plan` whether somebody is a member. */
export function settingsOf({ issuer }: Pick<OpenIdSite, 'issuer'>): Record<string, string> {
  return {
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: shopClient.id,
    OIDC_CLIENT_SECRET: shopClient.secret,
    OIDC_NAME: 'Corner shop',
    OIDC_MEMBER_CLAIM: 'plan',
    OIDC_MEMBER_VALUE: 'gold',
  };
}

/** Starts a provider that sends people back to these addresses. */
export async function startOpenIdSite(publicUrl: () => string | null): Promise<OpenIdSite> {
  const people = new Map<string, ShopPerson>();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // Listening on TCP, so the address is one with a port.
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let provider: Provider | null = null;
  // Until it is known where Spark is, the shop is out of order.
  server.on('request', (request, response) => {
    const back = publicUrl();
    if (back === null) return response.writeHead(503).end();
    provider ??= createProvider(issuer, back, people);
    withoutFonts(response);
    return void provider.callback()(request, response);
  });
  return {
    issuer,
    people,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Its pages would ask a stranger for a font. */
function withoutFonts(response: ServerResponse): void {
  const end = response.end.bind(response);
  response.end = ((body?: unknown) => {
    if (typeof body !== 'string') return end(body);
    response.removeHeader('content-length');
    return end(body.replaceAll(/@import url\([^)]*\);?/g, ''));
  }) as typeof response.end;
}

function createProvider(issuer: string, publicUrl: string, people: Map<string, ShopPerson>): Provider {
  return new Provider(issuer, {
    clients: [
      {
        client_id: shopClient.id,
        client_secret: shopClient.secret,
        redirect_uris: [`${publicUrl}/api/auth/callback/shop`],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'plan'] },
    findAccount: (_context, id) => {
      const person = people.get(id);
      return person && { accountId: id, claims: () => ({ sub: id, ...person }) };
    },
    cookies: { keys: ['a key of the test'] },
    // Its own pages to sign in and to agree on, made for trying things out.
    features: { devInteractions: { enabled: true } },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
  });
}
