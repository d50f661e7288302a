/**
 * What is believed of the weights of a logistic regression: a normal distribution, narrowed by one observation after the
 * other.
 */
export interface LogisticBelief {
  mean: Float64Array;
  /** Row by row. */
  covariance: Float64Array;
}

/** A belief of independent weights, given the spread of each around its mean. */
export function createBelief(prior: readonly { mean: number; spread: number }[]): LogisticBelief {
  const covariance = new Float64Array(prior.length ** 2);
  for (const [index, { spread }] of prior.entries()) covariance[index * (prior.length + 1)] = spread ** 2;
  return { mean: Float64Array.from(prior, ({ mean }) => mean), covariance };
}

/**
 * Learns from one observation of some importance. The mean goes to the exact maximum of prior times likelihood, which
 * lies in the direction P·x and so is the root of one equation, α = w·(y − σ(z + α·xᵀPx)); the covariance is narrowed by
 * the curvature there. It is the sequential Laplace method (Spiegelhalter and Lauritzen 1990) with a step that cannot
 * overshoot however rare or important an observation is (implicit updates: Kulis and Bartlett 2010; Karampatziakis and
 * Langford 2011). There is no rate to choose, and features that go together share what is learned. O(features²).
 */
export function learn(
  { mean, covariance }: LogisticBelief,
  features: Float64Array,
  { happened, importance }: { happened: boolean; importance: number },
): void {
  const count = mean.length;
  const direction = new Float64Array(count);
  let z = 0;
  let width = 0;
  for (let row = 0; row < count; row += 1) {
    let sum = 0;
    for (let column = 0; column < count; column += 1) {
      sum += (covariance[row * count + column] ?? 0) * (features[column] ?? 0);
    }
    direction[row] = sum;
    z += (mean[row] ?? 0) * (features[row] ?? 0);
    width += sum * (features[row] ?? 0);
  }
  const step = implicitStep(z, width, { happened, importance });
  const probability = sigmoid(z + step * width);
  const curvature = importance * probability * (1 - probability);
  const narrowing = curvature / (1 + curvature * width);
  for (let row = 0; row < count; row += 1) {
    const along = direction[row] ?? 0;
    mean[row] = (mean[row] ?? 0) + step * along;
    for (let column = 0; column < count; column += 1) {
      const at = row * count + column;
      covariance[at] = (covariance[at] ?? 0) - narrowing * along * (direction[column] ?? 0);
    }
  }
}

/** How likely it is believed to happen. O(features). */
export function expectation({ mean }: LogisticBelief, features: Float64Array): number {
  let z = 0;
  for (let index = 0; index < mean.length; index += 1) z += (mean[index] ?? 0) * (features[index] ?? 0);
  return sigmoid(z);
}

/** 1 / (1 + e^−z). */
function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

const rounds = 40;
const closeEnough = 1e-7;

/** The root of α = w·(y − σ(z + α·s)), which lies between 0 and w·(y − σ(z)): found by halving. */
function implicitStep(
  z: number,
  width: number,
  { happened, importance }: { happened: boolean; importance: number },
): number {
  const target = happened ? 1 : 0;
  let near = 0;
  let far = importance * (target - sigmoid(z));
  for (let round = 0; round < rounds && Math.abs(far - near) > closeEnough; round += 1) {
    const middle = (near + far) / 2;
    const isBeyond = Math.abs(middle) > Math.abs(importance * (target - sigmoid(z + middle * width)));
    if (isBeyond) far = middle;
    else near = middle;
  }
  return (near + far) / 2;
}
