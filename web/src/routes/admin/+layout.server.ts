import { requireOperator } from '#features/admin/require-operator.server.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ parent }) => requireOperator(parent);
