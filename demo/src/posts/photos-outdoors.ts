import { shot, type Draft } from './draft.ts';

/** Photo posts from camps, paths and roads. */
export const outdoorPhotos = [
  {
    by: 'lars',
    in: 'outdoors stargazing',
    warmth: 4,
    text: 'Minus two, a rind of moon, no wind, no signal. I counted eleven satellites and one owl before I noticed I was freezing.',
    photos: [
      shot(
        'camp',
        'night',
        'A green tent glows under a starry sky with a crescent moon; a campfire, a coral rucksack and a cup stand in front of it.',
        { far: 'ridge-tent*1.05', near: 'daypack-coral 🔥 ☕ camp-torch' },
      ),
      shot('camp', 'milkyway', 'A telescope on its tripod beneath the Milky Way, dark firs on both sides.', {
        sky: '🪐*.5@.72,.2',
        near: 'star-telescope*1.7 camp-torch',
      }),
    ],
    talk: [
      'pavel: The owl is a satellite with manners.',
      'aroha: Which way is south in the first one? I do not recognise a thing up there.',
      '> lars: Behind the tent. You would be standing in a lake.',
      'oscar: How is the tent in frost?',
      '> lars: Dry inside. Vent both doors, trust me.',
      'mateo: That fire is too tidy.',
      '> lars: I am Norwegian.',
    ],
  },
  {
    by: 'pavel',
    in: 'stargazing',
    warmth: 2,
    text: 'Saturn, 21:40. I have seen it perhaps two thousand times and I still said “oh”.',
    photos: [
      shot('camp', 'milkyway', 'A blue telescope points at a ringed planet in a starry night sky.', {
        sky: '🪐*1@.68,.17',
        near: 'star-telescope*1.8 📓*.8',
      }),
    ],
    talk: [
      'lars: It is the only correct thing to say.',
      'samir: What can you see with just the 80 mm?',
      'aroha: Two thousand! Do you keep a log?',
      '> pavel: Since 1968. Forty-one notebooks.',
      'rafi: Please let someone scan them.',
    ],
  },
  {
    by: 'aroha',
    in: 'stargazing travel',
    text: 'Your moon is upside down, by the way. You are welcome.',
    photos: [
      shot(
        'beach',
        'morning',
        'A crescent moon over a calm beach at dawn, a red torch and a star book on the sand.',
        { sky: '🌙*1^180@.7,.14', near: 'camp-torch book-night-sky 🐚' },
      ),
    ],
    talk: [
      'lars: YOURS is upside down.',
      'pavel: There is no up. But yes, yours.',
      'lucia: I have never been so insulted by a moon.',
    ],
  },
  {
    by: 'aroha',
    in: 'outdoors travel',
    text: 'Eight days, one spoon. The spoon was the mistake.',
    photos: [
      shot(
        'meadow',
        'alpine',
        'A coral rucksack, yellow hiking boots and a brass compass on a grassy path below blue hills.',
        { near: 'daypack-coral*1.1 trail-boots brass-compass*.8' },
      ),
    ],
    talk: [
      'freya: Fork, always fork.',
      'oscar: A folded lid does both.',
      'diego: How heavy was the bag?',
      '> aroha: Eleven kilos with water and regret.',
    ],
  },
  {
    by: 'freya',
    in: 'outdoors pets',
    warmth: 3,
    text: 'He led the way for nine kilometres and then stood at the gate, which opens towards us, and would not budge.',
    photos: [
      shot(
        'meadow',
        'summer',
        'A tan dog on a country path with hills behind, next to a green rucksack and hiking boots.',
        { near: '🐕*1.05 daypack-forest*.9 trail-boots*.8' },
      ),
    ],
    talk: [
      'oscar: The gate problem. We have all been there.',
      'nina: And? Did he solve it?',
      '> freya: He waited for me to move the gate.',
      'thandi: Relatable manager.',
      'bram: It is a very good gate to be fair.',
    ],
  },
  {
    by: 'oscar',
    in: 'outdoors pets',
    text: 'Golden hour, silver dog.',
    photos: [
      shot('meadow', 'golden', 'A grey poodle stands in tall golden grass at sunset.', {
        near: '🐩*1.25 beech-bone*.8',
      }),
    ],
    talk: ['freya: Look at that stance.', 'carmen: Silver! She has earned every hair.'],
  },
  {
    by: 'lars',
    in: 'outdoors',
    text: 'Boots, year six. Third pair of laces, second soles, same feet.',
    photos: [
      shot(
        'meadow',
        'autumn',
        'Well-worn yellow hiking boots and thick green socks among autumn grass on a hillside.',
        { near: 'trail-boots*1.35 merino-socks*1.1 🍁 🍂*.6' },
      ),
    ],
    talk: ['bram: A boot is a house for a foot.', 'emeka: Your arches thank you.'],
  },
  {
    by: 'ivo',
    in: 'cycling',
    warmth: 2,
    text: 'Rescued from a canal in March, shifting like butter in October. New bearings, new bell, old soul.',
    photos: [
      shot(
        'street',
        'dusk',
        'A red city bike stands on a cobbled street at dusk with shop windows lit behind it.',
        { near: 'city-bike*1.05 bike-bell*.7' },
      ),
      shot(
        'paper',
        'sage',
        'Bicycle parts and tools seen from above on green paper: a brass bell, a spanner, bolts and a screwdriver.',
        { top: '🔧*1.1 bike-bell', middle: '🔩 ⚙️*1.2', bottom: '🪛*1.1 🧴' },
        '1:1',
      ),
    ],
    talk: [
      'hugo: A canal! What did it smell like?',
      '> ivo: Like March.',
      'lars: What is in the hub?',
      '> ivo: Seven gears and two tadpoles.',
      'diego: This makes me want to fish.',
    ],
  },
  {
    by: 'hugo',
    in: 'cycling',
    text: 'New bell. I have apologised to four pigeons already.',
    photos: [
      shot(
        'street',
        'noon',
        'A small brass bicycle bell in close-up on a bright cobbled street, a red bike further back.',
        { far: 'city-bike*.7', near: 'bike-bell*1.3' },
        '8:9',
      ),
    ],
    talk: ['ivo: One polite note. Told you.', 'minh: Pigeons never apologise back.'],
  },
  {
    by: 'emeka',
    in: 'cycling fitness',
    text: 'Reminder from your physio: saddle height first, everything else second. Your knees send their regards.',
    photos: [
      shot('street', 'winter', 'A cyclist on a red bike rides along a pale winter street.', {
        near: '🚴🏿‍♂️*1.9',
      }),
    ],
    talk: [
      'hugo: How do I measure it alone?',
      '> emeka: Heel on the pedal, leg straight, hips level. Then ride with the ball of the foot.',
      'diego: Booking you for my left one.',
    ],
  },
  {
    by: 'diego',
    in: 'fitness sneakers',
    text: 'Slowest person in the race, happiest person in the photo.',
    photos: [
      shot(
        'meadow',
        'summer',
        'A runner in mid-stride on a path through green hills, clouds in a blue sky.',
        { someone: '🏃🏽‍♂️*1.2', near: '🏅*.7@.16,.86' },
      ),
    ],
    talk: [
      'emeka: Pace is a rumour.',
      'thandi: That stride though!',
      'kwame: Which shoes?',
      '> diego: The cloud Terns. 600 km and counting.',
    ],
  },
  {
    by: 'diego',
    in: 'fitness',
    text: 'Leg day. Do not ask me to come upstairs.',
    photos: [
      shot(
        'gym',
        'lake',
        'A man lifts a barbell in a gym with wall bars; a bottle and headphones lie on the mat.',
        { wall: '🏋🏽‍♂️*1.5', floor: 'sport-bottle headphones-silver' },
      ),
    ],
    talk: ['emeka: Downstairs is worse, wait for tomorrow.', 'andre: I carried firewood. That counts.'],
  },
  {
    by: 'thandi',
    in: 'fitness',
    text: 'Boxing class taught me two things: where my shoulders are, and that I am left-handed when angry.',
    photos: [
      shot(
        'gym',
        'coral',
        'Red boxing gloves, a bottle and a towel on a coral-coloured mat, wall bars behind.',
        { floor: 'boxing-gloves*1.4 sport-bottle' },
      ),
    ],
    talk: [
      'emeka: Southpaw! Rare and annoying.',
      'kwame: Remind me to stay on your good side.',
      'leila: I want to try. Is twelve ounces right for small hands?',
      '> thandi: Yes for training, you will thank the extra padding.',
    ],
  },
] as const satisfies readonly Draft[];
