import type { Me } from '@spark/contract';
import { error } from '@sveltejs/kit';

/** Lets the operator in; for everybody else there is no such page. */
export async function requireOperator(parent: () => Promise<{ me: Me | null }>): Promise<void> {
  const { me } = await parent();
  if (!me?.roles.includes('operator')) error(404, 'There is nothing here.');
}
