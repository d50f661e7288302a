import { askForLetter } from '#features/account/ask-for-letter.server.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: (event) => askForLetter(event, '/request-password-reset'),
};
