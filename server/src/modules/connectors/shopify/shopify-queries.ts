// A question about a country must name it: there is no "none" to give for one.
const inCountry = (region: string | undefined) =>
  region === undefined
    ? { declared: '', context: '' }
    : { declared: '$region: CountryCode!', context: '@inContext(country: $region)' };

const variantFields = `
  pageInfo { hasNextPage endCursor }
  nodes {
    id title barcode availableForSale currentlyNotInStock quantityAvailable
    price { amount currencyCode }
    compareAtPrice { amount currencyCode }
    image { url }
    selectedOptions { name value }
  }`;

/** Which shop this is, and whether quantities can be seen. */
export function shopQuery(region: string | undefined): string {
  const { declared, context } = inCountry(region);
  return `
    query SparkShop${declared === '' ? '' : `(${declared})`} ${context} {
      shop { name paymentSettings { currencyCode } }
      products(first: 1) { nodes { variants(first: 1) { nodes { quantityAvailable } } } }
    }`;
}

/** Products with what the catalogue keeps of them; the order never changes. */
export function productsQuery(region: string | undefined): string {
  const { declared, context } = inCountry(region);
  return `
    query SparkProducts($first: Int!, $after: String, $query: String ${declared}) ${context} {
      products(first: $first, after: $after, query: $query, sortKey: ID) {
        pageInfo { hasNextPage endCursor }
        nodes {
          id handle title descriptionHtml vendor productType onlineStoreUrl
          images(first: 10) { nodes { url } }
          variants(first: 100) { ${variantFields} }
        }
      }
    }`;
}

/** The variants of one product beyond a place. */
export function variantsQuery(region: string | undefined): string {
  const { declared, context } = inCountry(region);
  return `
    query SparkVariants($id: ID!, $after: String ${declared}) ${context} {
      product(id: $id) { variants(first: 100, after: $after) { ${variantFields} } }
    }`;
}
