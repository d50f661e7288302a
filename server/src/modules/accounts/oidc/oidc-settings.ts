/** The shop's own sign-in, as the operator set it up by `OIDC_*`. */
export interface OidcSettings {
  /** `OIDC_ISSUER`, exactly as the provider names itself. */
  issuer: string;
  /** `OIDC_CLIENT_ID` */
  clientId: string;
  /** `OIDC_CLIENT_SECRET`; `null` for a client without one, which PKCE protects. Never logged. */
  clientSecret: string | null;
  /** `OIDC_NAME`: what its button says one signs in with. */
  name: string;
  /** `OIDC_SCOPES` */
  scopes: string[];
  /** `OIDC_MEMBER_CLAIM` and `OIDC_MEMBER_VALUE`: who is a member by what the shop says of them; `null`: nobody by that. */
  member: { claim: string; value: string } | null;
  /** `OIDC_MEMBER_DAYS`: for how long one is a member since the last sign-in. */
  memberDays: number;
}

/** What the sign-in of the shop is called where accounts keep it. */
export const shopProvider = 'shop';

/**
 * Whether a claim makes somebody a member: it has the value, or holds it among others. The name may lead into objects
 * (`realm_access.roles`); one that is spelt exactly so goes first.
 */
export function hasClaim(
  claims: Record<string, unknown>,
  { claim, value }: { claim: string; value: string },
): boolean {
  const found = claim in claims ? claims[claim] : claim.split('.').reduce<unknown>(fieldOf, claims);
  return [found]
    .flat()
    .some((one) => ['string', 'boolean', 'number'].includes(typeof one) && String(one) === value);
}

function fieldOf(from: unknown, name: string): unknown {
  return typeof from === 'object' && from !== null && Object.hasOwn(from, name)
    ? // Looked for above.
      (from as Record<string, unknown>)[name]
    : undefined;
}
