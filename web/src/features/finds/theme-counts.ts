/** How many themes Finds begins with: a large one, and four beside it. */
export const latestThemes = 5;

/** How many others a theme leads to. */
export const moreThemes = 4;
