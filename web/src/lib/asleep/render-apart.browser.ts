/** In a browser nothing is rendered apart: what sleeps came with the page. */
export function renderApart(): string {
  return '';
}
