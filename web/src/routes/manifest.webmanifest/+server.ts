import { describeApp } from '#features/worker/describe-app.ts';
import { pageLocale } from '#lib/words/page-language.server.ts';
import type { RequestHandler } from './$types';

/** Answers with what makes Spark an app that can be installed. */
export const GET: RequestHandler = () =>
  new Response(JSON.stringify(describeApp(pageLocale())), {
    headers: { 'content-type': 'application/manifest+json' },
  });
