import { shot, type Draft } from './draft.ts';

/** Photo posts about children, games, gifts, books and making things. */
export const playPhotos = [
  {
    by: 'yara',
    in: 'baby-kids toys-games',
    warmth: 3,
    text: 'They asked for a dinosaur party with trains, bears and a wedding. We delivered. The stegosaurus caught the bouquet.',
    photos: [
      shot(
        'nursery',
        'butter',
        'A child’s room with a teddy bear, nesting dolls and books on the shelf, a rocking horse and a kite behind, a wooden train, a puzzle and bricks on a round rug.',
        {
          shelf: 'teddy-bear nesting-dolls 🦕 🦖',
          back: 'rocking-horse*1.15 swallow-kite*.9',
          rug: 'orchard-puzzle wooden-train*1.1 💐*.8 toy-bricks',
        },
      ),
      shot(
        'party',
        'marmalade',
        'A birthday table with a cake, wrapped presents, cupcakes and sweets under paper lanterns and balloons.',
        { hang: '🎈 _ 🎈~', back: '🎁 🎂*1.1 🎁~', front: '🧁 🍬 🥤 🍭' },
      ),
    ],
    talk: [
      'marisol: The stegosaurus always does.',
      'ola: Who officiated?',
      '> yara: Barnaby the bear. He was very moved.',
      'jonas: I have questions about the seating plan.',
      'mei: The cake!!',
    ],
  },
  {
    by: 'ola',
    in: 'baby-kids',
    text: 'Everyone is asleep. I am going to build the train track properly now.',
    photos: [
      shot(
        'nursery',
        'cloud',
        'A wooden train with bricks and a ball on a round rug in a pale blue nursery, a teddy on the shelf.',
        { shelf: 'baby-bottle teddy-bear 🦆', back: '', rug: 'wooden-train*1.4 toy-bricks*1.1' },
      ),
    ],
    talk: [
      'yara: Send pictures of the junction.',
      'jonas: Do not forget a siding for the raisins.',
      '> ola: Obviously there is a siding.',
    ],
  },
  {
    by: 'marisol',
    in: 'baby-kids arts-crafts',
    text: 'Painted thirty eggs. Lost two. Found one. It is Wednesday and the classroom has started to smell like a mystery.',
    photos: [
      shot(
        'paper',
        'mustard',
        'A paint palette, brushes and eggs on mustard-coloured paper, seen from above.',
        { top: 'paint-palette*1.3', middle: '🥚*1.2 sable-brush 🥚*1.2', bottom: '🐣*1.2 🖍️ 🥚*1.2' },
        '1:1',
      ),
    ],
    talk: [
      'tove: Radiator. It is always the radiator.',
      '> marisol: IT WAS THE RADIATOR.',
      'mina: I have cooked with worse.',
    ],
  },
  {
    by: 'mei',
    in: 'baby-kids toys-games',
    text: 'The smallest doll went missing on Monday. Found today in a slipper, reading a newspaper (his brother put it there).',
    photos: [
      shot(
        'nursery',
        'peach',
        'A row of red nesting dolls on a shelf, a rocking horse below and a slipper-sized newspaper on the rug.',
        {
          shelf: 'nesting-dolls*1.2 nesting-dolls nesting-dolls*.8 nesting-dolls*.6',
          back: 'rocking-horse*1.1',
          rug: '🥿 🗞️*.7 harvest-dice',
        },
      ),
    ],
    talk: ['yara: I need a whole series about her.', 'giulia: She needed some time alone.'],
  },
  {
    by: 'jonas',
    in: 'board-games',
    warmth: 2,
    text: 'Eight months of weekly Harvest, full statistics: Mei 61 %, me 22 %, the dog 9 %. The dog plays the centre column only. It is a strategy.',
    photos: [
      shot(
        'paper',
        'forest',
        'Dice, playing cards, chess pawns and a puzzle piece laid out on dark green paper.',
        { top: '🃏 🎴', middle: 'harvest-dice*1.6 ♟️*.9', bottom: 'orchard-puzzle 🍺' },
        '1:1',
      ),
    ],
    talk: [
      'mei: Sixty-three if we count the one you “forgot”.',
      'dev: What is the missing 8 %?',
      '> jonas: Spilled tea.',
      'oscar: Centre column is sound.',
    ],
  },
  {
    by: 'jonas',
    in: 'board-games books',
    text: 'Forty-one birds hidden in the puzzle. We have found forty. Nobody is allowed to sleep.',
    photos: [
      shot(
        'table',
        'autumn',
        'A green puzzle piece, two mugs and a candle on a table before a window with autumn hills.',
        {
          sill: 'beeswax-candle',
          back: 'stoneware-mug teapot-tomato',
          front: '🧩*1.2 orchard-puzzle*1.4 🧩~',
        },
      ),
    ],
    talk: [
      'priya: Lower left, under the ladder.',
      '> jonas: I owe you everything.',
      'hana: I also want to not sleep, where do I buy it',
    ],
  },
  {
    by: 'arjun',
    in: 'toys-games technology',
    text: 'beat my cousin at chess on a train in a tunnel. magnetic board stayed. cousin did not',
    photos: [
      shot(
        'table',
        'evening',
        'A chess pawn, a controller and two drinks on a table by a dusky train window.',
        { sill: '', back: '♟️*1.2 pawn-chess ♟️*1.1', front: '🥤 game-controller 🍪' },
      ),
    ],
    talk: ['jonas: Opening?', '> arjun: panic', 'marisol: Proud of you. Be nice to the cousin.'],
  },
  {
    by: 'noor',
    in: 'baking baby-kids',
    text: 'My nephew wanted “a cake like a mountain, but nice”.',
    photos: [
      shot(
        'party',
        'lake',
        'A tall birthday cake with candles between two presents on a party table with blue and orange garlands.',
        { hang: '🎈 🎈*.8 🎈~', back: '🎁*.9 🎂*1.3 🎁*.9~', front: '🍓 🧁 🥥 🍓' },
      ),
    ],
    talk: [
      'mina: Structurally sound AND nice.',
      'ola: Please say the snow is coconut.',
      '> noor: The snow is coconut.',
    ],
  },
  {
    by: 'giulia',
    in: 'arts-crafts travel',
    warmth: 2,
    text: 'Fifty postcards, fifty stamps, one bench. If you got one with a smudge, that was the ice cream.',
    photos: [
      shot(
        'paper',
        'apricot',
        'A paint palette, a brush, envelopes and an ice cream cone on apricot paper, seen from above.',
        { top: 'paint-palette*1.3 ✉️', middle: 'sable-brush*1.2 🖼️*.9', bottom: '🍦*1.1 ✉️*1.1' },
      ),
    ],
    talk: [
      'salma: Mine arrived! With the smudge! I framed the smudge.',
      'pavel: A stamp is still the best notification.',
      'sofie: The lighthouse is on my fridge.',
    ],
  },
  {
    by: 'tove',
    in: 'arts-crafts',
    text: 'The chair has a jumper now.',
    photos: [
      shot(
        'living',
        'cream',
        'An oak chair beside a basket with blue yarn, scissors and thread on a fringed rug.',
        { back: 'oak-chair*1.1 rubber-plant*1.2', rug: '🧶*1.2 dressmaker-scissors cotton-thread' },
      ),
    ],
    talk: [
      'hana: IT LOOKED COLD',
      'anouk: I want one for the radiator.',
      'giulia: What stitch on the legs?',
      '> tove: Two by two rib. Chairs have thin ankles.',
    ],
  },
  {
    by: 'hana',
    in: 'arts-crafts style',
    text: 'Visible mending, round one. It is very visible.',
    photos: [
      shot(
        'paper',
        'brick',
        'Jeans, a spool of blue thread, a needle and scissors laid out on terracotta paper.',
        { top: '👖*1.1', middle: 'cotton-thread*1.2 dressmaker-scissors', bottom: '🧷*1.2 🪡*.8' },
      ),
    ],
    talk: [
      'tove: Proudly visible. Smaller stitches on the stress side.',
      'amara: I would wear these tomorrow.',
      '> hana: from YOU that is everything',
    ],
  },
  {
    by: 'anouk',
    in: 'arts-crafts home-decor',
    text: 'Curtains, take two. Measured in daylight this time.',
    photos: [
      shot(
        'table',
        'mint',
        'Scissors, thread and a ruler on a wooden table before a window with fresh white curtains.',
        {
          sill: '🌷 🌷',
          back: 'cotton-thread 🧵*.9 🧺*.8',
          front: 'dressmaker-scissors*1.2 📏 tea-infuser-cup',
        },
      ),
    ],
    talk: [
      'salma: What happened to take one?',
      '> anouk: Take one is now a tablecloth.',
      'tove: All curtains become tablecloths.',
    ],
  },
  {
    by: 'priya',
    in: 'books',
    warmth: 2,
    text: 'Finished The Salt Line at a bus stop, in the rain, three buses later. The letter. THE LETTER.',
    photos: [
      shot('sill', 'rain', 'A red novel stands on a window sill beside a cup of tea, rain on the glass.', {
        sill: 'novel-salt-line*1.3 beeswax-candle*.9',
        front: 'tea-infuser-cup 🍪',
      }),
    ],
    talk: [
      'lucia: I knew about the letter from the beginning and I still cried.',
      'noor: Chapter nine broke me, chapter ten sewed me up.',
      'sean: No spoilers, I am on the second generation!',
      '> priya: Oh Seán. Oh, you lucky man.',
    ],
  },
  {
    by: 'lucia',
    in: 'books home-decor',
    text: 'Shelf by mood: angry, sea, soup.',
    photos: [
      shot(
        'desk',
        'moss',
        'Books in green, blue, orange and red on a shelf and desk against a moss-green wall, with glasses and a cup.',
        {
          shelf: 'book-plant-rescue book-night-sky 📔',
          back: 'novel-salt-line*1.2 book-one-pot*1.2 📚',
          front: '👓 stoneware-mug',
        },
      ),
    ],
    talk: [
      'priya: Where would you put cookbooks that make you angry?',
      '> lucia: Soup. Always soup.',
      'jonas: I sort by height and I am not ashamed.',
    ],
  },
  {
    by: 'bram',
    in: 'books garden',
    text: 'Bought Plant Rescue to save a fern. Fern is dead, but I have since saved four of the neighbours’.',
    photos: [
      shot(
        'garden',
        'olive',
        'A green plant book and a potted plant on a garden table with a pail and a cup of tea.',
        { back: 'rubber-plant*1.3 garden-pail', front: 'book-plant-rescue*1.2 tea-infuser-cup' },
      ),
    ],
    talk: ['yuki: The fern died so that others may live.', 'carmen: Ferns choose to die.'],
  },
  {
    by: 'andre',
    in: 'kitchen books',
    text: 'Cooked page 44 of One Pot, Many Sundays on a Thursday. Living dangerously.',
    photos: [
      shot(
        'kitchen',
        'honey',
        'An enamel stew pot with an orange cookbook, garlic, carrots and a knife on a worktop under kitchen shelves.',
        {
          upper: 'teapot-tomato storage-jar 🌿',
          lower: '🧂 stoneware-mug heather-honey',
          top: 'book-one-pot*1.1 stew-pot*1.3 🧄 🥕 🧅',
        },
      ),
    ],
    talk: [
      'ines: 44 is the fennel one!',
      'priya: The index by mood: you looked under “loud”, admit it.',
      '> andre: Page 44 is listed under “loud”, yes.',
    ],
  },
  {
    by: 'kwame',
    in: 'style toys-games',
    text: 'Gift wrapping for people who wait until the twenty-fourth. I did everything with one shoelace.',
    photos: [
      shot(
        'party',
        'fir',
        'Presents, a small tree and sweets on a festive table with a dark green wall and paper garlands.',
        { hang: '', back: '🎁 🎄*1.1 🎁~', front: '🍫 🎁*.7 🍬 merino-socks' },
      ),
    ],
    talk: ['mei: Whose shoelace?', '> kwame: A sacrifice was made.', 'arjun: not from the clays'],
  },
  {
    by: 'sofie',
    in: 'arts-crafts books',
    text: 'Index page of notebook number twelve. I look things up more than I write them down now. Is this ageing? It is quite pleasant.',
    photos: [
      shot(
        'paper',
        'linen',
        'A dark notebook, a fountain pen, glasses and a small cup on pale paper in window light.',
        { top: 'dot-notebook*1.4', middle: '🖋️*.9 👓', bottom: 'tea-infuser-cup*1.2 ✉️' },
        '8:9',
      ),
    ],
    talk: ['pavel: Forty-one here. It only gets better.', 'kenji: Numbered pages are civilisation.'],
  },
] as const satisfies readonly Draft[];
