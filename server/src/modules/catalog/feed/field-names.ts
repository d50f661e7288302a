/** Names that mean the same field; the right-hand side is the name the rest of the importer uses. */
const aliases: ReadonlyMap<string, string> = new Map([
  ['external_id', 'id'],
  ['group_id', 'item_group_id'],
  ['url', 'link'],
  ['image', 'image_link'],
  ['image_url', 'image_link'],
  ['image[0].url', 'image_link'],
  ['additional_image_links', 'additional_image_link'],
  ['additional_image_urls', 'additional_image_link'],
  ['inventory', 'quantity'],
  ['quantity_to_sell_on_facebook', 'quantity'],
  ['quantity_to_sell_on_fb', 'quantity'],
  ['sell_on_google_quantity', 'quantity'],
  ['category', 'product_type'],
  ['sale_price_start_date', 'sale_starts_at'],
  ['sale_price_end_date', 'sale_ends_at'],
]);

/** What the columns or keys of a file are called. */
export interface FieldNames {
  /** Brings a name to the spelling the importer uses. */
  nameOf(written: string): string;
  /** Without these no row can be taken. */
  required: readonly string[];
  /** The first line of a table, as one would write it. */
  example: string;
}

/** Those of a product feed. */
export const productFields: FieldNames = {
  nameOf: fieldName,
  required: ['id', 'title', 'link', 'image_link', 'availability', 'price'],
  example: 'id, title, description, link, image_link, availability, price, …',
};

/** A feed uses a few dozen names a million times; a hostile one must not fill the memory with its own. */
const rememberedNames = 1_000;
const spelled = new Map<string, string>();

/** Brings a column, element or key name to the importer's spelling: `g:Image Link`, `imageLink` → `image_link`. */
export function fieldName(written: string): string {
  const known = spelled.get(written);
  if (known !== undefined) return known;
  const name = spell(written);
  if (spelled.size < rememberedNames && written.length < 100) spelled.set(written, name);
  return name;
}

function spell(written: string): string {
  const name = written
    .trim()
    .replace(/^g:/i, '')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  if (/^(additional_)?image\[[1-9]\d*\]\.url$/.test(name)) return 'additional_image_link';
  return aliases.get(name) ?? name;
}

/** Whether a name carries Google's prefix, whose value wins over a bare one of the same field. */
export function isGoogleName(written: string): boolean {
  return /^\s*g:/i.test(written);
}

/** Adds a value to a row's fields; a prefixed one goes before the bare ones. */
export function addField(
  fields: Map<string, string[]>,
  [written, value]: readonly [name: string, value: string],
  nameOf: FieldNames['nameOf'] = fieldName,
): void {
  if (value === '') return;
  const name = nameOf(written);
  const known = fields.get(name);
  if (known === undefined) fields.set(name, [value]);
  else if (isGoogleName(written) && name !== 'additional_image_link') known.unshift(value);
  else known.push(value);
}
