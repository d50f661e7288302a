import type { CatalogRow } from '../catalog/index.ts';

/** One choice that makes a variant, such as `Colour: Red`. */
export interface VariantOption {
  name: string;
  value: string;
}

/** What shops call the choices our catalogue knows. */
const fields: readonly [keyof VariantFields, RegExp][] = [
  ['color', /^(colou?r|farbe|couleur|colore|颜色|颜色分类)$/i],
  ['size', /^(size|gr(ö|oe?)(ß|ss)e|taille|taglia|talla|尺寸|尺码)$/i],
  ['material', /^(material|materiale?|mat(é|e)riau|材质)$/i],
  ['pattern', /^(pattern|muster|motif)$/i],
];

type VariantFields = Pick<CatalogRow, 'color' | 'size' | 'material' | 'pattern'>;

/** The choices our catalogue knows, by its names. */
export function variantFields(options: readonly VariantOption[]): VariantFields {
  const known: VariantFields = {};
  for (const { name, value } of options) {
    const field = fields.find(([, pattern]) => pattern.test(name.trim()))?.[0];
    if (field !== undefined) known[field] = value;
  }
  return known;
}

/** A title that tells a variant from its siblings. */
export function variantTitle(title: string, options: readonly VariantOption[]): string {
  const values = options.map(({ value }) => value).filter((value) => value !== '');
  return values.length === 0 ? title : `${title} – ${values.join(' / ')}`;
}

/** The pictures of a variant: its own first, then those of the product. */
export function pictures(
  own: readonly (string | null | undefined)[],
  shared: readonly (string | null | undefined)[],
): Pick<CatalogRow, 'imageLink' | 'additionalImageLinks'> {
  const all = [...own, ...shared].filter((address) => typeof address === 'string' && address !== '');
  const [main = null, ...others] = new Set(all);
  return {
    imageLink: main ?? null,
    additionalImageLinks: others.filter((address) => typeof address === 'string'),
  };
}
