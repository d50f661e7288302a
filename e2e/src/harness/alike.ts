/** A card of a feed, or a line of a list or a table. */
const item = '[role="feed"] article, main li, main tbody tr';

/** The first card of a feed is looked at, as one without any would be a fault; of lines two, that may stand too close. */
const isSpare = `(item, at) => item.matches('li, tr') ? item.matches(':nth-child(n + 3)') : at > 0`;

/**
 * Hides the cards and lines that have no part which none before them had, on this page or on one that somebody walked on from:
 * what is asked of a part has the same answer each time, and what is not seen is not looked at. A part is an element
 * with its classes, the attributes it has, what is pressed, chosen or open of it, whether it says anything, and what it lies
 * in. Everything keeps its place. Behind a dialog nothing is looked at, so that nothing is known from there. Runs in the page, and is no TypeScript.
 */
export const hideAlike = `(() => {
  if (document.querySelector(':modal') !== null) return;
  const known = (window.partsKnown ??= new Set());
  const isTold = ({ name, value }) => name === 'role' || name === 'type' || value === 'true' || value === 'false';
  const partOf = (element) => [
    element.parentElement.tagName,
    element.tagName,
    element.getAttribute('class'),
    element.textContent.trim() === '',
    ...[...element.attributes]
      .filter(({ name }) => name !== 'style')
      .map((one) => (isTold(one) ? one.name + '=' + one.value : one.name))
      .sort(),
  ].join();
  const isSpare = ${isSpare};
  let last = null;
  for (const [at, item] of document.querySelectorAll('${item}').entries()) {
    // What lies in another is a part of it.
    if (last?.contains(item)) continue;
    last = item;
    const parts = [item, ...item.querySelectorAll('*')].map(partOf);
    if (isSpare(item, at) && parts.every((part) => known.has(part))) item.style.visibility = 'hidden';
    for (const part of parts) known.add(part);
  }
})()`;

/** Shows them again. */
export const showAlike = `for (const item of document.querySelectorAll('${item}')) item.style.visibility = '';`;
