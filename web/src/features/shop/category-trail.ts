/** One step of the way to a category: its own name and the whole category, as the catalogue knows it. */
export interface CategoryStep {
  name: string;
  category: string;
}

/** The way to a category, from the broadest: "Women > Tops > Hoodies" gives three steps. */
export function categoryTrail(category: string | null): CategoryStep[] {
  if (category === null) return [];
  const names = category
    .split('>')
    .map((name) => name.trim())
    .filter(Boolean);
  return names.map((name, index) => ({ name, category: names.slice(0, index + 1).join(' > ') }));
}
