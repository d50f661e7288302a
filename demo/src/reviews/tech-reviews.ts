import type { ReviewBook } from './review.ts';

/** What people think of things with a plug, and of things that make music. */
export const techReviews = {
  'headphones-silver': [
    'kenji ★★★★★ bought | Real buttons | One finds them in the dark with a glove on. The cancelling takes the train away and leaves the rain. I had not known that I wanted precisely that.',
    'sofie ★★★★ bought | Four trains a week | Forty hours is honest; I got thirty-eight. A bit tight in the first days with glasses.',
    'tom ★★★★ bought | First good headphones I have had | I waited for three weeks and read everything. Sound is warm. Wish the case were smaller.',
  ],
  'headphones-amber': [
    'kofi ★★★★★ bought | Highlife in the right proportions | Bass that sits down properly, horns that stand up. And you can find them in a bag.',
    'arjun ★★★★ bought | fell off at the skatepark, both fine | both = me and the headphones. cushion came off, twisted back on. mum says five stars for surviving me',
    'samir ★★★★★ bought | Sleeps me through daylight | A street, a school and a building site, and I sleep. Side button holds the silence without music. Bless whoever left that in.',
  ],
  'slim-laptop': [
    'minh ★★★★★ bought | Screws! | I opened it on the first evening, of course. Battery on four screws, memory in a slot, a little drawing inside the lid that shows you how. Keyboard is the best I have typed bugs on.',
    'sofie ★★★★ bought | Ports on both sides | You do not know what a luxury that is until your sofa has only one good arm. The fan is audible when this place is busy.',
    'dev ★★★ bought | Good machine, dull speakers | Screen, keyboard, battery: all lovely. For calls the speakers sound like somebody reading to you from inside a cupboard.',
  ],
  'studio-display': [
    'giulia ★★★★★ bought | My blues are my blues | What I paint is what I print, for the first time in eight years. Matte, no window in my face.',
    'emeka ★★★★★ bought | Tilts with one finger, so people do tilt it | I recommend screens by one question: will the person actually move it? This one gets moved.',
  ],
  'pebble-mouse': [
    'minh ★★★★ bought | Silent | My colleagues thought I had stopped working. I had not, this time. Small for very large hands.',
    'emeka ★★★ bought | Lovely object, try your hand first | For small and middling hands it is excellent. For mine the ring finger hangs off the edge. As a physio I must be strict: three.',
    'hana ★★★★★ bought | exam season tested | charged it once in september. it is now. it is still going. i am not',
  ],
  'pocket-camera': [
    'kenji ★★★★★ bought | It makes you walk | One lens, one dial for light, one for time. I thought I would miss the zoom. I stand closer now, and people let me.',
    'zeynep ★★★★ bought | Fits a coat pocket, just | Took it round eleven towns. Colours need nothing done to them. The battery lasts a day if you do not show everyone every picture. I show everyone every picture.',
    'giulia ★★★★★ bought | Reference photos with a soul | I paint from them afterwards and sometimes I do not need to.',
  ],
  'kitchen-radio': [
    'sean ★★★★★ bought | Two knobs | One for more, one for elsewhere. It has never asked me to accept anything.',
    'rafi ★★★★ bought | No account, and still it talks to my flat | Local network, open, documented on one sheet of paper. I nearly cried. Four because the sheet has a typo in the one number I needed.',
    'greta ★★★★★ bought | Warm speaker | Voices sound like people in the room. Bought for my mother and ordered a second one on the way home.',
  ],
  'dusk-bulb': [
    'rafi ★★★★★ bought | Obeys the wall switch | My whole family had one condition, and this is it. Matter, no cloud, ten in the flat, not one has sulked.',
    'anouk ★★★★ bought | Ten o’clock is candle-warm | It happens so slowly that I only notice I am tired. At noon it is a bit too much dentist for my taste; you can cap it.',
    'ivo ★★★ bought | Two of three are perfect | The third hums when dimmed below a fifth. They are replacing it. Light itself is excellent.',
  ],
  'smart-plug': [
    'dev ★★★★★ bought | The fridge has been exposed | Half a watt resolution, a year of numbers kept inside, nothing leaves the house. I have six, and my flatmates have a chart on the door that nobody asked for.',
    'ivo ★★★★ bought | Told me when the bike battery is really full | Reliable. Bulky: it covers half of the neighbouring socket.',
  ],
  'retro-tv': [
    'lucia ★★★★★ bought | One more episode | It has legs! It looks as though it would only show detective series from 1968, and then the picture is so good that you see the powder on the detective.',
    'hana ★★★★ bought | the ears do nothing and i love them | perfect for a student room. remote is tiny and has already been under the cat for two days',
    'jonas ★★ bought | Too small for couch play | 24 inches is 24 inches; I did read it. With four people and a split screen it is a game of guessing. For a bedroom, certainly.',
  ],
  'podcast-mic': [
    'dev ★★★★ bought | Hears me and not the fridge | From the first batch. And you know about my fridge. Heavy stand, single cable, mute you can find. Takes a while to ship.',
    'sean ★★★ bought | Rather too truthful | It hears everything that I do on a banjo, including what I hoped nobody could.',
  ],
  'game-controller': [
    'arjun ★★★★★ bought | no drift. NONE | eight months. my last one drifted in six weeks and i thought i was just bad. i am a bit bad',
    'jonas ★★★★★ bought | A cable of four metres | Whoever decided on four metres has a sofa like mine. Paddles click in without tools; instructions are correct in every detail, and I checked.',
    'yara ★★★★ bought | Washed off the jam | Twice. Still works. I play from nine to half past, it is my spa.',
  ],
  'electric-guitar': [
    'kofi ★★★★★ bought | Came in tune | Out of the box, after two lorries and a ferry. Slim neck, warm middle pickup. My left hand thanks whoever set it up.',
    'andre ★★★★ bought | Big sound, small body | I have hands like skillets and still it works. Could do with a heavier strap button.',
  ],
  'travel-banjo': [
    'sean ★★★★★ bought | Fits the overhead locker | And the cabin crew were very brave about it. Quieter than a full one by a good third. My upstairs neighbour has withdrawn the second letter.',
    'aroha ★★★★ bought | For the fire | Stays in tune in cold better than I do. Bag is thin.',
  ],
  'lp-night-ferry': [
    'samir ★★★★★ bought | You can hear the ropes | Side three, second song, about a minute in, a rope goes tight and the singer waits for it. I have played it to everyone on my shift.',
    'kenji ★★★★★ bought | A quiet pressing | No crackle on four sides, even in the gaps, and this record is mostly gaps. The gatefold has a photograph of the empty deck. That is all one needs.',
    'mateo ★★★★ bought | Hour seven of a long smoke | It was made for this. One point off because you have to get up four times.',
    'sean ★★★★ bought | The boat should be credited | Slow, wide, a little seasick by the end. I would have cut one song. You will know the one.',
  ],
  'lp-gold-hour': [
    'kofi ★★★★★ bought | My aunt owned it, now I do | Cut loud without being harsh, and the trumpet on the second side finally has air around it. Gold vinyl is a gimmick and I keep holding it up to the window.',
  ],
  'goblet-drum': [
    'thandi ★★★★★ bought | The class woke up | Low note in the floor, high note in the teeth. Rope tuning takes a lesson; after that it stays. I delivered the apology card in person. We had tea.',
    'mateo ★★★ bought | Great voice, mind the damp | Left it outside overnight by the fire. By morning it sang like a cushion. Dried slowly, back to normal, lesson learned.',
  ],
} as const satisfies ReviewBook;
