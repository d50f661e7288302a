import { shot, type Draft } from './draft.ts';

/** Photo posts from evenings and Sundays at home. */
export const eveningPhotos = [
  {
    by: 'ines',
    in: 'home-decor garden',
    text: 'Sunday on the terrace: one chair for me, one for the newspaper.',
    photos: [
      shot(
        'balcony',
        'green',
        'Two wooden chairs on patterned tiles before a green brick wall with a plant ladder.',
        {
          top: 'rubber-plant',
          middle: 'beeswax-candle 🪴 🌱',
          bottom: '🌿 🪴 🌷',
          floor: 'oak-chair oak-chair~',
        },
      ),
    ],
    talk: ['bram: The newspaper has taste.', 'noor: And where do I sit?', '> ines: On the newspaper.'],
  },
  {
    by: 'rafi',
    in: 'internet-of-things home-decor',
    text: 'The bulbs now follow the actual sun outside my actual window, clouds included. My guests think it is mood. It is weather.',
    photos: [
      shot(
        'living',
        'dusk',
        'A living room in warm lamp light with a sofa, a big light bulb glowing on the left and a potted plant.',
        { back: 'dusk-bulb*1.1 reading-sofa*.85 rubber-plant', rug: '📱 smart-plug' },
      ),
      shot(
        'desk',
        'night',
        'A glowing bulb, a laptop and a smart plug on a desk at night.',
        { shelf: '🕰️ 📗 📘', back: 'dusk-bulb*1.3 slim-laptop', front: 'smart-plug stoneware-mug' },
        '5:4',
      ),
    ],
    talk: [
      'dev: Matter or Zigbee?',
      '> rafi: Matter over Thread, no cloud, no shame.',
      'lucia: What happens during an eclipse?',
      '> rafi: I have been waiting for someone to ask.',
      'ivo: The wall switch still works? Then I am in.',
    ],
  },
  {
    by: 'dev',
    in: 'internet-of-things technology',
    text: 'The plug says my old fridge eats more than the whole server rack. The fridge has been informed.',
    photos: [
      shot(
        'desk',
        'moss',
        'A white smart plug on a desk beside a laptop, a notebook with figures and a cup.',
        {
          shelf: 'kitchen-radio rubber-plant',
          back: 'slim-laptop*1.2',
          front: 'smart-plug*1.2 dot-notebook stoneware-mug',
        },
      ),
    ],
    talk: [
      'rafi: How many watts at 3 a.m.?',
      '> dev: 210 on the compressor. It sighs.',
      'ivo: Check the door seal with a sheet of paper.',
      'samir: The sigh is the best part of a fridge.',
    ],
  },
  {
    by: 'lucia',
    in: 'tv-bingewatching home-decor',
    warmth: 2,
    text: 'One episode, we said. The candle was whole when we said it.',
    photos: [
      shot(
        'living',
        'dusk',
        'A small retro television with rabbit ears in a lamp-lit living room, popcorn, socks and a burnt-down candle on the rug.',
        { back: 'retro-tv*1.35 rubber-plant', rug: '🍿*1.2 merino-socks beeswax-candle*.8' },
      ),
    ],
    talk: [
      'priya: Which series? Be honest.',
      '> lucia: The one with the lighthouse. Again.',
      'sean: Rabbit ears! Do they do anything?',
      '> lucia: They hold the paper hats.',
      'hana: the candle as unit of time',
    ],
  },
  {
    by: 'sean',
    in: 'tv-bingewatching',
    text: 'Season finale rations.',
    photos: [
      shot(
        'paper',
        'mustard',
        'Popcorn, pizza, a cola and crisps seen from above on mustard-yellow paper.',
        { top: '🍿*1.5 🍕*1.2', middle: 'sport-bottle*1.2 📺', bottom: '🥨*1.4 🍫' },
        '1:1',
      ),
    ],
    talk: ['nina: Where are the tissues?', '> sean: Season three, Nina. I have no tears left.'],
  },
  {
    by: 'tove',
    in: 'home-decor arts-crafts',
    text: 'The clock has no tick, the knitting does. Good evening.',
    photos: [
      shot(
        'sideboard',
        'pine',
        'A mantel clock, a candle and a ball of blue yarn on a wooden sideboard against a green wall.',
        { top: 'mantel-clock*1.1 beeswax-candle 🧶*1.2', floor: 'picnic-basket 🐈*.8' },
      ),
    ],
    talk: [
      'hana: What are we making?',
      '> tove: Something for the chair. It looked cold.',
      'pavel: A silent clock is a great civiliser.',
    ],
  },
  {
    by: 'kenji',
    in: 'home-decor vinyl',
    text: 'I took everything out of this room and let things back in one at a time, a week apart. After five weeks it was finished. The rest is in the cellar, and I could not tell you what it is.',
    warmth: 3,
    photos: [
      shot(
        'living',
        'teal',
        'A nearly empty room: one oak chair, one lamp-lit plant and one framed landscape on a pale teal wall.',
        { wall: 'framed-print@.34,.22', back: 'oak-chair*1.05 _ rubber-plant*1.4', rug: '' },
      ),
    ],
    talk: [
      'anouk: I am breathing differently.',
      'rafi: And the router?',
      '> kenji: Inside the chair. Almost.',
      'ola: I did this and the toddlers let things back in two minutes apart.',
      'giulia: Week one was the chair, right?',
      '> kenji: Week one was the plant. Something had to be alive.',
    ],
  },
  {
    by: 'giulia',
    in: 'home-decor arts-crafts',
    text: 'Swapped a painting for a chair. We both think we won.',
    photos: [
      shot(
        'living',
        'olive',
        'An oak chair and a rubber plant on a rug before an olive wall with a small landscape painting.',
        { wall: 'framed-print@.62,.21', back: 'rubber-plant*1.3 oak-chair*1.05', rug: 'paint-palette' },
      ),
    ],
    talk: ['kenji: Barter is the only honest price.', 'anouk: I have many chairs. Message me.'],
  },
  {
    by: 'mei',
    in: 'home-decor',
    text: 'Lanterns up. The grandchildren counted them eleven times and got nine different numbers.',
    photos: [
      shot('party', 'berry', 'Red paper lanterns hang over a table with a teapot, oranges and mooncakes.', {
        hang: 'paper-lantern paper-lantern paper-lantern',
        back: 'teapot-tomato 🥮*1.3 🥮*1.2',
        front: '🍊 🍊 🧧*.8 🍊',
      }),
    ],
    talk: [
      'minh: Which number was right?',
      '> mei: Seven. But I did not tell them.',
      'marisol: I teach exactly this class.',
    ],
  },
  {
    by: 'freya',
    in: 'home-decor pets',
    text: 'New sofa rules: no dog on the sofa. The dog has read the rules.',
    photos: [
      shot(
        'living',
        'cream',
        'A big tan dog stands on the rug right in front of a blue sofa, a chew bone at its feet.',
        { back: 'reading-sofa*.9', rug: '🐕*1.05 beech-bone' },
      ),
    ],
    talk: ['oscar: Give it four days.', 'nina: He is composing his appeal.', 'freya: Update: two days.'],
  },
] as const satisfies readonly Draft[];
