import { isLanguage } from '@spark/contract';
import { fail, redirect } from '@sveltejs/kit';
import { requireMe } from '#features/account/require-me.server.ts';
import { call, isApiProblem, newIdempotencyKey, routes, sentenceOf } from '#lib/api/index.ts';
import { fieldErrors, type FieldErrors } from '#lib/field-errors.ts';
import { paths } from '#lib/paths.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params, parent, url }) => {
  const me = await requireMe(parent, url);
  const [product, { own }] = await Promise.all([
    call(fetch, routes.getProduct, { params }),
    call(fetch, routes.getReviewSummary, { params }),
  ]);
  return { me, product, own };
};

export const actions: Actions = {
  default: async ({ fetch, params, request }) => {
    const form = await request.formData();
    const text = (name: string) =>
      String(form.get(name) ?? '')
        .replaceAll('\r\n', '\n')
        .trim();
    const words = { stars: Number(form.get('stars') ?? 0), title: text('title'), text: text('text') };
    const chosen = text('language');
    const language = isLanguage(chosen) ? chosen : null;
    const entered = { ...words, language };
    const remarks = check(entered);
    if (Object.keys(remarks).length > 0) return fail(422, { entered, remarks });
    const alts = form.getAll('alt').map(String);
    const media = form.getAll('mediaId').map((id, index) => ({ id: String(id), alt: alts[index] ?? '' }));
    try {
      const { own } = await call(fetch, routes.getReviewSummary, { params });
      if (own === null) {
        const body = { ...words, media, ...(language === null ? {} : { language }) };
        await call(fetch, routes.createReview, { params, body, idempotencyKey: newIdempotencyKey() });
      } else {
        const said = language === own.language ? {} : { language };
        const body = { ...words, ...said, ...(form.has('keepsPhotos') ? {} : { media }) };
        await call(fetch, routes.editReview, { params: { id: own.id }, body });
      }
    } catch (caught) {
      const named = fieldErrors(caught);
      return fail(isApiProblem(caught) ? caught.problem.status : 503, {
        entered,
        remarks: Object.keys(named).length > 0 ? named : { form: sentenceOf(caught) },
      });
    }
    redirect(303, `${paths.product(params.id)}?sort=newest#reviews`);
  },
};

function check({ stars, title }: { stars: number; title: string }): FieldErrors {
  const remarks: FieldErrors = {};
  if (![1, 2, 3, 4, 5].includes(stars)) remarks['stars'] = 'Give one to five stars.';
  if (title === '') remarks['title'] = 'Say it in a few words.';
  return remarks;
}
