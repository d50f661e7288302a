import { Check } from 'typebox/schema';
import type { CatalogRow } from '../../catalog/index.ts';
import { fillTemplate } from '../address-template.ts';
import type { ShopSettings } from '../connector.ts';
import { decimalMoney, priced } from '../money.ts';
import { partOf, unreadableRows } from '../unreadable-rows.ts';
import { pictures, variantFields, variantTitle, type VariantOption } from '../variant-options.ts';
import { MedusaProduct, type MedusaPrice, type MedusaVariant } from './medusa-answers.ts';

/** A product as one row for each variant; one without anything but an id as that, for the report; `null` without an id. */
export function productRows(item: unknown, settings: ShopSettings): CatalogRow[] | null {
  if (!Check(MedusaProduct, item)) return unreadableRows(item, partOf(item, 'variants'));
  const variants = item.variants ?? [];
  return variants.map((variant) => variantRow(item, variant, { settings, hasSiblings: variants.length > 1 }));
}

function variantRow(
  product: MedusaProduct,
  variant: MedusaVariant,
  { settings, hasSiblings }: { settings: ShopSettings; hasSiblings: boolean },
): CatalogRow {
  const options = optionsOf(product, variant);
  return {
    id: variant.id,
    groupId: hasSiblings ? product.id : null,
    title: hasSiblings ? variantTitle(product.title, options) : product.title,
    description: product.description ?? null,
    link: fillTemplate(settings.productPage ?? '', {
      handle: product.handle,
      product: product.id,
      variant: variant.id,
    }),
    ...pictures([variant.thumbnail], [product.thumbnail, ...(product.images ?? []).map(({ url }) => url)]),
    ...stockOf(variant),
    ...pricesOf(variant.calculated_price ?? null),
    gtin: variant.ean || variant.upc || variant.barcode || null,
    category: product.categories?.[0]?.name ?? product.type?.value ?? product.collection?.title ?? null,
    material: variant.material ?? product.material ?? null,
    ...variantFields(options),
  };
}

function optionsOf(product: MedusaProduct, variant: MedusaVariant): VariantOption[] {
  const titles = new Map((product.options ?? []).map(({ id, title }) => [id, title]));
  return (variant.options ?? []).map(({ value, option_id: id }) => ({
    name: titles.get(id ?? '') ?? '',
    value,
  }));
}

// Without a stock location behind the key's sales channel there is no quantity, and then none is invented.
function stockOf(variant: MedusaVariant): Pick<CatalogRow, 'availability' | 'quantity'> {
  const { manage_inventory: isCounted, inventory_quantity: written, allow_backorder: mayWait } = variant;
  if (isCounted === false || typeof written !== 'number') return { availability: 'in_stock', quantity: null };
  const quantity = Math.max(0, Math.floor(written));
  if (quantity > 0) return { availability: 'in_stock', quantity };
  return { availability: mayWait === true ? 'backorder' : 'out_of_stock', quantity };
}

function pricesOf(price: MedusaPrice | null): Pick<CatalogRow, 'price' | 'salePrice'> {
  const currency = price?.currency_code;
  if (price === null || !currency) return { price: null, salePrice: null };
  const money = (amount: number | null | undefined) =>
    typeof amount === 'number' ? decimalMoney(amount, currency) : null;
  return priced(
    money(price.calculated_amount_with_tax ?? price.calculated_amount),
    money(price.original_amount_with_tax ?? price.original_amount),
  );
}
