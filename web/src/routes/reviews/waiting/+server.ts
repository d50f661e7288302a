import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import type { RequestHandler } from './$types';

/** Letters that are out there lead here still. */
export const GET: RequestHandler = ({ url }) => redirect(308, paths.waitingReviews + url.search);
