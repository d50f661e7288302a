/** How features vary together. */
export interface FeatureSpreads {
  add(features: Float64Array, importance: number): void;
  /** The standard deviation of the sum that these weights make of the features. */
  of(weights: readonly number[]): number;
}

/** Adds up how features vary together, to tell how far a weighed sum of them spreads. */
export function createSpreads(count: number): FeatureSpreads {
  const sums = new Float64Array(count);
  const products = new Float64Array(count ** 2);
  let total = 0;
  return {
    add(features: Float64Array, importance: number): void {
      total += importance;
      for (let row = 0; row < count; row += 1) {
        const value = importance * (features[row] ?? 0);
        sums[row] = (sums[row] ?? 0) + value;
        for (let column = 0; column < count; column += 1) {
          products[row * count + column] =
            (products[row * count + column] ?? 0) + value * (features[column] ?? 0);
        }
      }
    },
    of(weights: readonly number[]): number {
      let square = 0;
      let mean = 0;
      for (let row = 0; row < count; row += 1) {
        mean += ((weights[row] ?? 0) * (sums[row] ?? 0)) / total;
        for (let column = 0; column < count; column += 1) {
          square +=
            ((weights[row] ?? 0) * (weights[column] ?? 0) * (products[row * count + column] ?? 0)) / total;
        }
      }
      return Math.sqrt(Math.max(0, square - mean ** 2));
    },
  };
}
