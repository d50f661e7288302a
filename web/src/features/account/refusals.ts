/** What to say to somebody whom the shop's sign-in, or a link, did not bring in; `null` where nothing went wrong. */
export function refusalOf(code: string | null, name?: string): string | null {
  if (code === null) return null;
  const shop = name ?? 'the shop';
  return refusals[code]?.(shop) ?? `Signing in with ${shop} did not work. Try again, or sign in another way.`;
}

const refusals: Record<string, (shop: string) => string> = {
  account_not_linked: (shop) =>
    `There is an account with your address at ${shop} already. Sign in to it first, then connect ${shop} in Settings, Account.`,
  account_already_linked_to_different_user: (shop) =>
    `Whoever you are at ${shop} is connected to another account here. Sign out, and sign in with ${shop}.`,
  email_not_found: (shop) => `${shop} did not tell us your e-mail address. Allow it there, or sign up here.`,
  access_denied: (shop) => `You turned back at ${shop}. Nothing was changed.`,
};
