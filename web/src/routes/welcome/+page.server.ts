import { chooseInterests } from '#features/onboarding/choose-interests.server.ts';
import { paths } from '#lib/paths.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: (event) => chooseInterests(event, { visitor: paths.forYou, user: paths.welcomeName }),
};
