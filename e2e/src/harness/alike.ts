/** A card of a feed, a line of a list or a table, or what stands around every screen. */
const item = '[role="feed"] article, main li, main tbody tr, :is(header, nav, footer):not(main *, dialog *)';

/** A feed without a card that is seen would be a fault; and of lines two are, that may stand too close. */
const seenAnyway = 'article:first-child, :is(li, tr):nth-child(-n + 2)';

/**
 * Hides of these what has no part which none before them had, on this page or on one that somebody walked on from:
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
  let last = null;
  for (const item of document.querySelectorAll('${item}')) {
    // What lies in another is a part of it.
    if (last?.contains(item)) continue;
    last = item;
    const parts = [item, ...item.querySelectorAll('*')].map(partOf);
    const isKnown = parts.every((part) => known.has(part));
    if (isKnown && !item.matches('${seenAnyway}')) item.style.visibility = 'hidden';
    for (const part of parts) known.add(part);
  }
})()`;

/** Shows them again. */
export const showAlike = `for (const item of document.querySelectorAll('${item}')) item.style.visibility = '';`;
