import { shot, type Draft } from './draft.ts';

/** Photo posts from kitchens and tables. */
export const kitchenPhotos = [
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
] as const satisfies readonly Draft[];
