/** A product on its way to the shop. */
export interface HandedProduct {
  productId: string;
  externalId: string;
  groupId: string | null;
  quantity: number;
  /** Its own page at the shop. */
  url: string | null;
  postId: string | null;
  authorId: string | null;
}

/** Placeholders of a cart address, each with what stands for it. */
const placeholders: Readonly<Record<string, (product: HandedProduct, reference: string) => string>> = {
  externalId: (product) => product.externalId,
  productId: (product) => product.productId,
  groupId: (product) => product.groupId ?? product.externalId,
  quantity: (product) => String(product.quantity),
  post: (product) => product.postId ?? '',
  author: (product) => product.authorId ?? '',
  reference: (_product, reference) => reference,
};

/** Name of the parameter that carries the reference to a product's own page. */
const referenceParameter = 'spark_ref';

/** What is wrong with a template for cart addresses, as a sentence; `null` for a good one. */
export function faultOfCartUrl(template: string): string | null {
  if (!/^https?:\/\//i.test(template) || !URL.canParse(template.replaceAll(/[{}]/g, ''))) {
    return 'it must be an address such as https://shop.example/cart/add?id={externalId}&quantity={quantity}&ref={reference}';
  }
  const unknown = [...template.matchAll(/\{(\w*)\}/g)].find(
    ([, name = '']) => name !== 'cart' && placeholders[name] === undefined,
  );
  return unknown === undefined ? null : `it knows no ${unknown[0]}`;
}

/** Addresses at the shop for some products: one for all where the template has `{cart}`, else one for each. */
export function cartLinks(
  products: readonly HandedProduct[],
  { template, reference }: { template: string | null; reference: string },
): { url: string; productIds: string[] }[] {
  const [first] = products;
  if (first === undefined) return [];
  if (template?.includes('{cart}')) {
    const cart = products.map((product) => `${encode(product.externalId)}:${product.quantity}`).join(',');
    const url = fill(
      template.replaceAll('{cart}', () => cart),
      first,
      reference,
    );
    return [{ url, productIds: products.map(({ productId }) => productId) }];
  }
  return products.flatMap((product) => {
    const url = template === null ? ownPage(product, reference) : fill(template, product, reference);
    return url === null ? [] : [{ url, productIds: [product.productId] }];
  });
}

function fill(template: string, product: HandedProduct, reference: string): string {
  return template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = placeholders[name];
    return value === undefined ? whole : encode(value(product, reference));
  });
}

function ownPage({ url }: HandedProduct, reference: string): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const page = new URL(url);
  page.searchParams.set(referenceParameter, reference);
  return page.href;
}

function encode(text: string): string {
  return encodeURIComponent(text);
}
