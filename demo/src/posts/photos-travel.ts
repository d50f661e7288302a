import { shot, type Draft } from './draft.ts';

/** Photo posts from beaches, markets, stations and streets elsewhere. */
export const travelPhotos = [
  {
    by: 'amara',
    in: 'travel style',
    warmth: 3,
    text: 'Nazaré at noon. Everyone sensible is having lunch; I am wearing a roof.',
    photos: [
      shot(
        'beach',
        'noon',
        'Two sun hats, one straw and one sand-coloured, sunglasses and a leather bag on the beach at noon with a striped parasol behind.',
        { far: '⛱️*1.5@.78,.6', near: 'market-bag sun-hat-straw*1.15 sun-hat-sand sunglasses-dune' },
      ),
    ],
    talk: [
      'zeynep: Wearing a roof. Stealing that.',
      'thandi: Factor 50 under the roof please!',
      'bea: Does the sand get into the weave?',
      '> amara: Shake, tap, done.',
    ],
  },
  {
    by: 'zeynep',
    in: 'travel style',
    warmth: 2,
    text: 'Three weeks, one cabin bag. The secret is that I am wearing everything else on the plane.',
    photos: [
      shot(
        'street',
        'noon',
        'A blue cabin suitcase, a trench coat and a straw hat on a sunny shopping street with striped awnings.',
        { near: 'cabin-suitcase*1.1 trench-coat sun-hat-straw' },
      ),
      shot(
        'paper',
        'sky',
        'Travel things from above on blue paper: sunglasses, a camera, a compass, socks and a red notebook.',
        { top: 'sunglasses-dune 🎫', middle: 'pocket-camera*1.2 brass-compass', bottom: 'merino-socks 📕' },
        '1:1',
      ),
    ],
    talk: [
      'amara: We would get on at security.',
      'hugo: How quiet are the wheels? My street complains.',
      '> zeynep: Library quiet. Cobbles included.',
      'aroha: Three weeks with ONE spoon?',
      '> zeynep: No spoon.',
    ],
  },
  {
    by: 'zeynep',
    in: 'travel',
    text: 'The map on the wall has more pins than the wall has plaster.',
    photos: [
      shot(
        'desk',
        'clay',
        'A colourful folded world map stands on a desk with a compass, a camera and a cup of tea.',
        { shelf: '📕 📗 brass-compass', back: 'wall-map*1.6', front: 'pocket-camera tea-infuser-cup 📌*.7' },
      ),
    ],
    talk: [
      'giulia: Which pin was the worst?',
      '> zeynep: The one in the pipe.',
      'pavel: No pins on the moon yet, I see.',
    ],
  },
  {
    by: 'thandi',
    in: 'travel music',
    text: 'Lost luggage, day two. I am dancing in a borrowed dress and honestly it dances better than mine.',
    photos: [
      shot(
        'street',
        'dusk',
        'A woman in a red dress dances on a cobbled street at dusk, shop windows lit behind her.',
        { someone: '💃🏾*1.25', near: '🎺*.7@.17,.85' },
      ),
    ],
    talk: [
      'amara: Keep the dress.',
      'kofi: What is the band playing?',
      '> thandi: Everything, twice as fast as written.',
      'leila: LOOK at you.',
    ],
  },
  {
    by: 'aroha',
    in: 'travel outdoors',
    text: 'Low tide. We walked to the island and argued on the way back about whether it counts as an island.',
    photos: [
      shot(
        'beach',
        'morning',
        'A wide morning beach with shells, a pair of blue flip-flops and a coral rucksack on the sand.',
        { far: '🏝️*1.2@.24,.5', near: 'daypack-coral 🩴 🐚 🦀' },
      ),
    ],
    talk: ['lars: Twice a day it counts.', 'oscar: Did the crab get a vote?'],
  },
  {
    by: 'diego',
    in: 'fitness outdoors',
    text: 'Beach volleyball, result: sand 3, us 0.',
    photos: [
      shot('beach', 'noon', 'A volleyball, a bottle and sunglasses on bright sand, a kite in the blue sky.', {
        sky: 'swallow-kite*1@.7,.17',
        near: 'beach-volleyball*1.3 sport-bottle sunglasses-dune',
      }),
    ],
    talk: ['thandi: I demand a rematch without Emeka coaching.', 'emeka: Your knees disagree.'],
  },
  {
    by: 'salma',
    in: 'travel kitchen',
    text: 'Market rule number one: buy from the person who is eating what they sell.',
    photos: [
      shot(
        'market',
        'olive',
        'A stall with oranges, lemons, grapes, aubergines and peppers under an olive-striped awning, a basket and a dog in front.',
        { back: '🍊 🍋 🍑 🍐 🍊', front: '🍆 🍇 🫑 🌶️ 🥕', floor: 'picnic-basket 🐕*.6' },
      ),
    ],
    talk: [
      'carmen: Rule two: never touch the peaches.',
      'ines: Rule three: go back for the bag you left there.',
      '> salma: How did you know.',
    ],
  },
  {
    by: 'giulia',
    in: 'travel arts-crafts',
    text: 'Sketching harbour boats. They move. Nobody tells you that boats MOVE.',
    photos: [
      shot(
        'beach',
        'morning',
        'Two sailing boats on a calm pale sea; a paint palette and a brush lie on the sand in front.',
        { far: '⛵*1@.22,.47 ⛵*.7@.72,.466', near: 'paint-palette*1.2 sable-brush dot-notebook' },
      ),
    ],
    talk: [
      'tove: Paint the same boat four times, then choose the average.',
      'kenji: 1/250 of a second. That is how I hold them still.',
    ],
  },
  {
    by: 'hugo',
    in: 'travel cycling',
    text: 'Seventy kilometres of canal, nine locks, one swan with a grudge.',
    photos: [
      shot(
        'meadow',
        'summer',
        'A red bike on a path through green meadows, a swan standing in the grass ahead of it.',
        { far: '🦢*.9', near: 'city-bike*.95 daypack-forest*.8' },
      ),
    ],
    talk: ['ivo: Swans respect the bell. Slightly.', 'bram: Mine sends his regards.'],
  },
  {
    by: 'samir',
    in: 'travel music',
    text: 'Found a record shop the size of a lift. Came out with two records and a new uncle.',
    photos: [
      shot(
        'street',
        'rain',
        'A rainy shopping street with glowing windows; a dark umbrella and a black record in front.',
        { near: 'storm-umbrella*1.2 lp-night-ferry*1.1' },
      ),
    ],
    talk: [
      'kofi: WHERE',
      '> samir: Behind the fish market. He opens when he feels like it.',
      'sean: Uncles like that are worth more than the records.',
    ],
  },
  {
    by: 'kenji',
    in: 'travel coffee',
    text: 'Station coffee, six minutes, standing up. The man next to me folded his newspaper into a perfect square and left without a word. Best company of the week.',
    photos: [
      shot(
        'street',
        'winter',
        'A cup of coffee, a newspaper and a small camera on a snowy street with lit windows.',
        { near: 'stoneware-mug*1.2 🗞️ pocket-camera' },
      ),
    ],
    talk: ['hugo: The square! Was it the sports section?', 'lucia: Six minutes is a whole relationship.'],
  },
  {
    by: 'aroha',
    in: 'travel outdoors',
    text: 'Paddled until the map ended, had lunch there.',
    photos: [
      shot(
        'beach',
        'ember',
        'A red canoe on a calm sea under an orange evening sky; a bottle, bread and a compass on the beach.',
        { far: '🛶*1.1@.35,.52', near: 'sport-bottle 🥪 brass-compass' },
      ),
    ],
    talk: ['lars: What was after the end?', '> aroha: More. But unlabelled.'],
  },
  {
    by: 'ines',
    in: 'travel home-decor',
    text: 'I came for the cathedral and took forty photos of one tiled balcony. Architect problems.',
    photos: [
      shot(
        'balcony',
        'blue',
        'Pots, a clay amphora and a cat on patterned tiles beneath a wooden plant ladder on a blue wall.',
        {
          top: 'amphora-vase*.9',
          middle: 'paper-lantern 🌿',
          bottom: '🪴 amphora-vase*.8 🌷',
          floor: '🐈*.85 pocket-camera',
        },
      ),
    ],
    talk: [
      'salma: Which town??',
      '> ines: Évora, behind the post office. Do not tell everyone.',
      'anouk: Forty is restrained.',
    ],
  },
  {
    by: 'mina',
    in: 'travel baking',
    text: 'Ate nine pastries in one day “for research”. Conclusion: the second one, from the woman with no sign.',
    photos: [
      shot(
        'market',
        'marigold',
        'A stall with croissants, pretzels, waffles and honey under a yellow-striped awning with light bulbs.',
        { back: '🥐 🥨*1.3 🥐 🧇', front: '🍩 heather-honey 🥧*1.2 🧁', floor: 'cabin-suitcase*.9' },
      ),
    ],
    talk: ['tariq: Which flour?', '> mina: She laughed when I asked.', 'noor: Research is exhausting. Rest.'],
  },
  {
    by: 'minh',
    in: 'travel kitchen',
    text: 'Home for two weeks. Mum has a schedule and every item on it is soup.',
    photos: [
      shot(
        'market',
        'evening',
        'An evening food stall with bowls of noodles, dumplings and lanterns under a striped awning with light bulbs.',
        {
          hang: 'paper-lantern paper-lantern paper-lantern',
          back: '🍜*1.3 🥟*1.2 🍜*1.3',
          front: '🍲*1.1 🌶️ 🥬*.8 🍋',
          floor: '🛵*.6',
        },
      ),
    ],
    talk: [
      'mei: Your mother is correct.',
      'hugo: Can we all come?',
      '> minh: She has asked for a number. Please send a number.',
    ],
  },
  {
    by: 'bea',
    in: 'travel garden',
    text: 'Went to see famous gardens. Took notes on everybody’s compost.',
    photos: [
      shot(
        'garden',
        'dusk',
        'An olive sun hat, a notebook and a glass of wine on a garden table at dusk beneath a string of flags.',
        { back: '💐 wine-glasses', front: 'sun-hat-olive*1.3 dot-notebook' },
      ),
    ],
    talk: [
      'bram: Real gardeners do.',
      'tove: Leaf mould or kitchen?',
      '> bea: Leaf mould, three bays, I was in tears.',
    ],
  },
  {
    by: 'lars',
    in: 'travel outdoors',
    text: 'Ferry, 05:20. I had the deck, the sea and a waffle.',
    photos: [
      shot(
        'beach',
        'morning',
        'A ferry on a pale morning sea; a green rucksack, a waffle and a cup stand on the shore.',
        { far: '⛴️*1.3@.32,.45', near: 'daypack-forest 🧇*1.1 stoneware-mug' },
      ),
    ],
    talk: ['freya: Brown cheese?', '> lars: What else is a waffle for.', 'sean: Could you hear the ropes?'],
  },
  {
    by: 'nina',
    in: 'travel pets',
    text: 'City trip rating system: number of cats greeted. Istanbul: 61. Zagreb: 14. My own street: 3, but they know me.',
    photos: [
      shot(
        'street',
        'noon',
        'Three ginger cats on a sunny cobbled street in front of colourful shops, a straw hat beside them.',
        { far: '🐈*.6~', near: '🐈*1 sun-hat-straw*.9 🐈*.9' },
      ),
    ],
    talk: ['yuki: Invoice would like to be counted remotely.', 'zeynep: 61 is a slow day in Istanbul.'],
  },
] as const satisfies readonly Draft[];
