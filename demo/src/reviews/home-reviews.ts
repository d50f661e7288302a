import type { ReviewBook } from './review.ts';

/** What people think of furniture, plants, things for the garden and for animals. */
export const homeReviews = {
  'beeswax-candle': [
    'lucia ★★★★★ bought | Forty hours, I counted in chapters | Two novels and a short one. No drips, no perfume, a small honest light.',
    'leila ★★★★ bought | Real beeswax | It blooms white after a month in the cupboard, which is how you know. Trim the wick or it smokes.',
  ],
  'reading-sofa': [
    'ines ★★★★★ bought | The lamp is where the book is | I am an architect and I have drawn this sofa badly three times in my life. It fits a 1.6-metre wall, the covers come off, and there is a reason nobody sits on the other chair any more.',
    'yuki ★★★★ bought | The cat approves, I get the edge | Washed the covers twice in a month and they went back on without a fight. Deep seat; short legs like mine need a cushion.',
    'rafi ★★★ bought | Great sofa, stubborn lamp | Everything about it is lovely, but the lamp has a switch and only a switch. I have put a bulb in it that listens. Now it is a five, but that is my doing.',
  ],
  'oak-chair': [
    'kenji ★★★★★ bought | One at a time | I bought one to be sure. I am sure. I still have only one; the room has not asked for a second.',
    'tove ★★★★ bought | Holds still | So it has a jumper now. The seat is hard for a whole film, and right for a whole supper.',
  ],
  'mantel-clock': [
    'tove ★★★★★ bought | You can hear the knitting | No tick at all. The chime is low and can be switched off, and I have not.',
    'sofie ★★★★ bought | A clock for people who cannot sleep near clocks | Keeps time to a few seconds a month. The walnut is darker than in the picture, which suits me.',
  ],
  'amphora-vase': [
    'giulia ★★★★★ bought | Thrown by a person | You can feel the fingers inside the neck. The pattern does not quite meet at the back and I turn that side to the room.',
    'anouk ★★★★ bought | Two airports on my knees | Arrived whole, holds water, sweats a little at the foot: put a saucer under it on wood.',
  ],
  'framed-print': [
    'anouk ★★★★★ bought | The hook holds | One hook, level first time, and real glass without that grey plastic look. The hills are greener in the morning. I know how that sounds.',
    'bea ★★★★ bought | My first grown-up picture | I thought 78 dollars was a lot. I have looked at it every day since, so it is about a dollar a day by now and falling.',
  ],
  'hand-mirror': [
    'leila ★★★★ bought | Stands where you put it | The easel is steady even in a steamy bathroom. Brass darkens in a month; I like it, you may want a cloth.',
    'amara ★★★★★ bought | In my kit since May | I hand it to clients at the end and watch them sit up. The weight is right.',
  ],
  'paper-lantern': [
    'mei ★★★★★ bought | Nine of them | Or eleven. It depends which grandchild you ask. They fold flat and come out next year without a tear.',
    'dev ★★★★ bought | Takes a smart bulb | Fits with a millimetre to spare. It glows orange when my train is late. I am told that this is not what lanterns are for.',
    'luca ★★★ bought | One rib was bent | Bent it back, looks fine. Pretty light.',
  ],
  'rubber-plant': [
    'yuki ★★★★★ bought | Plant forty-two | Arrived in a box with a window, with damp soil and not one torn leaf. New leaf in five weeks. It has been named and I will not say what.',
    'minh ★★★★ bought | I forget it, it thrives | Exactly as described. I would have liked a saucer in the box; my desk would have liked that too.',
    'hana ★★★ bought | cat ate the bottom leaf | not the plant’s fault. came healthy, came tall. now it is tall and a bit bald at the bottom. nina says top shelf. it is on the top shelf',
  ],
  'column-cactus': [
    'elif ★★★★★ bought | Low effort, high drama | Three arms and a different mood from every side! It came wrapped like a museum piece.',
    'samir ★★★★★ bought | Keeps my hours | Sleeps all day, asks for nothing. It has put on a centimetre. I measured after a night shift so it may be less.',
  ],
  'sunflower-seeds': [
    'elif ★★★★★ bought | North-east, fourth floor, and yet | All six took. The tallest is 2.10 and looks into the flat above. They have named him.',
    'marisol ★★★★ bought | Taller than the tallest boy | Five of six grew. The sixth was watered by twenty-two children a day. A lesson for everyone.',
  ],
  'garden-pail': [
    'bram ★★★★ bought | I have given up my paint bucket | It balances. My hand no longer has a groove in it. A little heavy when empty, and I am told it is also good-looking, which is not a thing I look for in a bucket.',
    'carmen ★★★★★ bought | Water, apples, grandson | All carried, none dropped. The wooden grip is smooth and the enamel has taken a knock without a chip.',
  ],
  'garden-gloves': [
    'bea ★★★★★ bought | The rose and I have a truce | Long cuffs. LONG cuffs. I went into the middle of the old climber up to the elbow and came out with both arms as they were.',
    'tove ★★★ bought | Sizes come up large | Good leather, sensible stitching. I have small hands and the fingertips fold. They took them back, and now they are out of the size I want.',
  ],
  'catnip-yarn': [
    'hana ★★★★★ bought | he has a job now | four months of nightly murder and not one loose thread. i knit for a living room, i know what a thread looks like',
    'nina ★★★★★ bought | Vet nurse approved | Nothing to swallow: no bells, no eyes, no ribbon. Mine carries it to the bowl and drowns it. Replace the heart every six weeks or so.',
    'lucia ★★ bought | Ignored with style | She sniffed it, looked at me and went to sit in the box it came in. Well made. Two stars on her instructions.',
  ],
  'beech-bone': [
    'freya ★★★★ bought | Big dog, small progress | After a month he has moved perhaps four millimetres of bone. Slippers safe. It is loud on a wooden floor.',
    'oscar ★★★★★ bought | Day 31 and still a bone | I have written elsewhere about the remote control. The bone is innocent.',
    'nina ★★★ bought | Fine, for the right dog | Beech is better than most: it wears instead of splintering. But for very hard chewers I say softer than teeth, always. Ask your vet, or me.',
  ],
} as const satisfies ReviewBook;
