import type { ReviewBook } from './review.ts';

/** What people think of toys, games, books and things to make things with. */
export const playReviews = {
  'teddy-bear': [
    'yara ★★★★★ bought | Two bears, no war | Bought two, as one must. Dragged, fed, operated on. Both ears still on both bears.',
    'mei ★★★★ bought | A bear with posture | He sits on the shelf like a person who has read the newspaper. Mohair takes jam badly, use cold water.',
  ],
  'wooden-train': [
    'marisol ★★★★★ bought | Twenty-two engineers | Runs on every track we own, including one from 1986. The boiler is full of raisins. It will always be full of raisins.',
    'ola ★★★★ bought | Bought for them, built by me | After bedtime. Heavy enough not to tip on bridges. I would like a second wagon.',
    'bram ★★★★★ bought | As they used to be made | My own was like this, without the raisins.',
  ],
  'nesting-dolls': [
    'tove ★★★★★ bought | The third one disapproves | Of me, particularly. Painted by a hand with a sense of humour; fits tight without squeaking.',
    'hana ★★★ bought | smallest one missing for 5 days | she was in the cat’s bowl. they are beautiful but the bean-sized one is really bean-sized. not near toddlers, not near cats',
  ],
  'rocking-horse': [
    'mei ★★★★★ bought | For ages two to five, and one uncle | The uncle is ninety kilos. The horse said nothing. A present for three grandchildren to be fair about, which they are not.',
    'anouk ★★★★ bought | It is a sculpture until a child arrives | Then it is a horse. Pole needs polishing; leather is proper leather.',
  ],
  'baby-bottle': [
    'ola ★★★★★ bought | Every part can be bought alone | I have bought every part alone. Including, one night, the lid, because of a dog.',
    'yara ★★★★ bought | Twin tested, twice a night | Glass does not keep the smell. Sleeve saved it from a marble step. With tired hands the collar takes two tries.',
  ],
  'swallow-kite': [
    'marisol ★★★★★ bought | Flew on the first run | A child of seven ran, it went up, and there was a silence in the whole class that I shall remember.',
    'bram ★★★★ bought | Up in a light breeze | I flew it with a grandson and then, for rather longer, without him. Line could be ten metres more.',
    'freya ★★★ bought | Sand in the spars | At the beach the joints pick up sand and do not like to come apart again. In a field it is perfect.',
  ],
  'orchard-puzzle': [
    'jonas ★★★★★ bought | Forty-one birds. Confirmed. | We found the last one on the ninth evening, beneath the ladder. No dust in the box, pieces lock so that you can lift a corner. I have catalogued the birds.',
    'samir ★★★★★ bought | After night shift, before sleep | Ten pieces, then bed. It took me five weeks and it is the calmest thing I have done this year.',
    'priya ★★★★ bought | One piece missing, one piece sent | The promise is real: I wrote on Monday, it came on Thursday, in its own tiny box, with a note from somebody called Ruth.',
  ],
  'harvest-dice': [
    'mei ★★★★★ bought | Undefeated | Eight months. The rules fit on one card and need no appendix, whatever Jonas says.',
    'jonas ★★★★ bought | Excellent, with two open questions | See my letter to the publisher. Twenty minutes is about right. I will beat her.',
    'dev ★★★★ bought | Somebody did say “one more round” | It was the person who had said “I do not really like games”.',
  ],
  'pawn-chess': [
    'arjun ★★★★★ bought | tunnel proof | 3 trains, 1 ferry, 1 very angry cousin. the box closes on the game so he can not say he was winning. he was a bit winning',
    'pavel ★★★★ bought | Weighted, felted, sensible | I play a friend by post and set up his moves on it. In dim light the brown and the black are near one another.',
    'samir ★★★ bought | Magnets a bit strong | When you lift the knight, the bishop comes to see what is happening.',
  ],
  'toy-bricks': [
    'marisol ★★★★★ bought | Built it, soaked it, built it again | Flour and water, no chemicals, no screens, no noise. They made a school with no classrooms. Fair.',
    'ines ★★★★★ bought | I am an architect, this is research | Bought for a nephew. He has not been given it yet.',
    'ola ★★★ bought | Mortar gets everywhere | In the sofa. In the dog. Lovely bricks; do it outside, or in somebody else’s house.',
  ],
  'paint-palette': [
    'giulia ★★★★★ bought | Fifty postcards from one palette | Eight colours that mix without turning to mud. The green you get from two and five is the sea at Camogli at about four.',
    'hana ★★★★ bought | better than my uni set | opaque, no chalk. white runs out first, you can buy white alone thank god',
    'anouk ★★★ bought | Fine paint, tight lid | I opened it with a butter knife and now there is a dent. The colours are all you could want.',
  ],
  'sable-brush': [
    'giulia ★★★★★ bought | Still comes to a point | After a summer, and I am not gentle. Holds a pond, draws a hair.',
    'leila ★★★★ bought | For lettering soap labels | Steady line, enough water for a whole word. Pricey for one brush, until you compare it with the five it replaced.',
  ],
  'dressmaker-scissors': [
    'tove ★★★★★ bought | Sharp to the very tip | I have hidden them in the tin marked “string too short to use”. No parcel has been opened with them. No parcel will.',
    'kwame ★★★★ bought | Altered three jackets | Forged blades you can feel closing along the whole length. Made for right hands only; my sister is left-handed and furious.',
  ],
  'cotton-thread': [
    'tove ★★★★★ bought | The same blue | I laid it next to a hank from my mother’s basket. The same blue. I had to sit down.',
    'anouk ★★★★ bought | Visible mending, very visible | Strong, does not fuzz. One good needle is true: it is a very good needle.',
  ],
  'dot-notebook': [
    'sofie ★★★★★ bought | Notebook number twelve | Numbered pages, an index, lies flat at page one. It is all I ask of paper and of most people.',
    'kenji ★★★★ bought | No bleeding, a little ghosting | With a broad nib one sees yesterday through today. I find that rather apt.',
    'jonas ★★★★ bought | 192 pages, I counted them | All present, all numbered, in order. Band slackens after three months.',
    'greta ★★★★★ bought | For lists of books | I read everything, say little, and write it down in this.',
  ],
  'novel-salt-line': [
    'lucia ★★★★★ bought | I read the ending first and it still got me | The letter. I knew about the letter from the first evening, and on page 290 I had to close the book and look at a wall.',
    'priya ★★★★★ bought | Missed my stop, twice | Three generations who cannot say one sentence to one another. It rains on almost every page and I wanted more rain.',
    'bram ★★★ bought | Good on lighthouses, long on feelings | I skipped a bit in the middle. The part about the lamp oil is first-rate and correct.',
    'sean ★★★★ bought | Split our book club | Half of us would have posted it. The other half have not spoken since. A proper novel.',
  ],
  'book-plant-rescue': [
    'elif ★★★★★ bought | Nine saved, two lost, one undecided | Photographs of plants that look as bad as mine! The page on fungus gnats has paid for the book.',
    'yuki ★★★★ bought | Page 61 | Sand on top and be cruel with the water. It does not flatter you, and the index is good. Wants a chapter on cats.',
    'bea ★★★★★ bought | Fern dead, confidence alive | It tells you in the first line of each chapter whether there is hope. I have found that restful.',
  ],
  'book-night-sky': [
    'pavel ★★★★★ bought | Arranged by how cold you will get | At last. Fifty things without any instrument, and the right fifty. I give it to every new member of the club.',
    'aroha ★★★★ bought | Half the sky, charmingly | A northern book, though it admits it, and there are eight pages for us. Fits a jacket.',
    'tom ★★★★★ bought | Got me out of the house | I have seen eleven of the fifty. Number nine made me ring my brother.',
  ],
  'book-one-pot': [
    'priya ★★★★★ bought | The index is by mood | “Tired” says lentils. “Cross” says something with a lot of chopping. Whoever did this has lived with people.',
    'ines ★★★★ bought | Eighty dinners, one pot, somebody to wash up | I have cooked nineteen of them. Two were too sweet. Page 44 is now simply called “the dinner”.',
    'oscar ★★★★★ bought | I can cook three things now | I could cook one before. It was toast.',
    'greta ★★★ bought | Good recipes, thin paper | Mine has soup on most pages. That may be a compliment.',
  ],
} as const satisfies ReviewBook;
