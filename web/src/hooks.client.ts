import type { HandleClientError } from '@sveltejs/kit/hooks';
import { describeError } from '#lib/describe-error.ts';

/** Turns whatever stopped a page in the browser into what the error page says. */
export const handleError: HandleClientError = ({ error }) => describeError(error);
