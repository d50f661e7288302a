import type { Draft } from './draft.ts';
import { poll } from './poll.ts';

/** Polls about things that can be bought: which one, and whether at all. */
export const shoppingPolls = [
  {
    by: 'zeynep',
    in: 'style travel',
    warmth: 3,
    text: 'Two weeks on the Aegean, one hat. I have been going round in circles since Sunday and the suitcase is open on the bed, judging me.',
    poll: poll(31, 'Which one comes along?', [
      'Straw, it goes with everything @sun-hat-straw',
      'Olive, kinder to the eyes at noon @sun-hat-olive',
      'Neither, sunglasses and courage @sunglasses-dune',
    ]),
    talk: [
      'amara: Straw. In August every other colour is an argument.',
      'bea: Olive hides rain, soil and being sat on. Tested.',
      'thandi: Wear one, pack one. Nobody weighs your head.',
      '> zeynep: Thandi, you have solved travel.',
      'kwame: Courage will burn by eleven.',
    ],
  },
  {
    by: 'hugo',
    in: 'cycling',
    text: 'Budget for exactly one thing for the bike. The bike has asked me not to tell you what it wants.',
    poll: poll(-210, 'What does the bike get?', [
      'A bell that people actually like @bike-bell',
      'A bottle that fits the cage @sport-bottle',
      'Nothing. Ride it.',
    ]),
    talk: [
      'ivo: The bell. I got mine in March and drivers wave now. Some of it is friendly.',
      'freya: Ride it, then buy the bell.',
    ],
  },
  {
    by: 'noor',
    in: 'coffee kitchen',
    text: 'My sister is getting married and wants “a hot drink thing, you know, nice”. I do not know. Help.',
    poll: poll(54, 'Which would you want from your sister?', [
      'The tomato teapot @teapot-tomato',
      'Two stoneware mugs @stoneware-mug',
      'Two glass tea cups @tea-infuser-cup',
      'Money, in one of the above',
    ]),
    talk: [
      'salma: The teapot, and fill it with the money.',
      'kenji: The mugs. A pot belongs to a table, a mug belongs to a person.',
      'mei: I received nine teapots in 1974. I use one. It was the red one.',
      '> noor: Mei has spoken, the poll is a formality.',
    ],
  },
  {
    by: 'kwame',
    in: 'sneakers style',
    warmth: 2,
    text: 'Clay is sold out, so the gap on the shelf needs a guest. Be gentle, I am grieving.',
    poll: poll(-430, 'Who moves in?', [
      'Cloud @sneakers-cloud',
      'Sage @sneakers-sage',
      'Leave the gap, as a memorial',
    ]),
    talk: [
      'arjun: SAGE. people asked about mine on the stairs 2 times. one was my mum',
      'diego: Cloud gets dirty in a very honest way.',
      'zeynep: The gap is the best-looking thing on that shelf.',
      '> kwame: The gap is winning and I feel understood.',
    ],
  },
  {
    by: 'lars',
    in: 'outdoors stargazing',
    text: 'Nephew turns twelve, first time out overnight with me. His mother says one present. I say one useful present.',
    poll: poll(76, 'What goes in the parcel?', [
      'A torch with a red light @camp-torch',
      'A brass compass with his name on it @brass-compass',
      'The pocket sky book @book-night-sky',
      'Good socks @merino-socks',
    ]),
    talk: [
      'pavel: The book. The torch he will lose, the book he will hide under the pillow.',
      'aroha: Compass with his name. He will still have it at forty.',
      'freya: Nobody thanks you for socks until kilometre six.',
      'oscar: At twelve I would have slept with the torch switched on inside my mouth. So, torch.',
      '> lars: Oscar, that is the most persuasive one.',
    ],
  },
  {
    by: 'ines',
    in: 'kitchen',
    warmth: 2,
    text: 'Twelve people on Saturday, one stove, two hands. I can buy one thing and it has to carry the whole evening.',
    poll: poll(18, 'Which one earns its place?', [
      'The 4-litre enamel pot @stew-pot',
      'The spun iron skillet @iron-skillet',
      'A proper knife @chef-knife',
      'A cookbook and humility @book-one-pot',
    ]),
    talk: [
      'mateo: Skillet. Twelve small steaks, one large cheer.',
      'priya: The pot! One dish, everyone serves themselves, you sit down for once.',
      '> ines: Sit down? At my own dinner?',
      'mina: Knife. Everything else is a pot you have not washed yet.',
      'andre: Which of these can feed Mateo twice? That one.',
    ],
  },
  {
    by: 'bea',
    in: 'garden',
    text: 'First spring with a real garden and I am already a person with opinions about buckets.',
    poll: poll(-96, 'Should I buy the enamel pail?', [
      'Yes, it balances @garden-pail',
      'An old paint bucket is fine',
      'Spend it on seedlings @sunflower-seeds',
    ]),
    talk: [
      'bram: Paint bucket, twenty-two years, no complaints. The handle hurts every single day.',
      'carmen: Seedlings. You can carry water in a teapot.',
      'elif: The pail is pretty enough to leave out when guests come!',
    ],
  },
  {
    by: 'dev',
    in: 'internet-of-things home-decor',
    text: 'The flat and I disagree about the hallway.',
    poll: poll(500, 'What should be automated next?', [
      'A bulb that follows the sun @dusk-bulb',
      'The radio, on when I come home @kitchen-radio',
      'Nothing, please, says my mother',
    ]),
    talk: [
      'rafi: Radio. Coming home to a voice that is not an alarm is luxury.',
      'lucia: I vote with your mother.',
      'ivo: Mother. Also the bulb. But tell Mother.',
      '> dev: She has seen the poll. She has voted. Twice, she thinks.',
    ],
  },
  {
    by: 'lucia',
    in: 'books',
    text: 'One book for a seven-hour train with no signal. I will start at the end whichever it is.',
    poll: poll(9, 'Which one?', [
      'The Salt Line, for the third time @novel-salt-line',
      'A Pocket Night Sky, by daylight @book-night-sky',
      'Plant Rescue, as a thriller @book-plant-rescue',
    ]),
    talk: [
      'sofie: Plant Rescue has a chapter called “Is it dead?” that I found unbearable. Take that.',
      'zeynep: Third time is when you notice the gloves.',
      '> lucia: WHAT gloves',
      'noor: Oh no. She starts at the end. She has never seen the gloves.',
    ],
  },
  {
    by: 'kofi',
    in: 'music vinyl',
    text: 'Payday. The record shop opens at ten and I have been told to be sensible.',
    poll: poll(-720, 'What is sensible?', [
      'Night Ferry, second copy @lp-night-ferry',
      'The amber headphones @headphones-amber',
      'The mango-wood drum @goblet-drum',
      'Rent',
    ]),
    talk: [
      'samir: A second Night Ferry is the responsible thing. What if the first one gets lonely?',
      'thandi: DRUM. The answer is always drum.',
      'sean: Rent is a kind of music. Sad music.',
      '> kofi: I paid the rent and came home with the drum. Thank you all.',
    ],
  },
  {
    by: 'ola',
    in: 'baby-kids toys-games',
    text: 'They turn three and four in the same week. One joint present, no batteries, no song.',
    poll: poll(260, 'What would survive both of them?', [
      'The wooden train @wooden-train',
      'Real clay bricks @toy-bricks',
      'The swallow kite @swallow-kite',
      'Barnaby the bear, two of them @teddy-bear',
    ]),
    talk: [
      'marisol: Train. Twenty-two children have tried to break ours.',
      'yara: Never one bear. Never. Two bears or no bears.',
      'mei: Bricks, and you sit on the floor with them. That is the present.',
      'bram: Kite! You can outrun a four-year-old for another two years or so.',
    ],
  },
  {
    by: 'anouk',
    in: 'home-decor',
    text: 'The shelf above the radiator. It is 31 centimetres. I have held up cardboard cut-outs of all of these, so do not ask me whether it fits.',
    poll: poll(-42, 'What goes in the middle?', [
      'The red clay amphora @amphora-vase',
      'The clock without a tick @mantel-clock',
      'The small framed hills @framed-print',
      'Air',
    ]),
    talk: [
      'salma: Amphora with one bare branch and nothing else within a hand’s width.',
      'kenji: Air. Then wait a month.',
      'tove: Cardboard cut-outs! You are one of us.',
      '> anouk: The cardboard clock is quite nice, actually. Very quiet.',
    ],
  },
  {
    by: 'jonas',
    in: 'board-games toys-games',
    text: 'Bringing one thing to a weekend with six adults of very different patience.',
    poll: poll(100, 'What do I bring?', [
      'Harvest, the dice game @harvest-dice',
      'The thousand-piece orchard @orchard-puzzle',
      'Only myself and the rules',
    ]),
    talk: [
      'mei: Harvest, and I come too.',
      '> jonas: You are not invited, Mei, for statistical reasons.',
      'samir: The puzzle. It is the only game in which people say thank you.',
      'dev: Whoever voted for the third option has never met you.',
    ],
  },
  {
    by: 'arjun',
    in: 'sneakers fitness',
    text: 'birthday money!!! mum says “one sensible thing”',
    poll: poll(43, 'is it the deck', [
      'it is the deck @street-deck',
      'basketball @court-basketball',
      'a nice warm scarf (mum wrote this one) @wool-scarf-rust',
    ]),
    talk: [
      'priya: The scarf is a beautiful scarf, Arjun.',
      '> arjun: auntie how many votes did you give it',
      'kwame: Deck. And a helmet. The helmet is non-negotiable.',
      'emeka: Deck, helmet, and see me about the wrists.',
    ],
  },
] as const satisfies readonly Draft[];
