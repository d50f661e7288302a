import { shot, type Draft } from './draft.ts';

/** Photo posts about music, records, machines and desks. */
export const musicTechPhotos = [
  {
    by: 'kofi',
    in: 'vinyl music',
    warmth: 4,
    text: 'Eleven songs, recorded on a moored boat between midnight and four. Play it loud and you hear the ropes. Play it quietly and you hear the boat being tired.',
    photos: [
      shot(
        'sideboard',
        'ochre',
        'A black record and a table radio on a wooden sideboard against an ochre wall with two prints, a guitar leaning on the floor.',
        { top: 'kitchen-radio lp-night-ferry*1.3 rubber-plant*1.2', floor: 'electric-guitar*1.1 📦*.7' },
      ),
    ],
    talk: [
      'sean: Side two, track one. The third rope is a semitone flat and it MAKES it.',
      'samir: Found this at the end of a shift once and sat in the car for forty minutes.',
      'kenji: Which cartridge?',
      '> kofi: Old elliptical. Nothing clever.',
      'thandi: Can you dance to it?',
      '> kofi: Slowly, with someone you forgive.',
    ],
  },
  {
    by: 'samir',
    in: 'vinyl coffee',
    text: 'Home from nights. One side, one cup, curtains.',
    photos: [
      shot(
        'sideboard',
        'petrol',
        'A black record, amber headphones and a steaming cup on a sideboard against a dark petrol-blue wall.',
        { top: 'lp-night-ferry*1.2 headphones-amber stoneware-mug*.9', floor: '👞*.9' },
      ),
    ],
    talk: [
      'kofi: The correct way to end a day at 8 a.m.',
      'tariq: Sleep well. Loaf on your doormat.',
      '> samir: I love this street.',
    ],
  },
  {
    by: 'sean',
    in: 'music',
    text: 'New strings. The neighbours have sent a card. It says “we noticed”.',
    photos: [
      shot(
        'sideboard',
        'pine',
        'A banjo stands before a wooden sideboard with a clock and candles against a green wall.',
        { top: 'mantel-clock beeswax-candle 📚*.9', floor: 'travel-banjo*1.35 oak-chair*.8' },
      ),
    ],
    talk: [
      'mateo: “We noticed” is a rave review.',
      'mei: No, thank you.',
      '> sean: Is that you or the parrot?',
    ],
  },
  {
    by: 'mateo',
    in: 'vinyl bbq',
    text: 'Rule: whoever lights the fire picks the record. I always light the fire.',
    photos: [
      shot(
        'sideboard',
        'rust',
        'Two records, one black and one gold, with a bottle and candles on a sideboard by a rust-coloured wall.',
        { top: 'lp-night-ferry*1.15 lp-gold-hour*1.15 beeswax-candle', floor: 'oak-firewood 🪘*.6' },
      ),
    ],
    talk: [
      'andre: This is a monarchy.',
      'kofi: Gold Hour original or the anniversary?',
      '> mateo: Anniversary. It sold out behind me.',
    ],
  },
  {
    by: 'thandi',
    in: 'music fitness',
    text: 'Class playlist needs a live drummer, so I became one. Badly! But on the one.',
    photos: [
      shot('gym', 'oak', 'A wooden goblet drum and ballet shoes on a green mat in a sunlit hall.', {
        floor: 'goblet-drum*1.1 🩰 sport-bottle',
      }),
    ],
    talk: ['kofi: On the one is ninety percent.', 'emeka: Wrists loose!'],
  },
  {
    by: 'arjun',
    in: 'music technology',
    text: 'four chords and the truth. mostly two chords',
    photos: [
      shot(
        'living',
        'teal',
        'A red and white electric guitar leans against an oak chair, headphones and a controller on the rug.',
        { back: 'oak-chair electric-guitar*1.3', rug: 'headphones-silver game-controller' },
      ),
    ],
    talk: ['sean: Two is plenty. Ask the banjo.', 'diego: Band name?', '> arjun: The Second Chord'],
  },
  {
    by: 'andre',
    in: 'music',
    text: 'Sunday: trumpet on the balcony at a decent hour. The lady opposite asked for the same song again, so I played it worse, to be humble.',
    photos: [
      shot(
        'balcony',
        'blue',
        'A brass trumpet rests on a wooden shelf among plants against a pale blue brick wall.',
        { top: 'rubber-plant', middle: '🎺*1.1', bottom: '🪴 🌷 beeswax-candle', floor: 'oak-chair 🎼*.8' },
      ),
    ],
    talk: [
      'carmen: Was it me? It may have been me.',
      '> andre: It was absolutely you.',
      'kofi: Play it better next time, to be kind.',
    ],
  },
  {
    by: 'kenji',
    in: 'technology arts-crafts',
    warmth: 2,
    text: 'Thirty-six pictures a month, no more. One lens, one dial. I thought I would miss the zoom. I miss nothing, and I stand closer.',
    photos: [
      shot(
        'paper',
        'linen',
        'A small grey camera, rolls of film, a notebook and a cup of coffee laid out on cream paper.',
        { top: 'pocket-camera*1.4', middle: '🎞️*1.2 dot-notebook', bottom: 'stoneware-mug 🖋️*.7' },
        '8:9',
      ),
    ],
    talk: [
      'giulia: Standing closer is the whole art.',
      'zeynep: Does it fit a coat pocket?',
      '> kenji: A coat, yes. A jacket, with hope.',
      'rafi: Why 36?',
      '> kenji: It was the number when I learned.',
    ],
  },
  {
    by: 'kenji',
    in: 'technology home-decor',
    text: 'The desk, after the great removal. One screen, one cup, one plant that is winning.',
    photos: [
      shot(
        'desk',
        'oat',
        'A tidy wooden desk with a large screen, a notebook, a cup and a mouse; a shelf with a plant and headphones above.',
        {
          shelf: 'rubber-plant headphones-silver',
          back: 'studio-display*1.55',
          front: 'dot-notebook stoneware-mug pebble-mouse',
        },
      ),
    ],
    talk: [
      'dev: Where are the cables?',
      '> kenji: There is one cable.',
      'dev: But where are the CABLES',
      'hugo: I tidied mine to look like this and found a sandwich.',
    ],
  },
  {
    by: 'dev',
    in: 'technology',
    text: 'Counterpoint to the minimalists: I have nine lights, four remotes and complete peace of mind.',
    photos: [
      shot(
        'desk',
        'night',
        'A crowded desk at night with a laptop, a screen, a controller, headphones, a glowing bulb and a microphone.',
        {
          shelf: 'kitchen-radio retro-tv*.7',
          back: 'dusk-bulb*.9 studio-display*1.25 podcast-mic',
          front: 'game-controller headphones-amber pebble-mouse',
        },
      ),
    ],
    talk: [
      'rafi: Home.',
      'kenji: I felt my pulse rise, but I respect it.',
      'lucia: Which remote is for the peace of mind?',
    ],
  },
  {
    by: 'rafi',
    in: 'technology music',
    text: 'Recorded a podcast about why nobody needs another podcast. Episode two is out on Friday.',
    photos: [
      shot(
        'desk',
        'clay',
        'A desk microphone, a laptop and silver headphones on a desk against a clay-coloured wall.',
        {
          shelf: '📕 📘 rubber-plant',
          back: 'podcast-mic*1.2 slim-laptop*1.3',
          front: 'headphones-silver ☕',
        },
      ),
    ],
    talk: [
      'sean: Subscribed, against your advice.',
      'dev: The mic is on preorder? How do you have one?',
      '> rafi: Review unit, goes back Monday. I said so in minute one.',
    ],
  },
  {
    by: 'minh',
    in: 'technology coffee',
    text: 'Bug found at 23:58. Bug was mine. Bug was from a Tuesday.',
    photos: [
      shot('desk', 'night', 'A laptop, a cup of coffee and a small night lamp on a dark desk.', {
        shelf: '📗 📘 🕰️',
        back: 'slim-laptop*1.4 dusk-bulb*.8',
        front: 'stoneware-mug 🍜',
      }),
    ],
    talk: ['dev: They are always from a Tuesday.', 'sofie: Noodles at midnight fix most of them.'],
  },
  {
    by: 'emeka',
    in: 'technology fitness',
    text: 'Screen at eye level, feet on the floor, shoulders out of your ears. Thank you, that is all, see you on Monday.',
    photos: [
      shot(
        'desk',
        'chalk',
        'A desk set up with a raised screen, a small mouse, a bottle and a ball on a pale desk.',
        { shelf: '🪴 📗', back: 'studio-display*1.5', front: 'sport-bottle pebble-mouse 🎾' },
      ),
    ],
    talk: [
      'hugo: I just sat up.',
      'minh: My shoulders live there though.',
      'mina: Standing all day in a bakery, any advice?',
      '> emeka: Two pairs of shoes, change at half time.',
    ],
  },
  {
    by: 'jonas',
    in: 'technology toys-games',
    text: 'Couch co-op night. We finished level four, our friendship and a bowl of crisps.',
    photos: [
      shot(
        'living',
        'dusk',
        'A small television in lamp light, a game controller, popcorn and a cup on the rug.',
        { back: 'retro-tv*1.3 oak-chair*.9~', rug: 'game-controller*1.2 🍿 🥤' },
      ),
    ],
    talk: ['dev: You pressed pause.', '> jonas: Once!', 'arjun: the long cable is elite'],
  },
  {
    by: 'hugo',
    in: 'music technology',
    text: 'Radio on, screen off, soup on. A Tuesday worth repeating.',
    photos: [
      shot(
        'kitchen',
        'sky',
        'A table radio and a stew pot in a pale blue kitchen, cups and a grey-green teapot on the shelf above.',
        {
          upper: 'stoneware-mug stoneware-mug teapot-sage',
          lower: 'kitchen-radio*1.1 🪴',
          top: 'stew-pot*1.2 🧅 🥕 🥖',
        },
      ),
    ],
    talk: [
      'pavel: Medium wave?',
      '> hugo: FM, I am not made of antennas.',
      'noor: Which station plays soup?',
    ],
  },
  {
    by: 'priya',
    in: 'music tv-bingewatching',
    text: 'The amber ones are mine, the silver ones are his, the argument is over, we bought two.',
    photos: [
      shot(
        'plinth',
        'dusk',
        'Two pairs of headphones, one amber and one silver, on plinths before a grey-green wall.',
        {
          left: 'headphones-silver*1.05',
          centre: 'headphones-amber*1.25',
          right: 'tea-infuser-cup',
          floor: '',
        },
      ),
    ],
    talk: ['rafi: Cheaper than counselling.', 'samir: The amber is so good in real life.'],
  },
  {
    by: 'sofie',
    in: 'technology cycling',
    text: 'Working from the train. If this place is slow today, it is because we are in a tunnel.',
    photos: [
      shot(
        'table',
        'winter',
        'A laptop, a notebook and a cup of coffee on a table by a window with snowy hills.',
        { sill: '🧤*.9', back: 'slim-laptop*1.35', front: 'dot-notebook stoneware-mug 🥐' },
      ),
    ],
    talk: ['hugo: Tunnel reviews, please.', 'ivo: Bike in the last carriage?', '> sofie: Always.'],
  },
] as const satisfies readonly Draft[];
