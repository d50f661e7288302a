import { shot, type Draft } from './draft.ts';

/** Photo posts from rooms, bathrooms and balconies. */
export const homePhotos = [
  {
    by: 'yuki',
    in: 'houseplants home-decor',
    warmth: 4,
    text: 'Plant ladder, year two. Every single one of these was on the reduced shelf with a sad sticker.',
    photos: [
      shot(
        'balcony',
        'white',
        'A wooden plant ladder against whitewashed brick, full of potted plants, a cactus and seedlings, a blue pail at the foot.',
        {
          top: 'rubber-plant 🌱',
          middle: 'column-cactus*.75 🌿 rubber-plant*.9',
          bottom: '🌷 rubber-plant 🌹*.8 column-cactus*.7',
          floor: 'garden-pail 🐈*.7',
        },
      ),
    ],
    talk: [
      'elif: The sad sticker! I cannot walk past them either.',
      'anouk: How do you water the top one?',
      '> yuki: A step stool, this pail and a lot of trust. [garden-pail]',
      'bea: Is that the same cactus as in your first post??',
      '> yuki: It is. It had ONE arm then.',
      'nina: Nothing toxic at cat height, well done.',
      'hana: he is guarding the pail',
    ],
  },
  {
    by: 'yuki',
    in: 'houseplants books',
    text: 'Repotting Sunday. There is soil in the butter.',
    photos: [
      shot(
        'paper',
        'sage',
        'A potted plant, a green plant book, scissors and gloves seen from above on green paper.',
        { top: 'rubber-plant*1.1 🌱', middle: 'book-plant-rescue*1.2 dressmaker-scissors', bottom: '🧤 🌿' },
        '1:1',
      ),
    ],
    talk: [
      'carmen: There is always soil in the butter.',
      'priya: Is the book any good for fungus gnats?',
      '> yuki: Page 61. Sand on top and be cruel with the water. [book-plant-rescue]',
    ],
  },
  {
    by: 'anouk',
    in: 'home-decor',
    warmth: 3,
    text: 'Same wall, new colour, third time this year. It is called Plaster and it is precisely the shade of a good biscuit.',
    photos: [
      shot(
        'living',
        'blush',
        'A living room corner with a blue sofa and lamp, a framed landscape on a plaster-pink wall, a rubber plant and a patterned rug.',
        { wall: 'framed-print@.5,.22', back: 'reading-sofa*.85 rubber-plant*1.5', rug: '📖 stoneware-mug' },
      ),
      shot(
        'sideboard',
        'plaster',
        'A wooden sideboard with a clay vase, a mantel clock and a candle under two prints.',
        { top: 'amphora-vase*1.2 mantel-clock beeswax-candle', floor: 'picnic-basket' },
        '8:9',
      ),
    ],
    talk: [
      'salma: Biscuit is a colour family and I will defend it.',
      'ines: The print is perfect there.',
      'giulia: Matt or eggshell?',
      '> anouk: Matt. I have no children and one careful cat.',
      'lucia: Fourth coat by Christmas, I bet a croissant.',
      '> anouk: No comment.',
    ],
  },
  {
    by: 'salma',
    in: 'home-decor travel',
    text: 'Carried this vase home on my knees through two airports. The security man called it “ma’am”.',
    photos: [
      shot(
        'plinth',
        'apricot',
        'A red clay amphora on a tall plinth in front of an arch, small candles on either side.',
        { left: 'beeswax-candle*1.2', centre: 'amphora-vase*1.45', right: '🪔*1.1', floor: '' },
      ),
    ],
    talk: [
      'zeynep: Hand luggage only!',
      'anouk: It was worth the knees.',
      'giulia: She deserves the window seat.',
    ],
  },
  {
    by: 'leila',
    in: 'beauty home-decor',
    warmth: 2,
    text: 'The whole shelf now costs less than the cream I used to buy. My skin has not noticed, my bank has.',
    photos: [
      shot(
        'bathroom',
        'eucalyptus',
        'A marble bathroom shelf under an arched mirror with a plant, hand wash and a candle; soap, a sponge and a hand mirror on the counter.',
        { ledge: '🪴 rose-hand-wash beeswax-candle 🪥', top: 'olive-soap sea-sponge*1.1 hand-mirror*1.2' },
      ),
    ],
    talk: [
      'zeynep: The mirror inside the mirror!',
      'thandi: What is the soap?',
      '> leila: Olive and geranium, two months old. Tagged.',
      'bea: Do natural sponges go mouldy?',
      '> leila: Not if you hang them. Wring, hang, forget.',
    ],
  },
  {
    by: 'thandi',
    in: 'beauty',
    text: 'Post-class face: one soap, one towel, one song.',
    photos: [
      shot(
        'bathroom',
        'amber',
        'Soap, a pink hand wash and a comb on a marble counter before amber-coloured tiles.',
        { ledge: '🕯️ 🪮*1.1 📻*.7', top: 'rose-hand-wash*1.1 olive-soap*1.1' },
      ),
    ],
    talk: [
      'leila: Which song?',
      '> thandi: The long version of anything by Brenda.',
      'emeka: Cool-down stretch first, THEN song.',
    ],
  },
  {
    by: 'zeynep',
    in: 'beauty travel',
    text: 'Everything that survived a year of hotel sinks.',
    photos: [
      shot(
        'bathroom',
        'shell',
        'A lipstick, a bar of soap and a hand mirror on marble, with sunglasses and a toothbrush on the ledge above.',
        { ledge: 'sunglasses-dune 🪥 beeswax-candle', top: 'brick-lipstick olive-soap hand-mirror*1.1' },
      ),
    ],
    talk: ['amara: The mirror travels? How?', '> zeynep: In a sock. Everything travels in a sock.'],
  },
  {
    by: 'elif',
    in: 'garden houseplants',
    text: 'North-east, fourth floor, three hours of sun. People said parsley. I said sunflowers.',
    photos: [
      shot(
        'balcony',
        'blue',
        'Tall sunflowers among pots on a plant ladder against a pale blue brick wall.',
        {
          top: 'sunflower-seeds*1.2',
          middle: '🌱 sunflower-seeds*1.2 🌿',
          bottom: '🌷 🍓 rubber-plant 🌷',
          floor: 'garden-pail 🌱',
        },
      ),
    ],
    talk: [
      'carmen: Three hours! They must be spoiled with talk.',
      '> elif: I read them the news.',
      'tove: Magnificent spite.',
      'bram: Feed with nettle tea and stand back.',
    ],
  },
  {
    by: 'carmen',
    in: 'garden home-decor',
    text: 'Geranium count: forty-four. My daughter says stop. My daughter does not live here.',
    photos: [
      shot(
        'balcony',
        'brick',
        'Rows of red flowers and pots on a wooden plant ladder against a brick wall with leaves at the edges.',
        { top: '🌺 🌺*.9', middle: '🌺 🌹 🌺', bottom: '🌺 🪴 🌺 🌹', floor: 'garden-pail 🌺*1.1 🐕*.7' },
      ),
    ],
    talk: [
      'elif: Forty-five by Friday.',
      'bea: How do you overwinter them?',
      '> carmen: In the stairwell, like everybody’s bicycles.',
    ],
  },
  {
    by: 'bea',
    in: 'garden',
    text: 'First dahlia. I have told the postman, the vet and a man on the bus.',
    photos: [
      shot(
        'garden',
        'spring',
        'A single big pink flower in a pail on a garden table with seedlings and a cup of tea.',
        { back: 'garden-pail 🌸*1.4', front: 'tea-infuser-cup 🌱 🌱' },
      ),
    ],
    talk: [
      'carmen: What did the man on the bus say?',
      '> bea: He got off. But politely.',
      'bram: Pinch out the next one and you get six.',
      'tove: Welcome to the rest of your life.',
    ],
  },
  {
    by: 'bram',
    in: 'garden',
    text: 'Thornproof, they said. The rose has asked for a rematch.',
    photos: [
      shot('garden', 'june', 'A pair of thick gloves, red roses and an enamel pail on a garden table.', {
        back: 'garden-pail*1.1 🌹*1.5',
        front: 'garden-gloves*1.2 dressmaker-scissors*.9 🌹',
      }),
    ],
    talk: ['carmen: My money is on the rose.', 'sofie: Long cuffs save lives.'],
  },
] as const satisfies readonly Draft[];
