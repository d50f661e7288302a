/** So many of those nobody knows, behind one network address, are heard about one post in one way on a day. */
export const voicesPerAddress = 50;

/** More than this is not remembered: then everybody is heard anew. */
const mostRemembered = 100_000;

/**
 * Limits how much one address says without signing in. A device is whoever says so, and many are made in a second; what
 * they opened is kept all the same, for the post that led there takes the sale.
 */
export interface AddressVoices {
  /** Whether one more is heard. */
  hear(voice: { address: string; postId: string; response: string; day: string }): boolean;
}

/** Starts with nobody heard. Addresses are in memory only, until the day ends. */
export function createAddressVoices(): AddressVoices {
  const heard = new Map<string, number>();
  let today = '';
  return {
    hear({ address, postId, response, day }) {
      // Events of yesterday that come late count with those of today.
      if (day > today || heard.size >= mostRemembered) heard.clear();
      if (day > today) today = day;
      const key = `${address} ${postId} ${response}`;
      const count = heard.get(key) ?? 0;
      if (count >= voicesPerAddress) return false;
      heard.set(key, count + 1);
      return true;
    },
  };
}
