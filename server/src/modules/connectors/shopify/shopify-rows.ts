import type { CatalogRow } from '../../catalog/index.ts';
import { fillTemplate } from '../address-template.ts';
import type { ShopSettings } from '../connector.ts';
import { decimalMoney, priced } from '../money.ts';
import { pictures, variantFields, variantTitle } from '../variant-options.ts';
import { bareId, type ShopifyProduct, type ShopifyVariant } from './shopify-answers.ts';

/** What Shopify calls the only variant of a product without any. */
const noVariant = 'Default Title';

/** A product as one row for each variant. */
export function productRows(
  product: ShopifyProduct,
  variants: readonly ShopifyVariant[],
  settings: ShopSettings,
): CatalogRow[] {
  const group = variants.length > 1 ? bareId(product.id) : null;
  return variants.map((variant) => {
    const options = variant.selectedOptions.filter(({ value }) => value !== noVariant);
    return {
      id: bareId(variant.id),
      groupId: group,
      title: group === null ? product.title : variantTitle(product.title, options),
      description: product.descriptionHtml,
      link: pageOf(product, variant, { settings, isOneOfMany: group !== null }),
      ...pictures(
        [variant.image?.url],
        product.images.nodes.map(({ url }) => url),
      ),
      ...stockOf(variant),
      ...priced(moneyOf(variant.price), moneyOf(variant.compareAtPrice ?? null)),
      brand: product.vendor ?? null,
      gtin: variant.barcode || null,
      category: product.productType || null,
      ...variantFields(options),
    };
  });
}

function pageOf(
  { id, handle, onlineStoreUrl }: ShopifyProduct,
  variant: ShopifyVariant,
  { settings, isOneOfMany }: { settings: ShopSettings; isOneOfMany: boolean },
): string {
  const { productPage, address } = settings;
  if (productPage !== undefined) {
    return fillTemplate(productPage, { handle, product: bareId(id), variant: bareId(variant.id) });
  }
  const url = new URL(onlineStoreUrl || `${address}/products/${encodeURIComponent(handle)}`);
  if (isOneOfMany) url.searchParams.set('variant', bareId(variant.id));
  return url.href;
}

// What is for sale with nothing on the shelf is sold before it arrives, or is not counted; Shopify tells which.
function stockOf(variant: ShopifyVariant): Pick<CatalogRow, 'availability' | 'quantity'> {
  const quantity = variant.quantityAvailable ?? null;
  if (!variant.availableForSale)
    return { availability: 'out_of_stock', quantity: quantity === null ? null : 0 };
  if (variant.currentlyNotInStock === true) return { availability: 'backorder', quantity: 0 };
  return { availability: 'in_stock', quantity: quantity !== null && quantity > 0 ? quantity : null };
}

function moneyOf(amount: ShopifyVariant['price'] | null) {
  return amount === null ? null : decimalMoney(amount.amount, amount.currencyCode);
}
