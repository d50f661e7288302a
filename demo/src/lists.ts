/** Posts and products somebody of the demo put together, in the order of their hand. */
export interface DemoList {
  readonly ownerHandle: string;
  readonly title: string;
  readonly description: string;
  readonly isPublic: boolean;
  /** Its address in Finds; `null` where it is not a theme. */
  readonly themeSlug: string | null;
  readonly ageDays: number;
  readonly items: readonly DemoListItem[];
}

/** One of the two. */
export interface DemoListItem {
  readonly postKey?: string;
  readonly productExternalId?: string;
}

/** Owner, days since it was made, p(ublic), o(wn) or t(heme: public and in Finds), title, description, items; a post is named by its key. */
const table = `
ines | 41 | p | The long table | Everything sixteen people need, and two things they fight over. | photo-27 paper-lantern wine-glasses stew-pot photo-17 picnic-basket beeswax-candle storage-jar
ines | 18 | p | Sundays with the newspaper | One chair, one pot of tea, nowhere to be. | photo-51 oak-chair teapot-sage stoneware-mug rubber-plant photo-152
ines | 6 | o | For Mateo’s birthday | He must not see this. | iron-skillet lp-gold-hour photo-34 oak-firewood heather-honey
amara | 63 | p | Nine days, one suitcase | The September capsule, piece by piece. | photo-2 cabin-suitcase linen-dress trench-coat sun-hat-straw market-bag ankle-boots wool-scarf-rust
amara | 22 | p | Shade | Hats I wore twice at least. | photo-134 sun-hat-straw sun-hat-sand sun-hat-olive sunglasses-dune photo-1
kenji | 70 | p | A cup is mostly its lip | Six minutes, standing up. | photo-24 stoneware-mug tea-infuser-cup espresso-beans photo-144
kenji | 29 | t | The quiet desk | What stayed after the great removal. | photo-107 studio-display pebble-mouse headphones-silver dot-notebook rubber-plant
lars | 51 | p | Under two kilos | Weighed, twice. The telescope does not count. | ridge-tent photo-61 daypack-coral merino-socks camp-torch star-telescope photo-67
kofi | 35 | p | For the boat | Records and what they sound best on. | lp-night-ferry lp-gold-hour kitchen-radio photo-99 electric-guitar
yuki | 44 | t | Plants that forgive | Forty-one tries went into this list. | rubber-plant column-cactus photo-40 book-plant-rescue garden-pail
yuki | 9 | o | When I have a window | | sunflower-seeds amphora-vase paper-lantern
noor | 33 | p | Friday baking | What stands on the counter at six in the morning. | photo-18 mixing-bowl storage-jar heather-honey book-one-pot
pavel | 57 | p | When it is cloudy | The sky by print, with tea. | photo-164 book-night-sky tea-infuser-cup beeswax-candle photo-62
freya | 3 | t | First night outside | Everything for one night under the sky, and nothing you will carry for nothing. | ridge-tent daypack-forest merino-socks camp-torch brass-compass book-night-sky
mina | 1 | t | Small kitchens | Ninety centimetres of counter. Whatever stands on it works twice. | stew-pot chef-knife mixing-bowl storage-jar lunch-box book-one-pot
sofie | 2 | t | Gifts under 25 dollars | Presents that do not look as if you bought them on the way. | bike-bell beeswax-candle stoneware-mug harvest-dice olive-soap dot-notebook heather-honey catnip-yarn
priya | 6 | t | Rainy Sunday | Puzzle on the table, something on the stove, one side of a record. | orchard-puzzle book-one-pot lp-night-ferry novel-salt-line wool-scarf-rust retro-tv
zeynep | 9 | t | Shade and salt | For days that end with sand in everything. | sun-hat-straw sunglasses-dune market-bag sun-hat-olive beach-volleyball swallow-kite
marisol | 13 | t | For small people | Made to be dragged, chewed, buried and loved for years. | wooden-train teddy-bear toy-bricks nesting-dolls baby-bottle rocking-horse
tom | 4 | o | Maybe | | city-bike trail-boots novel-salt-line
`;

/** More of the creators', for their storefronts. */
const tableOfCreators = `
amara | 48 | p | A coat with somewhere to be | Four clients, one hook by the door. | photo-6 trench-coat wool-scarf-moss photo-7 storm-umbrella photo-16 wool-scarf-rust ankle-boots
amara | 31 | p | It passed all three questions | Even the ridiculous ones. Especially those. | story-44 market-bag photo-14 wristwatch sunglasses-dune photo-126 dressmaker-scissors cotton-thread
amara | 12 | p | Two minutes at the mirror | The whole shelf. It is a short shelf. | hand-mirror brick-lipstick photo-3 rose-hand-wash photo-46 olive-soap sea-sponge
kenji | 58 | p | Let back in, one a week | A room, after everything had left it. | photo-57 oak-chair framed-print mantel-clock photo-58 amphora-vase rubber-plant beeswax-candle
kenji | 37 | p | Thirty-six a month | One lens, one dial, and paper for what I missed. | photo-106 pocket-camera dot-notebook photo-13 wristwatch photo-146
kenji | 15 | p | One side of a record | Twenty-two minutes, sitting down. | photo-100 lp-night-ferry headphones-silver photo-158 kitchen-radio reading-sofa espresso-beans
`;

/** The lists of the demo community. */
export const lists: readonly DemoList[] = [table, tableOfCreators]
  .flatMap((part) => part.trim().split('\n'))
  .map((line) => {
    const [ownerHandle = '', ageDays, access, title = '', description = '', items = ''] = line
      .split('|')
      .map((cell) => cell.trim());
    return {
      ownerHandle,
      title,
      description,
      isPublic: access !== 'o',
      themeSlug: access === 't' ? title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-') : null,
      ageDays: Number(ageDays),
      items: items
        .split(' ')
        .map((name) => (isPostKey(name) ? { postKey: name } : { productExternalId: name })),
    };
  });

function isPostKey(name: string): boolean {
  return /^(?:photo|story|link|poll|review|product)-\d+$/.test(name);
}
