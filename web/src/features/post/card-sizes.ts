/** How wide a card is: the whole of a phone, a column of the wide feed otherwise. */
export const cardSizes = '(min-width: 1024px) 340px, (min-width: 640px) 560px, 100vw';

/** How wide a post is on its own page. */
export const wholeSizes = '(min-width: 640px) 560px, 100vw';

/** Half of a card, less its margins: two choices of a poll beside each other. */
export const halfCardSizes = '(min-width: 1024px) 150px, (min-width: 640px) 260px, 46vw';
