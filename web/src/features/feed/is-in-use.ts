/** Whether somebody is at something: it has the focus, or a sheet is open in it. It stays, wherever they scrolled meanwhile. */
export function isInUse(element: Element): boolean {
  return element.contains(document.activeElement) || element.querySelector('dialog[open]') !== null;
}
