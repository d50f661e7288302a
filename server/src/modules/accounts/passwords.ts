/** Makes of passwords what is kept of them, and tells whether one is the password it was made of. */
export interface Passwords {
  hash(password: string): Promise<string>;
  verify(kept: { hash: string; password: string }): Promise<boolean>;
}
