import { Check } from 'typebox/schema';
import type { CatalogRow } from '../../catalog/index.ts';
import { fillTemplate } from '../address-template.ts';
import type { ShopSettings } from '../connector.ts';
import { unitMoney } from '../money.ts';
import { partOf, unreadableRows } from '../unreadable-rows.ts';
import { pictures, variantFields, variantTitle } from '../variant-options.ts';
import { VendureProduct, type VendureVariant } from './vendure-answers.ts';

/** Vendure keeps money in hundredths of every currency, unless its money strategy was changed. */
const moneyDigits = 2;

/** The collection every other one is in. */
const rootCollection = '__root_collection__';

/** A product as one row for each variant; one that cannot be read as its id, for the report; `null` without an id. */
export function productRows(item: unknown, settings: ShopSettings): CatalogRow[] | null {
  if (!Check(VendureProduct, item)) return unreadableRows(item, partOf(item, 'variants'));
  const hasSiblings = item.variants.length > 1;
  return item.variants.map((variant) => variantRow(item, variant, { settings, hasSiblings }));
}

function variantRow(
  product: VendureProduct,
  variant: VendureVariant,
  { settings, hasSiblings }: { settings: ShopSettings; hasSiblings: boolean },
): CatalogRow {
  const options = variant.options.map(({ name, group }) => ({ name: group.name, value: name }));
  return {
    id: variant.id,
    groupId: hasSiblings ? product.id : null,
    title: hasSiblings ? variantTitle(product.name, options) : product.name,
    description: product.description,
    link: fillTemplate(settings.productPage ?? '', {
      handle: product.slug,
      product: product.id,
      variant: variant.id,
    }),
    ...pictures(
      [variant.featuredAsset?.preview],
      [product.featuredAsset?.preview, ...product.assets.map(({ preview }) => preview)],
    ),
    ...stockOf(variant.stockLevel),
    price: unitMoney(variant.priceWithTax, moneyDigits, variant.currencyCode),
    salePrice: null,
    brand: product.facetValues.find(({ facet }) => facet.code === 'brand')?.name ?? null,
    category: categoryOf(product),
    ...variantFields(options),
  };
}

// What is shown of the stock is up to the shop: words by default, a number if it likes.
function stockOf(level: string): Pick<CatalogRow, 'availability' | 'quantity'> {
  if (/^\d{1,9}$/.test(level)) {
    const quantity = Number(level);
    return { availability: quantity > 0 ? 'in_stock' : 'out_of_stock', quantity };
  }
  return { availability: level === 'OUT_OF_STOCK' ? 'out_of_stock' : 'in_stock', quantity: null };
}

function categoryOf({ collections }: VendureProduct): string | null {
  const paths = collections.map(({ name, breadcrumbs }) => {
    const path = breadcrumbs.map((crumb) => crumb.name).filter((crumb) => crumb !== rootCollection);
    return path.length > 0 ? path : [name];
  });
  const [deepest] = paths.toSorted((one, other) => other.length - one.length);
  return deepest === undefined ? null : deepest.join(' > ');
}
