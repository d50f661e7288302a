// Without letters that are taken for digits, or that spell words: Crockford's alphabet has no I, L, O and U.
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A number people can read out, such as `7K3M-9QX2`; 32⁸ of them, drawn from eight random bytes. */
export function orderNumber(random: Uint8Array): string {
  const drawn = [...random.subarray(0, 8)].map((byte) => letters[byte % letters.length] ?? '0').join('');
  return `${drawn.slice(0, 4)}-${drawn.slice(4)}`;
}
