/** How wide a card is: the whole of a phone, a column of the wide feed otherwise. */
export const cardSizes = '(min-width: 1024px) 340px, (min-width: 640px) 560px, 100vw';
