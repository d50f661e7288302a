import { fail, redirect } from '@sveltejs/kit';
import { requireOperator } from '#features/admin/require-operator.server.ts';
import { call, isApiProblem, routes } from '#lib/api/index.ts';
import { paths } from '#lib/paths.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ depends, fetch, parent, url }) => {
  await requireOperator(parent);
  // What is fetched on the server is not known to the page: it asks for the report by this name until it is there.
  depends('spark:badge-report');
  const reportId = url.searchParams.get('report');
  const [formula, report] = await Promise.all([
    call(fetch, routes.getEnthusiasts),
    reportId === null ? null : call(fetch, routes.getEnthusiastReport, { params: { id: reportId } }),
  ]);
  return { formula, report };
};

export const actions: Actions = {
  report: async (event) => {
    const { entered, numbers } = await read(event.request);
    try {
      const { id } = await call(event.fetch, routes.askEnthusiastReport, {
        body: { numbers },
        // Asked twice, it is counted twice: nothing comes of it but the answer.
        idempotencyKey: crypto.randomUUID(),
      });
      // Redirects are thrown, and are no problem of the API.
      redirect(303, `${paths.adminEnthusiasts}?report=${id}`);
    } catch (caught) {
      return refuse(caught, entered);
    }
  },
  save: async (event) => {
    const { entered, numbers } = await read(event.request);
    try {
      await call(event.fetch, routes.setEnthusiastNumbers, { body: { numbers } });
    } catch (caught) {
      return refuse(caught, entered);
    }
    redirect(303, `${paths.adminEnthusiasts}?saved`);
  },
  reset: async ({ fetch }) => {
    const { numbers: all } = await call(fetch, routes.getEnthusiasts);
    const numbers = Object.fromEntries(all.map(({ name }) => [name, null]));
    await call(fetch, routes.setEnthusiastNumbers, { body: { numbers } });
    redirect(303, `${paths.adminEnthusiasts}?saved`);
  },
};

/** What was entered, as words and as the numbers they are; what is no number is told by the server as one out of bounds. */
async function read(request: Request) {
  const form = await request.formData();
  const entered: Record<string, string> = {};
  const numbers: Record<string, number | null> = {};
  for (const [name, value] of form) {
    if (typeof value !== 'string') continue;
    entered[name] = value;
    const text = value.trim().replace(',', '.');
    const number = Number(text);
    numbers[name] = text === '' ? null : Number.isFinite(number) ? number : -1;
  }
  return { entered, numbers };
}

function refuse(caught: unknown, entered: Record<string, string>) {
  if (!isApiProblem(caught)) throw caught;
  const remarks = Object.fromEntries(
    (caught.problem.errors ?? []).map(({ path, message }) => [path.slice('/numbers/'.length), message]),
  );
  return fail(caught.problem.status, {
    entered,
    remarks,
    refused: 'Nothing was done yet: see what is marked.',
  });
}
