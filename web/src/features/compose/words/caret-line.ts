// What decides where words break in a field; a copy with the same of these breaks them at the same places.
const shaping = [
  'font',
  'letterSpacing',
  'lineHeight',
  'padding',
  'border',
  'boxSizing',
  'direction',
] as const;

/** How far beneath the top of a text field the line with a character ends, in pixels. */
export function lineEndPx(field: HTMLTextAreaElement, at: number): number {
  const style = getComputedStyle(field);
  const copy = document.createElement('div');
  for (const name of shaping) copy.style[name] = style[name];
  Object.assign(copy.style, {
    position: 'absolute',
    visibility: 'hidden',
    inlineSize: `${field.offsetWidth}px`,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'break-word',
  });
  copy.textContent = field.value.slice(0, at);
  const caret = document.createElement('span');
  caret.textContent = '|';
  copy.append(caret);
  field.after(copy);
  const end = caret.offsetTop + caret.offsetHeight;
  copy.remove();
  return Math.min(end - field.scrollTop, field.offsetHeight);
}
