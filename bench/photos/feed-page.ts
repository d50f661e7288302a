/** What people read while photos are worked at. */
export const feedPage = '/api/v1/feed?view=newest';
