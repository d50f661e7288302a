import { shot, type Draft } from './draft.ts';

/** Photo posts about clothes, shoes and looks. */
export const stylePhotos = [
  {
    by: 'amara',
    in: 'style travel',
    warmth: 5,
    text: 'Twenty past eight, last bus missed, nobody sorry about it. The hat did the whole trip folded in half at the bottom of a bag and came out looking like this.',
    photos: [
      shot(
        'beach',
        'sunset',
        'A woman on the beach at sunset in a wide straw hat with a red ribbon, the low sun over the sea behind her and a small sailing boat on the left.',
        { far: '⛵*.85@.15,.476', someone: '💁🏿‍♀️*1.12@.5,.79 sun-hat-straw*.9@.478,.5^-4' },
      ),
      shot(
        'beach',
        'ember',
        'A straw hat and round sunglasses lying on the sand in red evening light, with a shell beside them.',
        { far: '⛵*.6@.74,.486', near: 'sun-hat-straw*1.4 sunglasses-dune 🐚' },
        '5:4',
      ),
    ],
    talk: [
      'zeynep: The ribbon! Does it really tie from inside?',
      '> amara: It does. There is a little loop, you would never see it.',
      '>> zeynep: Then it is coming to Izmir with me. @bea, look at this before you buy the other one!',
      'thandi: I missed three buses for light like this last year. Worth each one.',
      'bea: Saved. My wedding-guest hat problem is solved. [sun-hat-straw]',
      '> amara: Wear it with these, the light at five o’clock is no joke. [sunglasses-dune]',
      'kwame: Who took the picture, though? Give that person a raise.',
      '> amara: My sister, paid in octopus salad.',
      'salma: This is the first picture that made me want a hat.',
    ],
  },
  {
    by: 'amara',
    in: 'style',
    warmth: 3,
    text: 'Capsule for nine days in September. Everything goes with everything, and the coat is also the blanket on the night train.',
    photos: [
      shot(
        'wardrobe',
        'linen',
        'A clothes rail with a beige trench coat, a blue linen dress and a shirt; on the bench below a leather bag and a straw hat, on the floor boots and runners.',
        {
          rail: 'trench-coat linen-dress 👕',
          bench: 'market-bag sun-hat-straw',
          floor: 'ankle-boots sneakers-cloud',
        },
      ),
      shot(
        'paper',
        'linen',
        'Laid flat on pale paper: a straw hat, sunglasses, a watch, a lipstick and a rust-coloured scarf.',
        {
          top: 'sun-hat-straw sunglasses-dune',
          middle: 'wristwatch*.8 wool-scarf-rust',
          bottom: 'brick-lipstick 👛',
        },
        '1:1',
      ),
    ],
    talk: [
      'zeynep: Nine days and two pairs of shoes. I need to sit down.',
      'kenji: The coat-as-blanket is the most convincing packing advice I have read this year.',
      'freya: What about rain?',
      '> amara: The coat again. It is a very busy coat.',
      'bea: Are the pockets on the dress real?',
      '> amara: Real and deep. Phone AND sandwich.',
    ],
  },
  {
    by: 'zeynep',
    in: 'style beauty',
    text: 'I own one lipstick now. ONE. It has been four months and nobody has died.',
    photos: [
      shot(
        'plinth',
        'clay',
        'A red-brown lipstick on a plinth beside a scalloped hand mirror and a small red purse.',
        { left: 'brick-lipstick*1.2', centre: 'hand-mirror*1.25', right: '👛*1.2', floor: '🌸*.6 🌸*.45' },
      ),
    ],
    talk: [
      'leila: Brick is the right one to be left with.',
      'thandi: But what do you do with the drawer?',
      '> zeynep: Batteries.',
    ],
  },
  {
    by: 'kwame',
    in: 'sneakers style',
    warmth: 3,
    text: 'The Terns, all three, before anyone asks: cloud for work, sage for weekends, clay for looking at. The clay pair is sold out everywhere and yes I am being unbearable about it.',
    photos: [
      shot(
        'plinth',
        'saffron',
        'Three pairs of the same running shoe on plinths before a saffron wall: clay on the left, cloud grey in the middle, sage green on the right.',
        { left: 'sneakers-clay', centre: 'sneakers-cloud*1.1', right: 'sneakers-sage' },
      ),
      shot(
        'paper',
        'sage',
        'A single sage-green running shoe seen from above on green paper, with socks and a red cup beside it.',
        { top: 'merino-socks', middle: 'sneakers-sage*1.35', bottom: '🥤*.9' },
        '1:1',
      ),
    ],
    talk: [
      'arjun: CLAY. Tell me when they restock I beg you',
      '> kwame: You will hear me screaming from wherever you are.',
      'diego: Do they run wide?',
      '> kwame: Half a size up if you have proper feet.',
      'minh: The gum sole on the sage is the detail.',
      'emeka: Decent heel drop as well, speaking as the boring one.',
    ],
  },
  {
    by: 'kwame',
    in: 'sneakers fitness',
    text: 'Court at seven in the morning: no queue, no music, just that sound.',
    photos: [
      shot(
        'gym',
        'amber',
        'A basketball, grey running shoes and a water bottle on a yellow mat in an empty gym with morning light on the wall.',
        { floor: 'court-basketball*1.2 sneakers-cloud sport-bottle' },
      ),
    ],
    talk: ['arjun: Next Saturday? I will bring the excuses.', '> kwame: Bring shoes as well this time.'],
  },
  {
    by: 'amara',
    in: 'style home-decor',
    text: 'A client asked for “a coat that looks like I have somewhere to be”. I have been laughing since Tuesday, but also: this one.',
    photos: [
      shot(
        'wardrobe',
        'clay',
        'A beige trench coat and a moss-green scarf on a rail against a clay-coloured wall, with red ankle boots below.',
        { rail: 'trench-coat*1.1 wool-scarf-moss', bench: 'market-bag', floor: 'ankle-boots 👞' },
      ),
    ],
    talk: [
      'lucia: I have nowhere to be and I want it badly.',
      'zeynep: Does the lining come out?',
      '> amara: Four buttons, ten seconds.',
    ],
  },
  {
    by: 'anouk',
    in: 'style',
    text: 'Found my grandmother’s brooch, now every coat is a good coat.',
    photos: [
      shot(
        'paper',
        'brick',
        'A folded rust scarf, a pair of gloves and a small brooch laid out on terracotta paper.',
        { top: '🧤', middle: 'wool-scarf-rust*1.2 💎*.5', bottom: '☕*.9' },
        '1:1',
      ),
    ],
    talk: ['tove: They pinned everything in those days. Lovely.', 'giulia: The blue against the rust!'],
  },
  {
    by: 'freya',
    in: 'style outdoors',
    text: 'Swam at six, four degrees, screamed once. What got me home: the long scarf, the thick socks and a flask of something.',
    photos: [
      shot(
        'sill',
        'snow',
        'A moss-green scarf, thick green socks and a steaming cup on a window sill above snowy roofs.',
        { sill: 'wool-scarf-moss*1.1 merino-socks*1.3', front: 'tea-infuser-cup' },
      ),
    ],
    talk: [
      'aroha: One scream is excellent discipline.',
      'emeka: Warm up slowly please. Walk, do not shower.',
      '> freya: Yes doctor.',
      'oscar: Did the dog go in?',
      '> freya: The dog supervised.',
    ],
  },
  {
    by: 'hana',
    in: 'style cats',
    text: 'Interview outfit, day two of drying, because somebody slept on day one.',
    photos: [
      shot(
        'wardrobe',
        'fog',
        'A blue dress and a white shirt on a rail; below, a ginger cat stands on the floor next to a pair of brown shoes looking innocent.',
        { rail: '👔*.9 linen-dress', bench: '👓 📁', floor: '👞 🐈*.75' },
      ),
    ],
    talk: [
      'nina: He looks like he is waiting for a lawyer.',
      'lucia: Lint roller in the bag, always.',
      'hana: Update: I got it!!',
      '> nina: Tell him he may keep the dress.',
    ],
  },
  {
    by: 'kofi',
    in: 'style vinyl',
    text: 'Dressed by the record I was playing. Rust scarf, brown shoes, second pressing.',
    photos: [
      shot(
        'sideboard',
        'rust',
        'A black record stands on a wooden sideboard beside a radio; a rust scarf lies on the right and brown shoes stand on the floor.',
        { top: 'kitchen-radio*.9 lp-night-ferry*1.2 wool-scarf-rust', floor: '👞*1.1' },
      ),
    ],
    talk: [
      'sean: Second pressing is the one with the hum on side two?',
      '> kofi: The very hum.',
      'samir: Great dress code.',
    ],
  },
  {
    by: 'bea',
    in: 'style garden',
    text: 'First summer with a garden and the olive hat has already been rained on, sat on and worn by a scarecrow. Still a hat.',
    photos: [
      shot(
        'garden',
        'june',
        'An olive-green sun hat on a garden table between a watering pail and a bunch of flowers, flags hung above.',
        { back: 'garden-pail 💐', front: 'sun-hat-olive*1.4 🍓 🍓' },
      ),
    ],
    talk: [
      'carmen: A hat is only finished after a summer.',
      'bram: Justice for the scarecrow.',
      'amara: Under-brim check: still dark green?',
      '> bea: Still dark green!',
    ],
  },
  {
    by: 'thandi',
    in: 'style fitness',
    text: 'Teaching shoes, dancing shoes, going-home shoes. My entire personality in one row.',
    photos: [
      shot(
        'gym',
        'coral',
        'Ballet shoes, high heels and grey runners lined up on a coral mat under wall bars.',
        { floor: '🩰 👠 sneakers-cloud' },
      ),
    ],
    talk: [
      'diego: The going-home shoes always look the happiest.',
      'leila: Red heels at a dance school is a power move.',
    ],
  },
  {
    by: 'kenji',
    in: 'style technology',
    text: 'I wore a watch that counts nothing for a month. No steps, no heart, no messages. It turns out I already knew when I was tired.',
    photos: [
      shot(
        'paper',
        'sky',
        'A blue field watch lies on pale blue paper between a notebook and a pair of glasses.',
        { top: '👓', middle: 'wristwatch*1.1 dot-notebook', bottom: '🖋️*.7' },
        '8:9',
      ),
    ],
    warmth: 2,
    talk: [
      'pavel: Mine has counted nothing since 1974.',
      'emeka: As a physio I both love and fear this.',
      'rafi: Counterpoint: graphs.',
      '> kenji: I knew you would come.',
    ],
  },
  {
    by: 'salma',
    in: 'style travel',
    text: 'Souk rules: flat shoes, one big bag, sunglasses so they cannot see you fall in love with a lamp.',
    photos: [
      shot(
        'market',
        'marigold',
        'A market stall with brass-coloured lamps and pots; a leather bag and sunglasses rest on the counter.',
        {
          hang: 'paper-lantern paper-lantern*.8',
          back: 'amphora-vase 🪔 amphora-vase*.8',
          front: 'market-bag sunglasses-dune',
          floor: '🧺',
        },
      ),
    ],
    talk: [
      'giulia: And? Did you buy the lamp?',
      '> salma: I bought two.',
      'zeynep: The glasses never help me either.',
    ],
  },
  {
    by: 'arjun',
    in: 'sneakers',
    text: 'Cleaned them with a toothbrush for an hour. My mum asked whether I own a second toothbrush. Unclear.',
    photos: [
      shot(
        'bathroom',
        'slate',
        'Grey running shoes on a marble bathroom top next to a toothbrush, soap and a sponge.',
        { ledge: '🪥*1.1 🕯️', top: 'sneakers-cloud*1.2 olive-soap sea-sponge' },
      ),
    ],
    talk: [
      'kwame: Baking soda, old towel, no radiators. Ever.',
      'marisol: Your mum asked the right question.',
    ],
  },
  {
    by: 'lucia',
    in: 'style books',
    text: 'Raining sideways. Red boots, big umbrella, and the bookshop has heating.',
    photos: [
      shot(
        'street',
        'rain',
        'Red ankle boots and a dark umbrella on a wet street, shop windows glowing behind the rain.',
        { near: 'storm-umbrella*1.25 ankle-boots novel-salt-line*.8' },
      ),
    ],
    talk: [
      'noor: The heating is why I read.',
      'anouk: Did the umbrella survive the bridge?',
      '> lucia: The umbrella did. My dignity, less.',
    ],
  },
] as const satisfies readonly Draft[];
