import { shot, type Draft } from './draft.ts';

/** Photo posts from parks, gyms, fires and first snow. */
export const freshAirPhotos = [
  {
    by: 'emeka',
    in: 'fitness',
    text: 'Five minutes. That is the whole secret. Five minutes on the floor before you look at the phone.',
    photos: [
      shot(
        'gym',
        'oak',
        'A man sits cross-legged with closed eyes on a green mat in a sunny room with wall bars.',
        { wall: '🧘🏿‍♂️*1.5', floor: '📱*.8' },
      ),
    ],
    talk: [
      'priya: Day three. I can hear my hips.',
      '> emeka: They have been talking for years.',
      'dev: Can I automate this?',
      '> emeka: No.',
    ],
  },
  {
    by: 'arjun',
    in: 'fitness sneakers',
    text: 'Landed it!!! once. by accident. nobody filmed it. but I LANDED it',
    photos: [
      shot(
        'street',
        'noon',
        'A skateboard, grey runners and a folding scooter on a sunny cobbled street before colourful houses.',
        { near: 'street-deck*1.25 sneakers-cloud kick-scooter*.8' },
      ),
    ],
    talk: [
      'kwame: I believe you. Barely.',
      'diego: Happened exactly as described.',
      'marisol: Helmet?',
      '> arjun: yes ms vega',
    ],
  },
  {
    by: 'marisol',
    in: 'outdoors baby-kids',
    text: 'Twenty-two children, one kite, wind from everywhere. Physics lesson complete.',
    photos: [
      shot(
        'meadow',
        'summer',
        'A colourful kite flies above green hills; an ochre rucksack and a ball lie in the grass.',
        { sky: 'swallow-kite*1.3@.66,.2', near: 'daypack-ochre ⚽ 🥪' },
      ),
    ],
    talk: [
      'mei: Who held the string?',
      '> marisol: A line of 22, very democratic, three metres of flight.',
      'yara: Twins still talk about it.',
    ],
  },
  {
    by: 'bram',
    in: 'outdoors garden',
    text: 'A swan has discovered my pond. We are in negotiations.',
    photos: [
      shot(
        'garden',
        'spring',
        'A garden table with a watering pail, a fishing rod and a tea cup; a swan stands among the flowers.',
        { back: '🦢*1.1 garden-pail', front: '🎣 tea-infuser-cup 🐟*.7' },
      ),
    ],
    talk: [
      'pavel: You will lose.',
      'aroha: A mirror ball in the water works for about a week.',
      '> bram: He admired himself in it.',
    ],
  },
  {
    by: 'mateo',
    in: 'outdoors music',
    text: 'The fire was for cooking. Then someone had brought a drum.',
    photos: [
      shot(
        'camp',
        'dusk',
        'A campfire at dusk with a wooden goblet drum and a banjo leaning beside a pile of split wood.',
        { far: '🔥*1.6', near: 'goblet-drum travel-banjo oak-firewood' },
      ),
    ],
    talk: [
      'sean: SOMEONE had brought a banjo too.',
      '> mateo: I was trying to protect you.',
      'kofi: What were you playing?',
      '> mateo: The same four bars, for two hours, perfectly.',
    ],
  },
  {
    by: 'lars',
    in: 'outdoors coffee',
    text: 'First coffee of the day, eleven degrees, everything wet except the matches.',
    photos: [
      shot(
        'camp',
        'day',
        'A tent in a green clearing among firs; a cup of coffee, a torch and split wood in front.',
        { far: 'ridge-tent', near: 'oak-firewood stoneware-mug*1.2 camp-torch' },
      ),
    ],
    talk: [
      'kenji: A ceramic cup in the forest. Respect.',
      '> lars: It is the only luxury. And the chair.',
      'minh: Drip or boiled?',
      '> lars: Boiled, obviously, like an uncle.',
    ],
  },
  {
    by: 'oscar',
    in: 'stargazing books',
    text: 'The book sorts the sky by how cold you will get. Finally an author who understands.',
    photos: [
      shot(
        'sill',
        'dusk',
        'A blue night-sky book and a cup of tea on a window sill at dusk, lights coming on in the town below.',
        { sill: 'book-night-sky*1.2 camp-torch', front: 'tea-infuser-cup merino-socks' },
      ),
    ],
    talk: ['pavel: Which category is November?', '> oscar: “Two hats.”', 'lars: Ordering.'],
  },
  {
    by: 'ivo',
    in: 'cycling outdoors',
    text: 'Turned round at the top because the descent was closed. Would climb again, for that cake.',
    photos: [
      shot(
        'meadow',
        'alpine',
        'A red bike leans on a mountain path with blue hills, a slice of cake and a bottle in the foreground.',
        { far: '🐄*.7 🐄*.6~', near: 'city-bike*.85 sport-bottle 🍰' },
      ),
    ],
    talk: [
      'hugo: Cake first, category second.',
      'lars: On the city bike?!',
      '> ivo: Seven gears and stubbornness.',
    ],
  },
  {
    by: 'yara',
    in: 'outdoors baby-kids',
    text: 'Blanket, fruit, one hour without a screen. The hour was fifty minutes but who is counting.',
    photos: [
      shot(
        'blanket',
        'amber',
        'A checked picnic blanket from above with a willow basket, watermelon, strawberries, a teddy bear and a ball.',
        { top: 'picnic-basket 🍉', middle: 'teddy-bear 🥪 🍓', bottom: '🧃 🍇 ⚽' },
      ),
    ],
    talk: [
      'ola: Fifty is a personal best here.',
      'marisol: Is Barnaby allowed watermelon?',
      '> yara: He had most of it.',
    ],
  },
  {
    by: 'noor',
    in: 'outdoors kitchen',
    text: 'Park picnic, eight friends, nine salads, no forks.',
    photos: [
      shot(
        'blanket',
        'brick',
        'A red checked blanket seen from above with a basket, bread, cheese, grapes, wine glasses and an open book.',
        {
          top: 'picnic-basket 🥖*1.2',
          middle: '🧀 🍇 wine-glasses novel-salt-line',
          bottom: '🍓 🥗 sunglasses-dune',
        },
        '1:1',
      ),
    ],
    talk: [
      'ines: The fork thing was MY job and I said sorry.',
      '> noor: You said “chopsticks build character”.',
      'hugo: Nine salads is ambitious.',
    ],
  },
  {
    by: 'samir',
    in: 'stargazing coffee',
    text: 'Night shift break, roof of the hospital, Orion between two air vents.',
    photos: [
      shot(
        'sill',
        'dusk',
        'A cup of coffee and a small torch on a ledge over the roofs of a town at nightfall.',
        { sill: 'stoneware-mug*1.2 camp-torch', front: '🥐' },
      ),
    ],
    talk: [
      'nina: Night shifts unite.',
      'pavel: Look left of the left vent: Sirius.',
      '> samir: Found it. Thank you, from the whole roof.',
    ],
  },
  {
    by: 'tove',
    in: 'outdoors garden',
    text: 'First snow. The birds have been fed, the path has been swept, the sledge has been tested by an adult.',
    photos: [
      shot(
        'camp',
        'snow',
        'A snowy clearing among pale firs with a snowman, a wooden sledge and a red scarf.',
        { far: '⛄*1.1', near: '🛷*.8 wool-scarf-rust 🧤' },
      ),
    ],
    talk: [
      'freya: Which adult?',
      '> tove: I am not at liberty to say. Seventy-one.',
      'sofie: Adult of the year.',
    ],
  },
] as const satisfies readonly Draft[];
