import type { ReviewBook } from './review.ts';

/** What people think of things to be outside with: tents, bikes, balls and bags. */
export const outdoorReviews = {
  'ridge-tent': [
    'lars ★★★★★ bought | Four minutes, in the dark, hungry | I timed it: three fifty. Second door means nobody has a knee in the face at three in the morning. This makes six tents. I still have four chairs.',
    'aroha ★★★★★ bought | Open the top, count satellites | The fly rolls back far enough to lie in the bag and see half the sky. Dry after two days of sideways rain.',
    'freya ★★★★ bought | Two people, or one person and a dog | He has his own door and uses mine. Pegs are good; bring two spares.',
  ],
  'daypack-coral': [
    'thandi ★★★★★ bought | The bottle stays in | Ran for a train, ran for a bus, ran for another train. The bottle stayed. I have trust issues with side pockets, and they are healing.',
    'luca ★★★★ bought | Good on a bike | Sits still on the back. No light loop, so four.',
  ],
  'daypack-forest': [
    'oscar ★★★★ bought | Hides mud | There is a great deal of mud in there, I am told. Straps long enough for a large person.',
    'hugo ★★★★★ bought | Cheese compartment | They call it the small room. It keeps a Comté away from a jacket. Waxed zips do not rattle.',
  ],
  'daypack-ochre': [
    'zeynep ★★★★ bought | Worth having been quick | Wax marks at first, then it looks as though it has been somewhere. It has been somewhere.',
  ],
  'trail-boots': [
    'aroha ★★★★★ bought | Did the stairs, as told | A week up and down the stairs like a haunted house. Then eight days in the hills without a blister.',
    'lars ★★★★ bought | Keeps streams out to the sixth hole | I found the seventh. Resoleable, stitched, heavy in the hand and light on the foot.',
    'diego ★★ bought | Not for narrow feet | I tried two sizes and three kinds of sock. My heel lifted in all of them. Beautifully made for somebody who is not me. Return was easy.',
  ],
  'brass-compass': [
    'pavel ★★★★★ bought | Twenty letters | I had “UP IS ALSO A WAY” put on it. They wrote to ask whether I was sure. The needle settles in two seconds.',
    'oscar ★★★★ bought | Never out of battery | Neither am I, now that I look at it instead of my phone. Lid is stiff in the cold.',
    'tom ★★★★★ bought | Bought it for the engraving, used it for real | Fog, moor, no signal. It was right and I was wrong, by a lot.',
  ],
  'star-telescope': [
    'pavel ★★★★★ bought | Saturn, properly | For its size this is a marvel: rings clean, the shadow on a good night, and craters until you are tired. The city map is the best thing in the box.',
    'samir ★★★★ bought | Fits a rucksack and a hospital roof | Ten minutes between two calls, and there was Jupiter. The tripod is a bit nervous in wind. So am I.',
    'oscar ★★★ bought | Needs more patience than I had in November | Optics good, I am sure. I saw the neighbour’s chimney for three nights until Pavel told me about the finder. It is better now.',
  ],
  'camp-torch': [
    'lars ★★★★★ bought | Red light that is really red | Not pink, not orange. My eyes stayed in the dark and I found the spoon.',
    'nina ★★★★ bought | For cats under sheds | Three steps, the lowest of which does not frighten anybody. Survived a puddle and a kitten.',
    'tom ★★★ bought | Bright, but the button | In gloves I always go one step too far and have to go round again. Otherwise a solid torch.',
  ],
  'city-bike': [
    'hugo ★★★★★ bought | Twelve months, zero excuses | Hub gears, hidden chain, a frame that takes cobbles like gossip. The pedals took four minutes. I complain by bike and not about it.',
    'ivo ★★★★ bought | Well put together, from someone who takes things apart | Straight wheels, greased threads, bearings adjusted by a human. I changed the saddle. I always change the saddle.',
    'sofie ★★★★★ bought | It goes | In skirts, in rain, with a crate of library books on the back.',
    'luca ★★★ bought | Solid, and a little heavy | Third floor, no lift. On the road it is a five, on the stairs it is a two, and I average.',
  ],
  'bike-bell': [
    'ivo ★★★★★ bought | One clear, polite note | It sounds like “after you”. I have fitted it to four bikes, not all of them mine.',
    'emeka ★★★★ bought | Pigeons comply | People too. Screw came a little loose after a month of kerbs.',
    'luca ★★★★★ bought | Small joy | I came for the bikes and stayed for the bell.',
  ],
  'kick-scooter': [
    'yara ★★★★ bought | Folds with one foot, with a twin in each arm | Literally. I would take two if they came in colours one can tell apart.',
    'ola ★★★★★ bought | The way to kindergarten is now too short | We go round twice. Big wheels, no falls on the cobbles, brake works for someone who weighs 16 kilos.',
  ],
  'street-deck': [
    'arjun ★★★★★ bought | I LANDED ON IT | soft wheels go over the bad bit by the bakery. the drawing is a heron with a moustache and i would not change it',
    'diego ★★★★ bought | Bought it for the way to the gym | Fell off in front of the gym. The board is good. Rolls quietly on rough ground.',
  ],
  'court-basketball': [
    'kwame ★★★★★ bought | That sound at seven in the morning | Grip gets better with every week of concrete. Arrived pumped up, as promised, with a bounce that made the dog next door stand up.',
    'arjun ★★★★ bought | good ball, i am working on the rest | grippy even when wet',
  ],
  'beach-volleyball': [
    'freya ★★★★★ bought | It floats, we found out | Twice, in April. Soft on cold hands.',
    'andre ★★★ bought | Soft touch, soft shape | After a summer it is not perfectly round. Great for playing with sauce on your fingers, less for a tournament.',
  ],
  'boxing-gloves': [
    'emeka ★★★★★ bought | Wrists stay straight | The strap is wide and sits where it should. I prescribe them, informally.',
    'nina ★★★★ bought | After a long day with small animals | Closes with the teeth. Lining is dry by the next class. Leather squeaks at first.',
  ],
  'sport-bottle': [
    'emeka ★★★★ bought | Comes apart completely | Straw, valve, ring: all washable, all back together. Fits my cage with a click.',
    'diego ★★★★★ bought | Still ice at the finish | And I am not fast.',
    'minh ★★ bought | Whistles | On rough roads the straw whistles one note, the same as the kettle. I keep looking for the kettle. Keeps cold very well, I will give it that.',
  ],
  'cabin-suitcase': [
    'amara ★★★★★ bought | Quiet wheels | I arrive late and leave early, and the people I stay with still like me. Three hats, flat, under the strap.',
    'zeynep ★★★★ bought | Meanest airline: passed | They pushed it into the metal box with a face. It went in. It has one scratch now, and I have decided that it is the outline of Cyprus.',
    'thandi ★★★★★ bought | Half packed at all times | Handle has not wobbled in forty flights.',
  ],
  'wall-map': [
    'giulia ★★★★ bought | Forty pins is optimistic | I am on nineteen. Folds show a little after a month on the wall; I ironed it through a towel, and please do not tell them.',
    'marisol ★★★★★ bought | Class 2b has put a pin in “the sea” | Big, readable, honest about the size of Africa.',
  ],
  'storm-umbrella': [
    'hugo ★★★★★ bought | Did not turn on the bridge | You know which bridge. Everybody else’s did. I walked across like a minister.',
    'ines ★★★★ bought | Long, and worth being long | Covers me, a model of a house and half a colleague. It does not fit in a bag, so it leaves me at cafés. It has been returned four times: people are good.',
    'samir ★★★ bought | I left it on the night bus | Three stars for me. For one week it was five.',
  ],
} as const satisfies ReviewBook;
