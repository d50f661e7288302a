/** Where we are, and how much there is. */
export const channelQuery = `
  query SparkChannel {
    activeChannel { code defaultCurrencyCode }
    products(options: { take: 1 }) { totalItems }
  }`;

/** Products with what the catalogue keeps of them; the order never changes. */
export const productsQuery = `
  query SparkProducts($skip: Int!, $take: Int!) {
    products(options: { skip: $skip, take: $take, sort: { id: ASC } }) {
      totalItems
      items {
        id name slug description
        featuredAsset { preview }
        assets { preview }
        collections { name breadcrumbs { name } }
        facetValues { name facet { code } }
        variants {
          id name sku priceWithTax currencyCode stockLevel
          featuredAsset { preview }
          options { name group { name } }
        }
      }
    }
  }`;
