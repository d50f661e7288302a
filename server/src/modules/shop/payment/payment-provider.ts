import type { DB } from '../../../platform/db/index.ts';

export type ProviderName = DB['orders']['provider'];

/** An order as it is paid. */
export interface PayableOrder {
  id: string;
  number: string;
  currency: string;
  email: string | null;
  lines: readonly { title: string; quantity: number; price_amount: number }[];
  delivery: { name: string; amount: number };
  reservedUntil: Date;
}

/** Where a payment goes on, and the provider's name for it. */
export interface PaymentPage {
  url: string;
  session: string;
}

/** Takes money for orders and gives it back. Everything that differs between ways of paying is behind this. */
export interface PaymentProvider {
  readonly name: ProviderName;
  /** Whether the buyer pays at once, on a page of the provider. */
  readonly isOnline: boolean;
  /** How long the pieces of an order are kept for its payment. */
  readonly reservedMs: number;
  /** Opens the page where an order is paid, the same one when asked again; `null` where there is none. */
  begin(order: PayableOrder, now: Date): Promise<PaymentPage | null>;
  /** Gives money back; asked again for the same refund, it gives nothing more. */
  refund(refund: {
    refundId: string;
    paymentReference: string | null;
    amount: number;
    currency: string;
  }): Promise<void>;
}

/** The ways of paying this Spark knows. */
export interface Payments {
  /** For new orders. */
  current: PaymentProvider;
  /** The way an order was taken by. Throws when the operator has switched it off since. */
  find(name: ProviderName): PaymentProvider;
}
