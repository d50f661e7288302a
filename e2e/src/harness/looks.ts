/** What one looks at carries this, and in it how it looks. */
export const lookMark = 'data-look';

/** More than one: axe cannot tell the contrast of what lies under something else. */
const ofEachLook = 2;

/**
 * Marks a few elements for each look that words have on a page, and answers whether it is light or dark and how many are
 * marked: what looks the same by itself and in all that lies behind it has the same contrast. A look that was told once is
 * not marked again for as long as somebody walks on. Runs in the page, and is no TypeScript.
 */
export const markLooks = `(() => {
  for (const marked of document.querySelectorAll('[${lookMark}]')) marked.removeAttribute('${lookMark}');
  const plain = ['rgba(0, 0, 0, 0)', 'none', '1', 'none', ''].join();
  const grounds = new Map([[null, '']]);
  const groundOf = (element) => {
    const known = grounds.get(element);
    if (known !== undefined) return known;
    const { backgroundColor, backgroundImage, opacity, filter, position } = getComputedStyle(element);
    // What is lifted out of its place may lie on something else than the elements around it.
    const lifted = position === 'static' || position === 'relative' ? '' : position + element.getAttribute('class');
    const own = [backgroundColor, backgroundImage, opacity, filter, lifted].join();
    const ground = groundOf(element.parentElement) + (own === plain ? '' : '/' + own);
    grounds.set(element, ground);
    return ground;
  };
  const elements = new Set(document.querySelectorAll('input, select, textarea'));
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    if (texts.currentNode.data.trim() !== '') elements.add(texts.currentNode.parentElement);
  }
  const told = (window.looksTold ??= new Set());
  const looks = new Map();
  let marked = 0;
  for (const element of elements) {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const { color, fontSize, fontWeight, textShadow } = getComputedStyle(element);
    // What cannot be used may be pale, and does not speak for what can.
    const isIdle =
      element.closest(':disabled, [aria-disabled="true"]') !== null || element.closest('label')?.control?.disabled === true;
    const look = [color, fontSize, fontWeight, textShadow, isIdle, groundOf(element)].join();
    const times = looks.get(look) ?? 0;
    looks.set(look, times + 1);
    if (times >= ${ofEachLook} || told.has(look)) continue;
    element.setAttribute('${lookMark}', look);
    marked += 1;
  }
  return { scheme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light', marked };
})()`;

/** Remembers what axe found enough contrast of; what it could not tell is looked at again. `passes` are its answers. */
export const rememberLooks = `{
  const told = passes.find(({ id }) => id === 'color-contrast')?.nodes ?? [];
  for (const { element, any } of told) {
    if (any[0]?.data?.contrastRatio > 0) window.looksTold.add(element.getAttribute('${lookMark}'));
  }
}`;
