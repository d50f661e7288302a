import { formatList } from '#lib/format.ts';

/** What of a product is different now: "Price and Pictures". */
export function changedFields(fields: readonly string[]): string {
  const names = fieldNames();
  // A field that has no name here is better told by the one it has in the catalogue than not at all.
  return formatList([...new Set(fields.map((field) => names[field] ?? field.replaceAll('_', ' ')))]);
}

function fieldNames(): Readonly<Record<string, string>> {
  return {
    title: 'Title',
    description: 'Description',
    price_amount: 'Price',
    price_currency: 'Price',
    sale_price_amount: 'Sale price',
    sale_starts_at: 'Start of the sale',
    sale_ends_at: 'End of the sale',
    availability: 'Availability',
    quantity: 'Pieces in stock',
    group_id: 'Group of variants',
    brand: 'Brand',
    gtin: 'Barcode number',
    mpn: 'Part number',
    category: 'Category',
    url: 'Address',
    image_links: 'Pictures',
    attributes: 'Attributes',
    listed: 'Listed again',
  };
}
