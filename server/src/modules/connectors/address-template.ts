import type { ConnectionSettings } from '../../platform/db/index.ts';
import type { CartLine } from './connector.ts';

/** Fills `{name}` in an address of the operator's. */
export function fillTemplate(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{([a-z]+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : encodeURIComponent(value);
  });
}

/** What is wrong with the addresses an operator gave for pages and carts, in a sentence; `null` when nothing is. */
export function objectToTemplates({
  productPage,
  cartPage,
}: Pick<ConnectionSettings, 'productPage' | 'cartPage'>): string | null {
  return (
    (productPage === undefined ? null : objectToTemplate(productPage, pageNames)) ??
    (cartPage === undefined ? null : objectToTemplate(cartPage, cartNames))
  );
}

/** The same of a system that tells no addresses of its products' pages, so that the operator has to. */
export function objectToTemplatesNeeded(
  system: string,
  settings: Pick<ConnectionSettings, 'productPage' | 'cartPage'>,
): string | null {
  if (settings.productPage !== undefined) return objectToTemplates(settings);
  return `${system} does not know the addresses of your product pages: give --product-page, such as https://shop.example/products/{handle}.`;
}

function objectToTemplate(template: string, names: readonly string[]): string | null {
  const unknown = [...template.matchAll(/\{([^}]*)\}/g)].find(([, name = '']) => !names.includes(name));
  if (unknown !== undefined) {
    const known = names.map((name) => `{${name}}`).join(', ');
    return `${template} holds ${unknown[0]}; Spark fills in ${known}.`;
  }
  const filled = fillTemplate(template, Object.fromEntries(names.map((name) => [name, 'x'])));
  if (!/^https?:\/\//i.test(filled) || !URL.canParse(filled)) return `${template} is not an http(s) address.`;
  return null;
}

/** Names a template of a product's page may hold. */
const pageNames = ['handle', 'product', 'variant'];

/** Names a template of a cart may hold. */
const cartNames = ['variant', 'quantity', 'lines', 'reference'];

/** Fills a cart's address: `{lines}` takes all lines as `variant:quantity,…`, `{variant}` and `{quantity}` a single one. */
export function fillCart(
  template: string | undefined,
  lines: readonly CartLine[],
  reference: string | null,
): string | null {
  const [first, ...others] = lines;
  if (template === undefined || first === undefined) return null;
  if (others.length > 0 && !template.includes('{lines}')) return null;
  const all = lines.map(({ variant, quantity }) => `${encodeURIComponent(variant)}:${quantity}`).join(',');
  return fillTemplate(template.replaceAll('{lines}', all), {
    variant: first.variant,
    quantity: String(first.quantity),
    reference: reference ?? '',
  });
}
