import { shot, type Draft } from './draft.ts';

/** Photo posts about cats, dogs and other company. */
export const animalPhotos = [
  {
    by: 'yuki',
    in: 'cats houseplants',
    warmth: 5,
    text: 'It has rained for three days and he has not taken his eyes off the gutter. He believes it owes him money.',
    photos: [
      shot(
        'sill',
        'rain',
        'A ginger cat stands on a window sill next to a potted plant and watches the rain; a cup and an open book lie in front.',
        { sill: '🐈*1.15 rubber-plant*1.2', front: 'stoneware-mug 📖' },
      ),
    ],
    talk: [
      'nina: The gutter knows what it did.',
      'hana: same breed of debt collector here',
      'lucia: What is his name?',
      '> yuki: Invoice. I am not joking.',
      '>> lucia: @nina you have to hear this.',
      'elif: Invoice!!',
      'samir: This is my favourite post on this whole thing.',
    ],
  },
  {
    by: 'hana',
    in: 'cats arts-crafts',
    text: 'Knitting progress: minus two rows.',
    photos: [
      shot(
        'living',
        'blush',
        'A ginger cat on a rug beside two balls of yarn, one blue and half unravelled.',
        { back: 'oak-chair rubber-plant*1.2', rug: '🐈*.85 catnip-yarn 🧶*1.1~' },
      ),
    ],
    talk: [
      'tove: He is checking the tension.',
      'yuki: Minus two is better than my plus zero.',
      'nina: Long strands away at night please! They swallow them.',
      '> hana: All in the tin, promise',
    ],
  },
  {
    by: 'nina',
    in: 'cats pets',
    warmth: 2,
    text: 'Vet nurse advice, free of charge: if the box the bed came in is better than the bed, keep the box. You were never buying the bed.',
    photos: [
      shot(
        'sideboard',
        'plaster',
        'A ginger cat stands beside a cardboard box in front of a wooden sideboard with plants.',
        { top: 'rubber-plant 📗 beeswax-candle', floor: '📦*1.3 🐈*.9' },
      ),
    ],
    talk: [
      'lucia: I have a cellar of boxes waiting for approval.',
      'freya: Does it work for dogs?',
      '> nina: Dogs prefer your box. With you in it.',
      'dev: Heated box, sensor, small fan. I have said too much.',
    ],
  },
  {
    by: 'lucia',
    in: 'cats books',
    text: 'I read the last page first. She reads the middle, by sitting on it.',
    photos: [
      shot(
        'sill',
        'sunny',
        'A cat on a sunny window sill, next to a red novel and a pair of glasses, roofs outside.',
        { sill: '🐈*1.1~ novel-salt-line*1.1', front: '👓 tea-infuser-cup' },
      ),
    ],
    talk: ['noor: No spoilers from either of you.', 'samir: The middle is where the good sentences are.'],
  },
  {
    by: 'elif',
    in: 'cats garden',
    text: 'Somebody has been sleeping in the seedlings. Somebody is orange.',
    photos: [
      shot(
        'balcony',
        'white',
        'A ginger cat stands next to a blue pail below shelves of seedlings and small pots.',
        { top: '🌱 🌱', middle: '🌱 🌿 🌱', bottom: '🪴 🌱 🌷 🌱', floor: '🐈*.95 garden-pail' },
      ),
    ],
    talk: [
      'yuki: Circumstantial.',
      'carmen: Fork prongs up between the rows. Works for slugs and tigers.',
      'hana: innocent until proven furry',
    ],
  },
  {
    by: 'oscar',
    in: 'pets coffee',
    text: 'Dog park regulars: me, her, the man with the flask who knows everyone’s dog and nobody’s name.',
    photos: [
      shot(
        'meadow',
        'autumn',
        'A grey poodle on a path among autumn hills with a cup of coffee and a ball in the grass.',
        { near: '🐩*1.15 stoneware-mug*.8 🎾' },
      ),
    ],
    talk: ['freya: I am “Big Brown’s owner” there.', 'bram: I may be the man with the flask.'],
  },
  {
    by: 'freya',
    in: 'pets',
    text: 'Chew report: day 31. Bone intact. Slippers intact. Remote control, sadly, no.',
    photos: [
      shot('living', 'olive', 'A tan dog on a patterned rug with a beechwood bone, a boot and a ball.', {
        back: 'oak-chair~',
        rug: '🐕*.95 beech-bone*1.1 🎾',
      }),
    ],
    talk: [
      'oscar: Remotes are a delicacy.',
      'nina: Which part of the remote? Batteries??',
      '> freya: Only the buttons. Vet says he now has a volume.',
    ],
  },
  {
    by: 'nina',
    in: 'pets cats',
    text: 'Today’s patients: one who ate a sock, one who is “just tired”, one who bit the thermometer. All going home.',
    photos: [
      shot(
        'paper',
        'sky',
        'A small rabbit, a hamster and a guinea-pig-like face with a thermometer and plasters on blue paper.',
        { top: '🐰*1.1 🩹', middle: '🌡️ 🐹*1.5', bottom: '🥕 🐶*.9' },
        '1:1',
      ),
    ],
    talk: [
      'emeka: Which one was just tired?',
      '> nina: The owner.',
      'marisol: My whole class says thank you for saving the hamster.',
    ],
  },
  {
    by: 'carmen',
    in: 'pets garden',
    text: 'He digs, I plant. It is called teamwork and nobody asked me.',
    photos: [
      shot('garden', 'olive', 'A small dog peeks over a garden table with a pail, seedlings and a bone.', {
        back: '🐶*1.05 garden-pail',
        front: '🌱 beech-bone 🌱 🌱',
      }),
    ],
    talk: ['bram: Bulbs? He will know where they are. All of them.', 'freya: Perfect hole depth to be fair.'],
  },
  {
    by: 'bea',
    in: 'cats',
    text: 'Adopted on Thursday. Hid until Sunday. Now owns my pillow, my heart and the warm spot on the router.',
    warmth: 2,
    photos: [
      shot(
        'sill',
        'morning',
        'A small cat face beside a ball of blue yarn on a bright window sill with a flower pot.',
        { sill: '🐱*1.05 rubber-plant', front: 'catnip-yarn' },
      ),
    ],
    talk: [
      'nina: Sunday is early! She trusts you.',
      'yuki: Name??',
      '> bea: Dahlia. Obviously.',
      'rafi: The router is 41 degrees, she has taste.',
      'elif: Welcome to the rest of your laundry.',
    ],
  },
  {
    by: 'marisol',
    in: 'pets baby-kids',
    text: 'The class tortoise has finished her tour of the corridor. It took from assembly to lunch.',
    photos: [
      shot(
        'nursery',
        'mint',
        'A green tortoise on a round rug with building bricks, a carrot and books on the shelf behind.',
        { shelf: '📚 🧮*.9 nesting-dolls', back: '', rug: '🐢*1.9 toy-bricks 🥬*.8' },
      ),
    ],
    talk: ['yara: The twins have given me a full report.', 'pavel: A sensible pace for a corridor.'],
  },
  {
    by: 'aroha',
    in: 'pets outdoors',
    text: 'Nobody told the chickens it is a weekday.',
    photos: [
      shot(
        'meadow',
        'summer',
        'A rooster and two chicks on a grassy path in front of green hills, eggs in a basket.',
        { near: '🐓*1 🐥 🐥~ picnic-basket*.7 🥚' },
      ),
    ],
    talk: [
      'bram: Best colleagues I ever had.',
      'ola: How many eggs is that per week?',
      '> aroha: Enough that I am popular.',
    ],
  },
  {
    by: 'mei',
    in: 'pets',
    text: 'My neighbour’s parrot has learned to say my name and “no, thank you”. In that order.',
    photos: [
      shot(
        'balcony',
        'green',
        'A bright parrot stands among plants on a wooden ladder shelf against a green brick wall.',
        { top: '🌿', middle: '🦜*1.4', bottom: '🪴 🌺 🪴', floor: 'oak-chair*.8 🥜' },
      ),
    ],
    talk: [
      'thandi: The parrot has boundaries.',
      'sean: Can it do banjo?',
      '> mei: It says no thank you to banjo.',
    ],
  },
] as const satisfies readonly Draft[];
