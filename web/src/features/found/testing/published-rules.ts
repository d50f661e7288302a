/** What a search engine asks of a type: without the required nothing is shown, with the recommended more is. */
export interface TypeRule {
  required: string[];
  /** At least one of each of these groups. */
  oneOf?: string[][];
  recommended: string[];
  source: string;
}

const docs = 'https://developers.google.com/search/docs/appearance/structured-data';

/**
 * Required and recommended properties of what our pages hold, as Google publishes them. Left out of the recommended is what
 * Spark has nothing for: videos, shipping, return policies, prices with an end.
 */
export const publishedRules: Record<string, TypeRule> = {
  DiscussionForumPosting: {
    required: ['author', 'datePublished'],
    oneOf: [['text', 'image', 'video', 'sharedContent']],
    recommended: ['comment', 'headline', 'interactionStatistic', 'url', 'text'],
    source: `${docs}/discussion-forum#discussionforumposting`,
  },
  Comment: {
    required: ['author', 'datePublished'],
    oneOf: [['text', 'image', 'video', 'sharedContent']],
    recommended: ['interactionStatistic', 'url'],
    source: `${docs}/discussion-forum#comment`,
  },
  InteractionCounter: {
    required: ['userInteractionCount', 'interactionType'],
    recommended: [],
    source: `${docs}/discussion-forum#interactioncounter`,
  },
  ProfilePage: {
    required: ['mainEntity'],
    recommended: ['dateCreated'],
    source: `${docs}/profile-page#profilepage`,
  },
  Person: {
    required: ['name'],
    recommended: ['url'],
    source: `${docs}/profile-page#person-or-organization`,
  },
  Product: {
    required: ['name'],
    oneOf: [['review', 'aggregateRating', 'offers']],
    recommended: ['image'],
    source: `${docs}/product-snippet#product`,
  },
  Offer: {
    required: ['price', 'priceCurrency'],
    recommended: ['availability', 'url'],
    source: `${docs}/merchant-listing#offer`,
  },
  AggregateRating: {
    required: ['ratingValue'],
    oneOf: [['ratingCount', 'reviewCount']],
    recommended: ['bestRating', 'worstRating'],
    source: `${docs}/review-snippet#aggregate-rating`,
  },
  Review: {
    required: ['author', 'reviewRating'],
    recommended: ['datePublished', 'reviewBody'],
    source: `${docs}/review-snippet#individual-rating`,
  },
  Rating: {
    required: ['ratingValue'],
    recommended: ['bestRating', 'worstRating'],
    source: `${docs}/review-snippet#individual-rating`,
  },
  BreadcrumbList: {
    required: ['itemListElement'],
    recommended: [],
    source: `${docs}/breadcrumb#breadcrumb-list`,
  },
  ListItem: {
    required: ['position', 'name'],
    oneOf: [['item', 'url']],
    recommended: [],
    source: `${docs}/breadcrumb#list-item`,
  },
  ImageObject: { required: ['url'], recommended: [], source: `${docs}/image-license-metadata` },
  Brand: { required: ['name'], recommended: [], source: `${docs}/merchant-listing#product` },
  WebPage: { required: ['url'], recommended: [], source: `${docs}/discussion-forum#discussionforumposting` },
  CollectionPage: { required: ['name', 'url'], recommended: [], source: 'https://schema.org/CollectionPage' },
  ItemList: { required: ['itemListElement'], recommended: [], source: `${docs}/carousel` },
  WebSite: {
    required: ['name', 'url'],
    recommended: [],
    source: 'https://developers.google.com/search/docs/appearance/site-names',
  },
  Thing: { required: ['name'], recommended: [], source: 'https://schema.org/Thing' },
};

/** What properties must look like, wherever they stand. */
const shapes: Record<string, RegExp> = {
  url: /^https?:\/\//,
  item: /^https?:\/\//,
  datePublished: /^\d{4}-\d\d-\d\dT[\d:.]+Z$/,
  dateModified: /^\d{4}-\d\d-\d\dT[\d:.]+Z$/,
  dateCreated: /^\d{4}-\d\d-\d\dT[\d:.]+Z$/,
  price: /^\d+(\.\d+)?$/,
  priceCurrency: /^[A-Z]{3}$/,
  availability: /^https:\/\/schema\.org\/(InStock|OutOfStock|PreOrder|BackOrder|Discontinued)$/,
  interactionType: /^https:\/\/schema\.org\/\w+Action$/,
};

/** Everything a thing, and what is in it, lacks by the rules; each with its place. `nice` holds what is recommended only. */
export function findFaults(thing: unknown, place = '$'): { faults: string[]; nice: string[] } {
  const found: { faults: string[]; nice: string[] } = { faults: [], nice: [] };
  visit(thing, place, found);
  return found;
}

function visit(thing: unknown, place: string, found: { faults: string[]; nice: string[] }): void {
  if (Array.isArray(thing)) {
    thing.forEach((one, index) => visit(one, `${place}[${index}]`, found));
    return;
  }
  if (typeof thing !== 'object' || thing === null) return;
  const facts = new Map<string, unknown>(Object.entries(thing));
  const type = String(facts.get('@type') ?? '');
  const rule = publishedRules[type];
  // A mere reference has nothing but its name.
  if (rule === undefined && !(facts.size === 1 && facts.has('@id')))
    found.faults.push(`${place}: no rule for "${type}"`);
  const has = (name: string) => facts.has(name) && facts.get(name) !== '' && facts.get(name) !== null;
  for (const name of rule?.required ?? []) if (!has(name)) found.faults.push(`${place}.${name}`);
  for (const group of rule?.oneOf ?? [])
    if (!group.some(has)) found.faults.push(`${place}.(${group.join('|')})`);
  for (const name of rule?.recommended ?? []) if (!has(name)) found.nice.push(`${place}.${name}`);
  for (const [name, value] of facts) {
    const shape = shapes[name];
    if (shape !== undefined && !shape.test(String(value)))
      found.faults.push(`${place}.${name}: ${String(value)}`);
    if (value === undefined || value === null) found.faults.push(`${place}.${name} is empty`);
    visit(value, `${place}.${name}`, found);
  }
}
