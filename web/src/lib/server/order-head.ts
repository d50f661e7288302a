/** Where the head of a page has its styles. */
const stylesMark = '%spark.styles%';
const styles = /<link href="[^"]+" rel="stylesheet">/g;
const program = /<link\b[^>]*\brel="modulepreload"/g;

/**
 * Puts what a page loads in the order it is needed in: styles before everything else, for nothing is shown without them, and
 * the program last, for what is shown works by itself until then. On a slow line each waits for all that was asked before it.
 */
export function orderHead(head: string): string {
  const found = head.match(styles) ?? [];
  return head
    .replace(styles, '')
    .replace(program, '$& fetchpriority="low"')
    .replace(stylesMark, found.join(''));
}
