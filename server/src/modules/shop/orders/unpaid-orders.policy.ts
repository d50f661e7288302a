import type { Address } from '@spark/contract';
import { say, type Sentence } from '../../../platform/sentences/index.ts';

/**
 * How much may wait for its payment at once. An order keeps its pieces from everybody else for as long as it may be paid,
 * up to a week; without these limits one person could empty the shop without a cent. Whatever is paid counts no more.
 */
export const unpaidLimits = {
  /** Of one person: who forgets something orders again before the first is paid, hardly five times. */
  orders: 5,
  /** Of one person, in all those orders: two lines of a bag as full as they can be. More is bought one after the other. */
  pieces: 200,
  /** To one address, whoever orders: a house or an office shares it, but not with so many who have not paid. */
  ordersAtAddress: 20,
} as const;

/** What waits to be paid, of a person and at an address. */
export interface Unpaid {
  orders: number;
  pieces: number;
  ordersAtAddress: number;
}

/** Why no order of so many pieces may be placed on top, as a sentence; `null` when it may. */
export function objectToUnpaid(unpaid: Unpaid, pieces: number): Sentence | null {
  const { orders, pieces: held, ordersAtAddress } = unpaid;
  if (orders >= unpaidLimits.orders) {
    return say`You have ${orders} orders that are not paid yet. Pay or cancel one of them, then order this.`;
  }
  if (held + pieces > unpaidLimits.pieces) {
    const rest =
      held === 0
        ? say`This would be ${pieces}. Order fewer, and the rest once they are paid.`
        : say`Yours hold ${held} already. Pay or cancel one of them, or order fewer.`;
    return say`Orders that are not paid yet can hold ${unpaidLimits.pieces} pieces. ${rest}`;
  }
  if (ordersAtAddress >= unpaidLimits.ordersAtAddress) {
    return say`${ordersAtAddress} orders to this address are not paid yet. Once some of them are, you can order this.`;
  }
  return null;
}

/**
 * An address without all that does not tell two apart: who receives it, capitals, spaces, signs, and what stands in which
 * line. Made for counting; it is no address to write to.
 */
export function addressKey({ country, postalCode, line1, line2 }: Address): string {
  const bare = (text: string) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]/gu, '');
  return [country, bare(postalCode), bare(`${line1}${line2 ?? ''}`)].join(' ');
}
