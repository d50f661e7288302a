import { shot, type Draft } from './draft.ts';

/** Photo posts about what was cooked, baked, grilled and poured. */
export const foodPhotos = [
  {
    by: 'minh',
    in: 'kitchen',
    text: 'Broth: two days. Eating: four minutes. No regrets.',
    photos: [
      shot(
        'table',
        'evening',
        'A bowl of noodles with chopsticks, herbs, lime and chilli on a table in front of a window at dusk.',
        { sill: '🕯️ 🕯️*.8', back: '🥬*.8 🍶', front: '🍜*2 🌶️ 🍋' },
      ),
    ],
    talk: [
      'mei: Two days is the minimum. Good boy.',
      'andre: I respect anything cooked by the day instead of the minute.',
      'priya: Recipe or it did not happen.',
      '> minh: It is mostly staring at a pot.',
    ],
  },
  {
    by: 'giulia',
    in: 'kitchen arts-crafts',
    text: 'Painted the tomatoes, then ate the models.',
    photos: [
      shot(
        'garden',
        'olive',
        'A paint palette and brush on a garden table between ripe tomatoes, a lemon and a glass of wine.',
        { back: '🍅*1.2 🍅 🍋 wine-glasses', front: 'paint-palette*1.2 sable-brush 🍅' },
      ),
    ],
    talk: [
      'tove: The only honest way to end a still life.',
      'carmen: What kind are they? Mine are all water this year.',
      '> giulia: Cuore di bue, from the man with the three-wheeler.',
    ],
  },
  {
    by: 'carmen',
    in: 'kitchen garden',
    text: 'Nineteen kilos of tomatoes from a balcony. I do not know anyone who needs this many tomatoes and I have started leaving them on doorsteps at night.',
    photos: [
      shot(
        'market',
        'tomato',
        'A stall-like counter heaped with tomatoes, peppers, aubergines and a basket.',
        { back: '🍅 🍅 🍅 🍅 🍅', front: '🍅 🫑 🍆 🍅 🌶️', floor: 'picnic-basket' },
      ),
    ],
    talk: [
      'ola: So it was YOU.',
      '> carmen: I will deny it.',
      'priya: Send them here. Chutney knows no limits.',
      'elif: From a BALCONY. Please teach.',
    ],
  },
  {
    by: 'bram',
    in: 'kitchen garden',
    text: 'The allotment committee has ruled that the pumpkin is “not in the spirit of the plot”. Soup it is.',
    photos: [
      shot(
        'kitchen',
        'terracotta',
        'A stew pot of soup, an orange pumpkin and garlic on a kitchen worktop under wooden shelves.',
        {
          upper: 'storage-jar teapot-tomato',
          lower: 'book-one-pot 🧂 heather-honey',
          top: '🎃*1.3 stew-pot*1.2 🧄 🥖*1.2',
        },
      ),
    ],
    talk: [
      'tove: What IS the spirit of the plot?',
      '> bram: Courgettes, apparently.',
      'bea: I would have voted for the pumpkin.',
    ],
  },
  {
    by: 'mina',
    in: 'baking kitchen',
    text: 'Three weeks of testing. This is the doughnut.',
    photos: [
      shot(
        'paper',
        'rose',
        'Doughnuts and a waffle seen from above on rose-coloured paper, with a cup of coffee.',
        { top: '🍩*1.4 🥯*1.2', middle: 'stoneware-mug*1.2 🍩*1.5', bottom: '🍩*1.3 🧇*1.2' },
        '1:1',
      ),
    ],
    talk: [
      'noor: I volunteer for week four.',
      'tariq: Mochi flour?',
      '> mina: A third. You have a nose like a bloodhound.',
      'arjun: my screen is not edible. checked',
    ],
  },
  {
    by: 'yara',
    in: 'kitchen baby-kids',
    text: 'Lunch boxes for two people with opposite opinions about cucumber.',
    photos: [
      shot(
        'kitchen',
        'sky',
        'A lacquered lunch box on a worktop with cucumber, cheese, an apple and a sandwich, jars above.',
        {
          upper: '🍼 storage-jar stoneware-mug',
          lower: 'heather-honey 🍪 book-one-pot',
          top: 'lunch-box*1.3 🥒 🍎 🥪',
        },
      ),
    ],
    talk: [
      'ola: The walls! Are they really movable?',
      '> yara: Really. It has ended a war.',
      'mei: Cucumber people always win in the end.',
    ],
  },
  {
    by: 'andre',
    in: 'bbq kitchen',
    warmth: 3,
    text: 'Fourteen hours on oak at a hundred and seven. Bark like a road in August. I did not sleep, and I would do it again tonight.',
    photos: [
      shot(
        'garden',
        'dusk',
        'A grill evening in a garden: split oak, a fire, meat on the bone, corn and chillies on a wooden table at dusk.',
        { back: 'oak-firewood*1.1 🔥*1.4 oak-firewood~', front: '🥩*1.4 🌽 🌶️ 🍋 chef-knife' },
      ),
      shot(
        'paper',
        'brick',
        'Grilled skewers, corn, an iron skillet and peppers seen from above on terracotta paper.',
        { top: '🍢*1.3 🌽', middle: 'iron-skillet*1.4 🌶️', bottom: '🧅 🍗*1.1' },
        '1:1',
      ),
    ],
    talk: [
      'mateo: Water pan or no?',
      '> andre: Pan until the stall, then wrap in paper.',
      'bram: The neighbours have asked me to ask you when the next one is.',
      'sean: I am bringing the banjo, try and stop me.',
      '> andre: After dessert, Seán. AFTER.',
      'thandi: There is no photo of the last piece because I ate the last piece.',
    ],
  },
  {
    by: 'mateo',
    in: 'bbq outdoors',
    text: 'Only fire, salt and time. And a knife you are a little afraid of.',
    photos: [
      shot(
        'camp',
        'dusk',
        'A campfire in a clearing at dusk with split wood, a skillet and a knife beside it.',
        { far: '🔥*1.7', near: 'oak-firewood*1.1 iron-skillet chef-knife' },
      ),
    ],
    talk: [
      'andre: Poetry.',
      'freya: Which wood?',
      '> mateo: Oak, always oak. Fruit wood when my mother in law comes.',
    ],
  },
  {
    by: 'tove',
    in: 'baking books',
    text: 'Seven kinds of biscuits, as the book demands. The seventh is always the one nobody likes, and I will not leave it out.',
    photos: [
      shot(
        'table',
        'winter',
        'Biscuits, a cake and a red fondue pot on a table before a snowy window with a candle on the sill.',
        {
          sill: 'beeswax-candle beeswax-candle',
          back: 'fondue-set 🍪*1.3 🎂*.8',
          front: '🍪*1.2 🥨 🍪 stoneware-mug 🍪*1.1',
        },
      ),
    ],
    talk: [
      'ola: Which one is the seventh?',
      '> tove: Ammonia rounds. Respect them.',
      'sofie: My grandmother would have fought anyone over number seven.',
      'freya: I like them. There, I said it.',
    ],
  },
  {
    by: 'noor',
    in: 'kitchen',
    text: 'Soup weather arrived on Tuesday at about three.',
    photos: [
      shot(
        'sill',
        'rain',
        'A steaming pot of soup and bread on a window sill, rain running down the glass and lit windows across the street.',
        { sill: 'stew-pot*1.25', front: '🥖*1.2 🥄*.7' },
        '8:9',
      ),
    ],
    talk: ['mateo: Three ten here.', 'lucia: I opened the window to smell it and now it is just wet.'],
  },
  {
    by: 'leila',
    in: 'kitchen beauty',
    text: 'Kitchen or laboratory? Olive oil, geranium, goggles, and a pot I am no longer allowed to cook in.',
    photos: [
      shot(
        'kitchen',
        'sage',
        'Bars of soap on a worktop with olives and flowers; glass jars and a bowl on the shelves above.',
        {
          upper: 'storage-jar 🧪*.8 storage-jar',
          lower: 'mixing-bowl 🥽*.8 🌿',
          top: 'olive-soap*1.2 🫒 🫒 olive-soap 🌺*.9',
        },
      ),
    ],
    talk: [
      'zeynep: Is this the batch with the orange peel?',
      '> leila: Next week, it is still curing.',
      'noor: The pot never forgets.',
    ],
  },
  {
    by: 'hana',
    in: 'coffee cats',
    text: 'Latte art: cat. Or bear. Or a very tired leaf.',
    photos: [
      shot(
        'table',
        'mint',
        'A cup of coffee and a small cake on a table by the window, with a cat’s face peeking up on the left.',
        { sill: '🪴', back: '', front: '🐱*.8 stoneware-mug*1.5 🍰' },
        '8:9',
      ),
    ],
    talk: ['kenji: A very tired leaf is the most difficult pour.', 'minh: I see a potato. Proudly.'],
  },
] as const satisfies readonly Draft[];
