/** A category as the catalogue keeps it, `Home > Lamps`, however the shop spaces it; `null` where it names nothing. */
export function tidyCategory(path: string): string | null {
  const names = path
    .split('>')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return names.length === 0 ? null : names.join(' > ');
}
