/** What one looks at carries this, and in it how it looks. */
export const lookMark = 'data-look';

/** More than one: axe cannot tell the contrast of what lies under something else. */
const ofEachLook = 2;

/** Axe asks contrast of none of these: they lie beyond the window, cannot be used, or nothing is written in them. */
const unasked = '.skip, :disabled, [aria-disabled="true"]';
const wordless = ['hidden', 'range', 'color', 'checkbox', 'radio', 'image']
  .map((type) => `[type="${type}"]`)
  .join();

/** What small letters need; of larger ones with less axe is asked. */
const enough = 4.5;

/**
 * Tells of a colour on a ground whether the two are enough apart by themselves, as WCAG 2 counts it: nothing is known of what is
 * lifted, of pictures and of what can be seen through. Runs in the page, and is no TypeScript.
 */
const isClear = `(() => {
  const partsOf = (colour) => {
    const [, inside = ''] = /^rgba?\\((.+)\\)$/.exec(colour) ?? [];
    const [red, green, blue, alpha = 1] = inside.split(',').map(Number);
    return alpha === 1 && blue >= 0 ? [red, green, blue] : null;
  };
  const lightOf = (parts) => {
    const [red, green, blue] = parts.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  return (colour, ground) => {
    const [over, under] = [partsOf(colour), partsOf(ground)];
    if (over === null || under === null) return false;
    const [dark, light] = [lightOf(over), lightOf(under)].sort((one, other) => one - other);
    return (light + 0.05) / (dark + 0.05) >= ${enough};
  };
})()`;

/**
 * Marks a few elements for each look that words have on a page, and answers how many are marked: what looks the same by itself
 * and in all that lies behind it has the same contrast. A look that was told once is not marked again for as long as somebody
 * walks on; nor, where axe is asked in other colours how everything lies, one that is clear by its own. Runs in the page, and is no TypeScript.
 */
export const markLooks = ({ isAskedElsewhere }: { isAskedElsewhere: boolean }) => `(() => {
  for (const marked of document.querySelectorAll('[${lookMark}]')) marked.removeAttribute('${lookMark}');
  const isClear = ${isClear};
  const plain = ['none', '1', 'none', ''].join();
  const grounds = new Map([[null, { behind: '', colour: null }]]);
  const groundOf = (element) => {
    const known = grounds.get(element);
    if (known !== undefined) return known;
    const { backgroundColor, backgroundImage, opacity, filter, position, clipPath } = getComputedStyle(element);
    // What is lifted out of its place may lie on something else than the elements around it.
    const lifted = position === 'static' || position === 'relative' ? '' : position + element.getAttribute('class');
    const more = [backgroundImage, opacity, filter, lifted].join();
    const around = groundOf(element.parentElement);
    const isThrough = backgroundColor === 'rgba(0, 0, 0, 0)';
    const ground = { behind: around.behind, colour: around.colour };
    if (!isThrough || more !== plain) ground.behind += '/' + backgroundColor + ',' + more;
    // What is drawn on it or seen through it nobody knows by its colours; a ground of one colour, whatever it lies on.
    if (!isThrough) ground.colour = backgroundColor;
    if (backgroundImage !== 'none' || (isThrough && lifted !== '')) ground.colour = null;
    ground.isPale = around.isPale || opacity !== '1' || filter !== 'none';
    // For screen readers alone.
    ground.isClipped = around.isClipped || clipPath === 'inset(50%)';
    grounds.set(element, ground);
    return ground;
  };
  const elements = new Set(document.querySelectorAll('input:not(${wordless}), select, textarea'));
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    if (texts.currentNode.data.trim() !== '') elements.add(texts.currentNode.parentElement);
  }
  const told = (window.looksTold ??= new Set());
  const looks = new Map();
  let marked = 0;
  for (const element of elements) {
    if (element.closest('${unasked}') !== null || element.closest('label')?.control?.disabled) continue;
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const { color, fontSize, fontWeight, textShadow } = getComputedStyle(element);
    const { behind, colour, isPale, isClipped } = groundOf(element);
    if (isClipped) continue;
    const look = [color, fontSize, fontWeight, textShadow, behind].join();
    const times = looks.get(look) ?? 0;
    looks.set(look, times + 1);
    if (times >= ${ofEachLook} || told.has(look)) continue;
    if (${isAskedElsewhere} && !isPale && textShadow === 'none' && colour !== null && isClear(color, colour)) {
      told.add(look);
      continue;
    }
    element.setAttribute('${lookMark}', look);
    marked += 1;
  }
  return marked;
})()`;

/**
 * Remembers what axe found enough contrast of, and what lies on a picture, of which axe can tell nothing wherever it is.
 * What else it could not tell is looked at again. `passes` and `incomplete` are its answers.
 */
export const rememberLooks = `{
  for (const { id, nodes } of [...passes, ...incomplete]) {
    if (id !== 'color-contrast') continue;
    for (const { element, any: [{ data } = {}] } of nodes) {
      if (data?.contrastRatio > 0 || /^(bgGradient|bgImage|imgNode)$/.test(data?.messageKey))
        window.looksTold.add(element.getAttribute('${lookMark}'));
    }
  }
}`;
