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

/** Where the line with a character begins and ends, in pixels beneath the top of its text field. */
export function lineAt(field: HTMLTextAreaElement, at: number): { startPx: number; endPx: number } {
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
  const startPx = caret.offsetTop - field.scrollTop;
  const endPx = startPx + caret.offsetHeight;
  copy.remove();
  return { startPx: Math.max(0, startPx), endPx: Math.min(endPx, field.offsetHeight) };
}
