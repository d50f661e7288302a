/** A card of a feed. */
const card = '[role="feed"] article';

/**
 * Hides the cards of a feed that have no part which no card before them had, on this page or on one that somebody walked on
 * from: what is asked of a part has the same answer each time, and what is not seen is not looked at. A part is an element
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
  for (const [at, card] of document.querySelectorAll('${card}').entries()) {
    const parts = [card, ...card.querySelectorAll('*')].map(partOf);
    // A feed without any card would be a fault.
    if (at > 0 && parts.every((part) => known.has(part))) card.style.visibility = 'hidden';
    for (const part of parts) known.add(part);
  }
})()`;

/** Shows them again. */
export const showAlike = `for (const card of document.querySelectorAll('${card}')) card.style.visibility = '';`;
