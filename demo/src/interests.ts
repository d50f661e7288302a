import type { BackdropName } from './art/backdrops/index.ts';
import type { SceneSpec } from './scenes/scene.ts';

/** Something people of the community like, with the picture that stands for it. */
export interface DemoInterest {
  readonly slug: string;
  readonly name: string;
  readonly kind: 'broad' | 'niche';
  readonly cover: SceneSpec;
}

/** All interests, broad ones first. */
export const interests: readonly DemoInterest[] = [
  broad('books', 'Books', 'desk', 'oat', {
    shelf: 'book-plant-rescue book-night-sky 📔',
    back: 'novel-salt-line*1.3 🪴 book-one-pot*1.25',
    front: '👓 ☕',
  }),
  broad('style', 'Style & Fashion', 'wardrobe', 'linen', {
    rail: 'trench-coat linen-dress',
    bench: 'market-bag sun-hat-straw',
    floor: 'ankle-boots sneakers-cloud',
  }),
  broad('technology', 'Technology', 'desk', 'chalk', {
    shelf: 'kitchen-radio pocket-camera',
    back: 'studio-display*1.45',
    front: 'headphones-silver pebble-mouse',
  }),
  broad('home-decor', 'Home Decor', 'living', 'cream', {
    wall: 'framed-print@.5,.22',
    back: 'reading-sofa*.85 rubber-plant*1.5',
    rug: 'beeswax-candle amphora-vase',
  }),
  broad('music', 'Music', 'sideboard', 'rust', {
    top: 'kitchen-radio lp-night-ferry*1.2',
    floor: 'electric-guitar*1.15 goblet-drum*.7',
  }),
  broad('fitness', 'Fitness', 'gym', 'coral', {
    wall: '🏋🏽‍♀️*1.45',
    floor: 'boxing-gloves court-basketball sport-bottle',
  }),
  broad('toys-games', 'Toys & Games', 'nursery', 'mint', {
    shelf: 'nesting-dolls 🦖 wooden-train*.9',
    back: 'swallow-kite',
    rug: 'toy-bricks harvest-dice orchard-puzzle',
  }),
  broad('kitchen', 'Kitchen', 'kitchen', 'honey', {
    upper: 'teapot-tomato stoneware-mug storage-jar',
    lower: 'book-one-pot mixing-bowl',
    top: '🍋 iron-skillet*1.2 🍅',
  }),
  broad('beauty', 'Beauty', 'plinth', 'apricot', {
    left: 'rose-hand-wash*1.1',
    centre: 'hand-mirror*1.3',
    right: 'brick-lipstick*1.1',
    floor: '🌸*.6',
  }),
  broad('garden', 'Garden', 'garden', 'june', {
    back: 'garden-pail sunflower-seeds*1.5',
    front: '🥕 🍅 garden-gloves 🍓',
  }),
  broad('outdoors', 'Outdoors', 'meadow', 'alpine', { near: 'daypack-coral trail-boots' }),
  broad('baby-kids', 'Baby & Kids', 'nursery', 'peach', {
    shelf: '🧦 nesting-dolls 🦆',
    back: 'rocking-horse*1.2',
    rug: 'teddy-bear baby-bottle',
  }),
  broad('pets', 'Pets', 'living', 'olive', { back: '🐕*.95 🐩*.8', rug: 'beech-bone catnip-yarn' }),
  broad('travel', 'Travel', 'street', 'noon', {
    far: '🛵*.7',
    near: 'cabin-suitcase*1.1 pocket-camera sun-hat-straw',
  }),
  broad('arts-crafts', 'Art & Crafts', 'paper', 'mustard', {
    top: 'paint-palette',
    middle: 'cotton-thread dressmaker-scissors',
    bottom: 'sable-brush dot-notebook',
  }),
  niche('tv-bingewatching', 'TV Bingewatching', 'living', 'dusk', { back: 'retro-tv*1.3', rug: '🍿 🥤 🧦' }),
  niche('cats', 'Cats', 'sill', 'dusk', { sill: '🐈*1.15', front: 'catnip-yarn' }),
  niche('internet-of-things', 'Internet of Things', 'desk', 'night', {
    shelf: '🕰️ 📻',
    back: 'dusk-bulb*1.5',
    front: '📱 smart-plug',
  }),
  niche('bbq', 'BBQ', 'garden', 'dusk', { back: 'oak-firewood 🔥*1.2', front: '🌽 🥩 🌶️ 🍢' }),
  niche('houseplants', 'Houseplants', 'balcony', 'white', {
    top: 'rubber-plant',
    middle: '🌱 column-cactus*.8',
    bottom: '🌷 rubber-plant 🌿',
    floor: 'garden-pail*.9',
  }),
  niche('coffee', 'Coffee', 'table', 'morning', {
    back: '🥐*1.2',
    front: 'stoneware-mug*1.5 espresso-beans',
  }),
  niche('vinyl', 'Vinyl', 'sideboard', 'petrol', {
    top: 'lp-night-ferry*1.35 lp-gold-hour*1.35',
    floor: 'headphones-amber',
  }),
  niche('board-games', 'Board Games', 'paper', 'forest', {
    top: '♟️ 🃏',
    middle: 'harvest-dice*1.6 orchard-puzzle',
    bottom: '🎴 🎲',
  }),
  niche('sneakers', 'Sneakers', 'plinth', 'saffron', {
    left: 'sneakers-clay',
    centre: 'sneakers-cloud*1.1',
    right: 'sneakers-sage',
  }),
  niche('baking', 'Baking', 'kitchen', 'terracotta', { upper: '🫙 🥣', lower: '🍯 📙', top: '🥐 🍞*1.3 🧁' }),
  niche('stargazing', 'Stargazing', 'camp', 'milkyway', {
    sky: '🪐*.9@.7,.18',
    far: 'ridge-tent*.8',
    near: 'star-telescope*1.5',
  }),
  niche('cycling', 'Cycling', 'street', 'dusk', { near: 'city-bike*1.05' }),
];

function broad(
  slug: string,
  name: string,
  place: BackdropName,
  palette: string,
  rows: SceneSpec['rows'],
): DemoInterest {
  return { slug, name, kind: 'broad', cover: { place, palette, shape: '1:1', rows, seed: `cover ${slug}` } };
}

function niche(
  slug: string,
  name: string,
  place: BackdropName,
  palette: string,
  rows: SceneSpec['rows'],
): DemoInterest {
  return { ...broad(slug, name, place, palette, rows), kind: 'niche' };
}
