import { shot, type Draft } from './draft.ts';

/** Photo posts that are mostly about the moment: seasons, corners, small wins. */
export const morePhotos = [
  {
    by: 'ines',
    in: 'houseplants coffee',
    text: 'The rubber plant has a new leaf and I have told everyone, so now you.',
    photos: [
      shot(
        'table',
        'morning',
        'A potted rubber plant and a cup of coffee on a wooden table in bright morning light.',
        { sill: '🌱 🌱', back: 'rubber-plant*1.5', front: 'stoneware-mug*1.2 🥐' },
      ),
    ],
    talk: [
      'yuki: Congratulations to the family.',
      'elif: Show the node!',
      '> ines: It is a leaf, not a baby. (Yes, tomorrow.)',
    ],
  },
  {
    by: 'tariq',
    in: 'baking coffee',
    text: 'Day-old croissant, split, iron pan, honey. You are welcome.',
    photos: [
      shot(
        'paper',
        'mustard',
        'An iron skillet, a croissant, a honey pot and a cup seen from above on mustard paper.',
        { top: '🥐*1.5', middle: 'iron-skillet*1.4 heather-honey', bottom: 'stoneware-mug*1.2 🧈' },
        '1:1',
      ),
    ],
    talk: [
      'mina: Confirmed by a professional.',
      'hugo: How long?',
      '> tariq: Until it smells like a good idea.',
    ],
  },
  {
    by: 'leila',
    in: 'beauty arts-crafts',
    text: 'Batch 31: orange peel and clove. My whole stairwell smells like December and nobody has complained yet.',
    photos: [
      shot('plinth', 'apricot', 'Bars of soap on a plinth with an orange, a candle and dried flowers.', {
        left: '🍊*1.3',
        centre: 'olive-soap*1.7',
        right: 'beeswax-candle*1.2',
        floor: '🌼*.6 🌼*.5',
      }),
    ],
    talk: [
      'zeynep: One for me, one for the sock.',
      'tove: Cloves keep moths out too.',
      'bea: Do you sell it?',
      '> leila: Only for tomatoes.',
    ],
  },
  {
    by: 'anouk',
    in: 'home-decor',
    text: 'Paper lanterns are 90 % air and 100 % of the reason people say “oh, nice”.',
    photos: [
      shot(
        'living',
        'cream',
        'A striped paper lantern hangs over a sofa with a lamp, a plant stands to the right.',
        {
          wall: 'paper-lantern*1.3@.62,.2',
          back: 'reading-sofa*.85 rubber-plant*1.3',
          rug: '📖 beeswax-candle',
        },
      ),
    ],
    talk: [
      'mei: We say it every year.',
      'rafi: And with a Dusk bulb inside?',
      '> anouk: Already. Sunset at eight, off at eleven.',
    ],
  },
  {
    by: 'rafi',
    in: 'coffee technology',
    text: 'I have weighed every coffee for a year. The best one was the one I forgot to weigh.',
    photos: [
      shot(
        'kitchen',
        'ink',
        'A coffee cup, beans and a kitchen radio in a dark kitchen with wooden shelves.',
        {
          upper: 'storage-jar stoneware-mug stoneware-mug',
          lower: 'kitchen-radio 🪴',
          top: 'espresso-beans*1.2 stoneware-mug*1.3 ⚖️',
        },
      ),
    ],
    talk: ['kenji: A clean parable.', 'minh: What did it taste like?', '> rafi: Like not knowing.'],
  },
  {
    by: 'carmen',
    in: 'garden kitchen',
    text: 'Peppers in a row, from “hello” to “call someone”.',
    photos: [
      shot(
        'paper',
        'forest',
        'Chillies and peppers in a row on dark green paper, from green to red.',
        { top: '🫑*1.3 🫑*1.1~', middle: '🌶️*1.5 🌶️*1.3~ 🌶️*1.4', bottom: '🧄*1.2 🧂' },
        '1:1',
      ),
    ],
    talk: [
      'andre: I collect from the right-hand side.',
      'mateo: Seeds?',
      '> carmen: In an envelope, marked “careful”.',
    ],
  },
  {
    by: 'kofi',
    in: 'music style',
    text: 'Market find: a radio that only gets one station, and it is the good one.',
    photos: [
      shot(
        'market',
        'evening',
        'A table radio, a gold record and a clock on a market stall in the evening, light bulbs overhead.',
        { back: 'kitchen-radio*1.1 mantel-clock', front: 'lp-gold-hour amphora-vase*.8 👞', floor: '📦*.8' },
      ),
    ],
    talk: [
      'pavel: Do not repair it!',
      'hugo: What is on now?',
      '> kofi: A man reading train times over a bassline.',
    ],
  },
  {
    by: 'freya',
    in: 'coffee outdoors',
    text: 'Cold hands club, meeting number 200.',
    photos: [
      shot(
        'camp',
        'snow',
        'A steaming cup, thick green socks and a moss scarf in a snowy clearing among pale firs.',
        { far: '🌲*.8 _ 🌲*.7', near: 'stoneware-mug*1.2 merino-socks wool-scarf-moss' },
      ),
    ],
    talk: ['tove: Founding member reporting.', 'lars: Boiled, I hope.'],
  },
  {
    by: 'mina',
    in: 'kitchen',
    text: 'Staff meal: leftovers, but with respect.',
    photos: [
      shot(
        'kitchen',
        'terracotta',
        'An iron pan with eggs, bread, tomatoes and salad on a worktop beneath shelves with bowls and jars.',
        {
          upper: 'mixing-bowl storage-jar',
          lower: 'teapot-tomato tea-infuser-cup 🧂',
          top: 'iron-skillet*1.3 🥗 🍅 🍞*1.2',
        },
      ),
    ],
    talk: ['tariq: With respect is the seasoning.', 'ola: Hiring?'],
  },
  {
    by: 'dev',
    in: 'tv-bingewatching internet-of-things',
    text: 'The lights dim when the opening credits start. They also dim when my mum says “previously on”. Working on it.',
    photos: [
      shot('living', 'dusk', 'A retro television, popcorn and a glowing bulb in a dim living room.', {
        back: 'dusk-bulb*.9 retro-tv*1.3',
        rug: '🍿*1.1 🥤 📱*.8',
      }),
    ],
    talk: ['lucia: Ship it as is.', 'rafi: Have you tried asking your mum to dim?'],
  },
  {
    by: 'marisol',
    in: 'garden baby-kids',
    text: 'Class 2b measured the sunflower against the tallest boy. The boy has asked for a recount.',
    photos: [
      shot('garden', 'june', 'A tall sunflower in a pail next to a ruler and crayons on a garden table.', {
        back: 'garden-pail sunflower-seeds*2',
        front: '📏 🖍️ 🐞 🍎',
      }),
    ],
    talk: ['elif: He will win by June.', 'bram: He will not.'],
  },
  {
    by: 'nina',
    in: 'houseplants cats',
    text: 'Safe for cats: the cactus. Not because it is not poisonous, but because they talk to each other.',
    photos: [
      shot('sill', 'sunny', 'A three-armed cactus and a ginger cat side by side on a sunny window sill.', {
        sill: 'column-cactus*1.1 🐈*1.05',
        front: '☕',
      }),
    ],
    talk: ['yuki: A mutual respect.', 'hana: mine lost that negotiation'],
  },
  {
    by: 'pavel',
    in: 'books stargazing',
    text: 'Cloud. So: tea, and the sky by print.',
    photos: [
      shot(
        'table',
        'evening',
        'A blue star book, a tea cup and a candle on a table before a cloudy evening window.',
        { sill: 'beeswax-candle', back: '📚', front: 'book-night-sky*1.3 tea-infuser-cup 👓' },
      ),
    ],
    talk: ['lars: Clear here. Sorry. (Not very.)', 'oscar: Two-hat weather anyway.'],
  },
  {
    by: 'ola',
    in: 'baking',
    text: 'Sourdough is called Clint Yeastwood. I did not name him. I only feed him.',
    photos: [
      shot(
        'kitchen',
        'sky',
        'A glass jar, a round loaf and a bowl in a pale blue kitchen with jars on the shelves.',
        {
          upper: 'storage-jar stoneware-mug',
          lower: 'heather-honey 🥚 mixing-bowl',
          top: '🍞*1.7 storage-jar*1.1 🧈',
        },
      ),
    ],
    talk: ['tariq: Strong name, strong rise.', 'noor: Mine is just called “you”.'],
  },
  {
    by: 'kwame',
    in: 'sneakers',
    text: 'Shelf check. The gap is for the clays. The gap has been there for five weeks.',
    photos: [
      shot(
        'sideboard',
        'ochre',
        'Running shoes in cloud grey and sage green on a sideboard with an obvious empty gap between them.',
        { top: 'sneakers-cloud _*.9 sneakers-sage', floor: '📦*.9 📦*.7' },
      ),
    ],
    talk: [
      'arjun: We light a candle every night.',
      'amara: It is a beautiful gap.',
      'diego: I offer mine, size 43, 600 km.',
    ],
  },
  {
    by: 'emeka',
    in: 'fitness outdoors',
    text: 'Park, low sun, four people, one ball. Nobody could see and everybody claims to have scored.',
    photos: [
      shot('meadow', 'autumn', 'A basketball, running shoes and a bottle on a path in an autumn meadow.', {
        near: 'court-basketball sneakers-sage sport-bottle',
      }),
    ],
    talk: ['diego: I scored.', 'kwame: I scored.', 'arjun: ball scored itself'],
  },
  {
    by: 'salma',
    in: 'beauty home-decor',
    text: 'Sunday hammam, the flat version: one bucket, black soap, a locked door.',
    photos: [
      shot(
        'bathroom',
        'amber',
        'A blue pail, soap, a sponge and a candle in a bathroom with amber tiles and an arched mirror.',
        { ledge: 'beeswax-candle 🪴 rose-hand-wash', top: 'garden-pail*.9 olive-soap sea-sponge' },
      ),
    ],
    talk: ['leila: The locked door is the active ingredient.', 'yara: What is a locked door?'],
  },
  {
    by: 'sean',
    in: 'bbq music',
    text: 'Brought the banjo, was given the tongs. I see what you did, André.',
    photos: [
      shot(
        'garden',
        'dusk',
        'A banjo lies beside corn, sausages and a small fire on a garden table at dusk.',
        { hang: 'paper-lantern*.8@.24,.33', back: 'oak-firewood travel-banjo*1.2', front: '🌭*1.2 🌽 🔥 🍺' },
      ),
    ],
    talk: ['andre: You are a natural with the tongs.', 'mateo: We all agreed. In writing.'],
  },
  {
    by: 'hana',
    in: 'coffee arts-crafts',
    text: 'Exam week survival plate.',
    photos: [
      shot('desk', 'chalk', 'A desk with a laptop, notes, a coffee, a doughnut and a small cat figure.', {
        shelf: '📗 📘 🪴',
        back: 'slim-laptop*1.25 🐱*.6',
        front: 'stoneware-mug 🍩 dot-notebook ✏️*.7',
      }),
    ],
    talk: [
      'marisol: Sleep is also a subject.',
      'priya: You will be brilliant.',
      'hana: passed. slept. repeat',
    ],
  },
  {
    by: 'bram',
    in: 'bbq outdoors',
    text: 'Last grill of the year. There have been four of those.',
    photos: [
      shot('camp', 'dusk', 'A fire with an iron skillet, split oak, corn and a mug in a clearing at dusk.', {
        far: '🔥*1.5',
        near: 'oak-firewood iron-skillet 🌽 stoneware-mug',
      }),
    ],
    talk: ['mateo: The fifth is the real one.', 'freya: Count me in for six.'],
  },
  {
    by: 'giulia',
    in: 'home-decor kitchen',
    text: 'My table, yesterday, eleven minutes before everyone arrived. I have never again been that calm.',
    photos: [
      shot(
        'table',
        'mint',
        'A set table by a bright window with wine glasses, a clay vase, bread and grapes.',
        { sill: '🌷 🌼 🌷', back: 'wine-glasses amphora-vase wine-glasses', front: '🥖*1.2 🍇 🧀 🍽️*1.2' },
      ),
    ],
    talk: [
      'ines: Eleven minutes! I am usually in the shower.',
      'kenji: You should have closed the door and eaten alone.',
    ],
  },
] as const satisfies readonly Draft[];
