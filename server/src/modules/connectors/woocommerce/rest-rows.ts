import type { CatalogRow } from '../../catalog/index.ts';
import { fillTemplate } from '../address-template.ts';
import type { ShopSettings } from '../connector.ts';
import { decimalMoney, priced } from '../money.ts';
import { pictures, variantFields, variantTitle } from '../variant-options.ts';
import type { RestProductAnswer, RestVariationAnswer } from './rest-answers.ts';

/** A product, or a variation on top of the product it is one of. */
type Sellable = RestProductAnswer &
  (({ variationOf: RestProductAnswer } & RestVariationAnswer) | { variationOf: null });

/** A product or a variation as a row. */
export function restRow(item: Sellable, currency: string, settings: ShopSettings): CatalogRow {
  const options =
    item.variationOf === null ? [] : item.attributes.map(({ name, option }) => ({ name, value: option }));
  const parent = item.variationOf ?? item;
  return {
    id: String(item.id),
    groupId: item.variationOf === null ? null : String(item.variationOf.id),
    title: variantTitle(parent.name, options),
    description: parent.description || parent.short_description || '',
    link:
      settings.productPage === undefined
        ? item.permalink
        : fillTemplate(settings.productPage, {
            handle: parent.slug,
            product: String(parent.id),
            variant: String(item.id),
          }),
    ...pictures(
      [item.variationOf === null ? null : item.image?.src],
      parent.images.map(({ src }) => src),
    ),
    ...stockOf(item),
    ...pricesOf(item, currency),
    brand: parent.brands?.[0]?.name ?? null,
    gtin: item.global_unique_id || null,
    category: parent.categories[0]?.name ?? null,
    ...variantFields(options),
  };
}

function stockOf(item: Sellable): Pick<CatalogRow, 'availability' | 'quantity'> {
  const isCounted = item.manage_stock === true || item.manage_stock === 'parent';
  const quantity =
    isCounted && typeof item.stock_quantity === 'number'
      ? Math.max(0, Math.floor(item.stock_quantity))
      : null;
  if (item.purchasable === false) return { availability: 'out_of_stock', quantity };
  if (item.stock_status === 'instock') {
    // On sale with none left means that more may be ordered.
    return quantity === 0 ? { availability: 'backorder', quantity } : { availability: 'in_stock', quantity };
  }
  return { availability: item.stock_status === 'onbackorder' ? 'backorder' : 'out_of_stock', quantity };
}

// `price` is what it costs now. The dates of a sale are not handed on: the shop itself begins and ends it, and says so.
function pricesOf(item: Sellable, currency: string): Pick<CatalogRow, 'price' | 'salePrice'> {
  if (item.price === '') return { price: null, salePrice: null };
  return priced(decimalMoney(item.price, currency), decimalMoney(item.regular_price, currency));
}
