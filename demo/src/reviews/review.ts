/** What somebody thinks of a product. */
export interface DemoReview {
  readonly key: string;
  /** Its place among those of the product. */
  readonly at: number;
  readonly productExternalId: string;
  readonly authorHandle: string;
  readonly stars: number;
  readonly title: string;
  readonly text: string;
  readonly isVerifiedPurchase: boolean;
  /** How long before "now" it was written. */
  readonly ageHours: number;
}

/** Reviews as they are written down here, by product: `handle ★★★★ bought | title | text`. */
export type ReviewBook = Readonly<Record<string, readonly string[]>>;
