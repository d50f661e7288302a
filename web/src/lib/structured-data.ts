/**
 * Things as schema.org names them, as the element that carries them. Whatever people wrote, it cannot end the element or
 * begin another: no `<` is left in it.
 */
export function writeStructuredData(things: readonly object[]): string {
  const data = { '@context': 'https://schema.org', '@graph': things };
  const json = JSON.stringify(data)
    .replaceAll('<', String.raw`\u003c`)
    .replaceAll('\u2028', String.raw`\u2028`);
  return `<script type="application/ld+json">${json}${'</'}script>`;
}
