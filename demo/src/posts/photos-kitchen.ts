import { shot, type Draft } from './draft.ts';

/** Photo posts from kitchens and tables. */
export const kitchenPhotos: readonly Draft[] = [
  {
    by: 'ines',
    in: 'kitchen home-decor',
    warmth: 4,
    text: 'Three years of “we should put up shelves” ended on Sunday at half past five. Still finding screws in my hair.',
    photos: [
      shot(
        'kitchen',
        'honey',
        'Two wooden kitchen shelves in window light: a red teapot, cups and a clip jar above; cookbooks, a bowl and a salt mill below; lemons, bread and a willow basket on the worktop.',
        {
          upper: 'teapot-tomato stoneware-mug stoneware-mug storage-jar',
          lower: 'book-one-pot 📗 🌿*.8 mixing-bowl 🧂',
          top: '🍋 🍋^20 🥖*1.4 picnic-basket',
        },
      ),
    ],
    talk: [
      'anouk: The gap between the shelves is exactly right. Did you measure or guess?',
      '> ines: Measured twice, guessed once, the guess won.',
      'noor: Where is the red pot from? It has followed me into three feeds.',
      '> ines: Orra! It is tagged, tap it.',
      'hugo: Half past five on a Sunday is when all shelves go up.',
      'salma: The lemons are doing a lot of work here.',
      'bram: Rawl plugs or straight into brick?',
      '> ines: Plugs. I want to sleep at night.',
    ],
  },
  {
    by: 'noor',
    in: 'baking kitchen',
    warmth: 2,
    text: 'Friday challah, batch nine. The braid is finally a braid and not a rope accident.',
    photos: [
      shot(
        'kitchen',
        'terracotta',
        'A long golden loaf on a worktop with eggs, a honey pot and butter; jars and a cookbook on the shelves behind.',
        {
          upper: 'storage-jar storage-jar*.8 🌿*.7',
          lower: 'mixing-bowl book-one-pot',
          top: '🥖*2 🥚 🥚 heather-honey 🧈',
        },
      ),
    ],
    talk: [
      'rafi: That shine. Egg white or whole egg?',
      '> noor: Whole egg and a drop of water, twice.',
      'tariq: Beautiful crumb I bet. Show the inside!',
      '> noor: There is no inside any more.',
      'ola: A rope accident still tastes good, for the record.',
    ],
  },
  {
    by: 'tariq',
    in: 'baking',
    warmth: 2,
    text: '4:10 a.m. The street belongs to me, the fox and the croissants.',
    photos: [
      shot(
        'kitchen',
        'ink',
        'Croissants and bread on a worktop in a dark kitchen, with jars of flour on the shelves.',
        {
          upper: 'storage-jar storage-jar storage-jar',
          lower: 'stoneware-mug mixing-bowl 🥚',
          top: '🥐*1.3 🥐*1.2~ 🥐*1.3 🍞*1.3',
        },
      ),
    ],
    talk: [
      'mina: Solidarity from the other side of the wall. 3:50 here.',
      '> tariq: You win. You always win.',
      'samir: I see you on my way home and the smell is unfair.',
      'noor: Does the fox get one?',
      '> tariq: The fox gets the ugly ones.',
    ],
  },
  {
    by: 'mei',
    in: 'kitchen',
    text: 'Dumplings, all hands. The little one made only “moons” and we cooked every one of them.',
    photos: [
      shot(
        'table',
        'mint',
        'A table by a window with dumplings in rows, a bowl of rice, chopsticks and a teapot.',
        { sill: '🌱 🪴', back: 'teapot-tomato lunch-box 🍚', front: '🥟*1.3 🥟*1.2 🥟*1.3 🥢' },
      ),
    ],
    talk: [
      'minh: Moons are a legitimate fold.',
      'yara: How do you stop them sticking to the tray?',
      '> mei: Semolina. Plenty of it. And speed.',
    ],
  },
  {
    by: 'priya',
    in: 'kitchen garden',
    text: 'Green mango chutney day. The whole flat is sour and happy, and there are exactly four jars for sale to family at the usual price (gossip).',
    photos: [
      shot(
        'kitchen',
        'sage',
        'Four jars on a kitchen shelf, mangoes, chillies, ginger and a knife on the worktop below.',
        {
          upper: 'storage-jar storage-jar storage-jar storage-jar',
          lower: 'book-one-pot 🧂 stew-pot',
          top: '🥭 🥭*1.1 🌶️ 🧄 chef-knife',
        },
      ),
    ],
    talk: [
      'arjun: Auntie I have so much gossip',
      'carmen: The smell of chutney on a staircase! Nothing better.',
      'ines: Ratio of sugar to mango, if that is not a family secret?',
      '> priya: Six to ten by weight, and do not tell my mother I told you.',
    ],
  },
  {
    by: 'ola',
    in: 'baking baby-kids',
    text: 'Helper one cracked the eggs. Helper two ate the sugar. We call it deconstructed cake.',
    photos: [
      shot(
        'kitchen',
        'honey',
        'A messy worktop with eggs, milk, a cupcake and a mixing bowl under kitchen shelves with jars.',
        {
          upper: '🍼 storage-jar heather-honey',
          lower: 'book-one-pot mixing-bowl 🧈',
          top: '🥚 🥚*.9 🥛 🧁*1.4 🥣',
        },
      ),
    ],
    talk: [
      'marisol: Helper two is going places.',
      'yara: I felt this in the grout of my kitchen.',
      'tove: Sugar first, cake later. Sensible child.',
    ],
  },
  {
    by: 'mina',
    in: 'baking coffee',
    text: 'Day off. Made a cake nobody ordered.',
    photos: [
      shot(
        'table',
        'morning',
        'A slice of strawberry cake, a cup of coffee and a bunch of flowers on a table in morning light.',
        { sill: '🌷 🌷', back: '🎂*1.1 💐', front: '🍰*1.5 stoneware-mug 🍓' },
      ),
    ],
    talk: [
      'tariq: The best kind. What is the cream?',
      '> mina: Mascarpone and a scandalous amount of vanilla.',
      'hana: I would like to order it retroactively.',
    ],
  },
  {
    by: 'kenji',
    in: 'coffee kitchen',
    warmth: 3,
    text: 'A cup is mostly its lip. I have tried to explain this at dinners, and people move to other chairs.\n\nThis one is thick at the base and thin where it meets you. It keeps its heat for a chapter. I bought two, then I bought two more.',
    photos: [
      shot(
        'plinth',
        'sand',
        'A stoneware cup and saucer on a pale plinth in soft window light, with a few coffee beans in front.',
        { left: '📖*.9', centre: 'stoneware-mug*1.9', right: 'espresso-beans', floor: '' },
      ),
      shot(
        'table',
        'morning',
        'Two stoneware cups of coffee and a croissant on a wooden table by a sunny window.',
        { sill: 'rubber-plant', back: '', front: 'stoneware-mug*1.4 🥐*1.4 stoneware-mug*1.4~' },
        '5:4',
      ),
    ],
    talk: [
      'minh: I would not move chairs.',
      'hugo: A chapter of what, though? War and Peace or the other kind?',
      '> kenji: A short one, in which nothing happens.',
      'lucia: I bought two, then two more. We are the same.',
      'anouk: The first photo should be in a magazine.',
    ],
  },
  {
    by: 'hugo',
    in: 'coffee cycling',
    text: 'Twelve kilometres for a coffee and the coffee was closed. So.',
    photos: [
      shot(
        'street',
        'noon',
        'A red city bike before a row of colourful shops with striped awnings, a cup of coffee in front.',
        { far: '', near: 'city-bike*.95 stoneware-mug' },
      ),
    ],
    talk: [
      'ivo: 24 then. Round trip counts.',
      'diego: The awnings are judging you.',
      'minh: They close Mondays. They have ALWAYS closed Mondays.',
      '> hugo: I rode on hope.',
    ],
  },
  {
    by: 'salma',
    in: 'kitchen home-decor',
    text: 'Mint tea, poured from high up, so the neighbours think it is raining.',
    photos: [
      shot(
        'table',
        'autumn',
        'A red teapot, glass tea cups, mint and a plate of biscuits on a table by a window with autumn hills.',
        {
          sill: 'amphora-vase*.8',
          back: 'teapot-tomato*1.2 🍪 🍪',
          front: 'tea-infuser-cup 🌿*.8 tea-infuser-cup',
        },
      ),
    ],
    talk: [
      'zeynep: I did this once and it was in fact raining on the neighbours.',
      'leila: Fresh or dried mint?',
      '> salma: Fresh, bruised, no mercy.',
    ],
  },
  {
    by: 'ines',
    in: 'kitchen',
    text: 'Sixteen people, one stew pot, zero leftovers. Somebody licked the spoon and I know who.',
    photos: [
      shot(
        'garden',
        'dusk',
        'A long garden table at dusk with a stew pot, bread, wine glasses and tomatoes under a string of flags.',
        {
          hang: 'paper-lantern@.3,.32*.8 paper-lantern@.72,.34*.8',
          back: 'wine-glasses stew-pot*1.4 🥖*1.3 wine-glasses',
          front: '🍅 🧀 🍇 🥗',
        },
      ),
    ],
    talk: [
      'noor: It was me. It was always going to be me.',
      '> ines: I saved the evidence.',
      'anouk: I can still taste the fennel.',
      'bram: Four litres for sixteen? Loaves and fishes.',
      '> ines: Bread, Bram. A great deal of bread.',
    ],
  },
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
        'Biscuits, a cake and a teapot on a table before a snowy window with a candle on the sill.',
        {
          sill: 'beeswax-candle beeswax-candle',
          back: 'teapot-tomato 🍪*1.3 🎂*.8',
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
];
