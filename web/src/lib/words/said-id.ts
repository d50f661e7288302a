/** Names the part of a page that holds what its server put into words. */
export const saidId = 'said';
