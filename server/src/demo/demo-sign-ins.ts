/** The password of everybody who can be signed in as in the demo; it protects nothing. */
export const demoPassword = 'spark-demo-2017';

/** Who can be signed in as, printed at the start. */
export const demoSignIns = [
  { email: 'prime@spark.test', as: 'a member, who may post and comment' },
  { email: 'guest@spark.test', as: 'a user without a membership' },
  { email: 'creator@spark.test', as: 'a creator' },
  { email: 'admin@spark.test', as: 'the operator' },
] as const;
