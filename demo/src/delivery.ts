/** A way in which the demo shop delivers; `*` is everywhere else. Prices are in cents of a US dollar. */
export interface DemoDelivery {
  readonly id: string;
  readonly country: string;
  readonly name: string;
  readonly cents: number;
  readonly days: { readonly from: number; readonly to: number };
}

/** The ways of delivery of the demo shop. */
export const delivery: readonly DemoDelivery[] = [
  { id: 'standard', country: 'US', name: 'Standard delivery', cents: 490, days: { from: 2, to: 4 } },
  { id: 'express', country: 'US', name: 'Express delivery', cents: 1490, days: { from: 1, to: 1 } },
  { id: 'standard', country: '*', name: 'Standard delivery abroad', cents: 1290, days: { from: 5, to: 10 } },
];
