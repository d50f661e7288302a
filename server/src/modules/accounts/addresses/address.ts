import { domainToASCII } from 'node:url';

/** RFC 5321 allows no more for a way to a mailbox. */
const longestAddress = 254;
/** And no more before the sign. */
const longestLocalPart = 64;

/**
 * An address as it is kept: without spaces around it, in small letters, names of other scripts as mail servers know them.
 * `null` where it cannot be one. What stands before the sign is written with ASCII alone: whatever looks like it is another.
 */
export function normalAddress(text: string): string | null {
  const [local = '', domain = '', ...rest] = text.trim().split('@');
  const host = domainToASCII(domain);
  const address = `${local}@${host}`.toLowerCase();
  const isAddress =
    rest.length === 0 &&
    /^[!-~]+$/.test(local) &&
    host !== '' &&
    local.length <= longestLocalPart &&
    address.length <= longestAddress &&
    !isClaim(address);
  return isAddress ? address : null;
}

/** What letters are counted by: many ways of writing lead to one mailbox. */
export function mailboxOf(address: string): string {
  return address.toLowerCase().replace(/\+[^@]*@/, '@');
}

/** Nobody can write there (RFC 2606), and nobody can sign up with it. */
const claimDomain = '@claimed.invalid';

/** The name an account is kept under while somebody else has the address it claims. */
export function claimOf(id: string): string {
  return id + claimDomain;
}

/** Such a name that tells the address, too: what is kept of it is made when the account is. */
export function claimTo(address: string, id: string): string {
  return claimOf(`${Buffer.from(address).toString('hex')}.${id}`);
}

/** The two parts of a name made by `claimTo`; `null` for any other. */
export function readClaim(email: string): { address: string; email: string } | null {
  if (!isClaim(email)) return null;
  const [hex = '', id] = email.slice(0, -claimDomain.length).split('.');
  return id === undefined ? null : { address: Buffer.from(hex, 'hex').toString(), email: claimOf(id) };
}

/** Whether an account is kept under such a name. */
export function isClaim(email: string): boolean {
  return email.endsWith(claimDomain);
}
