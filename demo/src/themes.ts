/** A handful of products that belong together, chosen by hand. */
export interface DemoTheme {
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  readonly productExternalIds: readonly string[];
}

/** The themes of the demo shop. */
export const themes: readonly DemoTheme[] = [
  theme(
    'slow-breakfast',
    'A slow breakfast',
    'For the one morning a week when nobody has to be anywhere.',
    'stoneware-mug teapot-tomato espresso-beans heather-honey kitchen-radio novel-salt-line',
  ),
  theme(
    'first-night-outside',
    'First night outside',
    'Everything you need for one night under the sky, and nothing you will carry for nothing.',
    'ridge-tent camp-torch merino-socks brass-compass book-night-sky daypack-coral oak-firewood',
  ),
  theme(
    'shade-and-salt',
    'Shade and salt',
    'Hats, bags and balls for days that end with sand in everything.',
    'sun-hat-straw sun-hat-olive sunglasses-dune market-bag beach-volleyball swallow-kite',
  ),
  theme(
    'under-thirty',
    'Small things under thirty',
    'Presents that do not look as if you bought them on the way.',
    'bike-bell beeswax-candle olive-soap harvest-dice cotton-thread tea-infuser-cup storage-jar catnip-yarn',
  ),
  theme(
    'green-corner',
    'A green corner',
    'One plant is company, three are a jungle. Start here.',
    'rubber-plant column-cactus book-plant-rescue garden-pail sunflower-seeds',
  ),
  theme(
    'rainy-sunday',
    'Rainy Sunday',
    'Puzzle on the table, something on the stove, one side of a record.',
    'orchard-puzzle stew-pot book-one-pot lp-night-ferry retro-tv wool-scarf-rust',
  ),
  theme(
    'quiet-desk',
    'A quieter desk',
    'Fewer things, better things, one cable.',
    'studio-display pebble-mouse headphones-silver dot-notebook dusk-bulb stoneware-mug',
  ),
  theme(
    'small-people',
    'For small people',
    'Made to be dragged, chewed, buried and loved for years.',
    'teddy-bear wooden-train nesting-dolls toy-bricks baby-bottle rocking-horse',
  ),
];

function theme(slug: string, title: string, description: string, products: string): DemoTheme {
  return { slug, title, description, productExternalIds: products.split(' ') };
}
