import type { ReviewBook } from './review.ts';

/** What people think of clothes, shoes, bags and what is on the bathroom shelf. */
export const styleReviews = {
  'sun-hat-straw': [
    'amara ★★★★★ bought | Survived being luggage | Four flights folded in half under a pair of boots. A minute over the kettle and the brim came back without a crease. The inside ribbon is the clever part: you tie it once and forget about the wind.',
    'thandi ★★★★★ bought | Stays on when I do not stand still | I taught an outdoor class in it. Ninety minutes, two turns, one jump. It stayed.',
    'zeynep ★★★★ bought | Lovely, wide, very wide | Ten centimetres of brim is a lot on a bus. On a beach it is exactly right. I have poked two strangers and made one friend.',
    'greta ★★★★ bought | Shade for reading | The brim covers a paperback but not a hardback. Bought a size up for my bun.',
  ],
  'sun-hat-olive': [
    'bea ★★★★★ bought | The garden hat | Rained on, sat on, lent to a scarecrow for two weeks. Steamed it, wore it to a wedding.',
    'carmen ★★★★ bought | Kind to the eyes | The darker underside really does help at midday. One star off because the colour in my photo was greener than in my hand; in my hand it is more like an actual olive.',
  ],
  'sunglasses-dune': [
    'kwame ★★★★★ bought | Sat on them. They forgave me. | Spring hinges are not a slogan here. There was a noise, there was a silence, there was nothing broken.',
    'diego ★★★ bought | Great at the café, slide when running | Handsome, light, good lenses. But they creep down my nose after the second kilometre. They never claimed to be for sport, so three, and I keep them for afterwards.',
    'luca ★★★★ bought | Good on the bike, at city speed | Polarised means you cannot read some phone screens. You should not be reading your phone.',
  ],
  'trench-coat': [
    'ines ★★★★★ bought | Pockets! | A sketchbook, a folding rule, a sandwich, an umbrella I no longer need. The lining comes out in four minutes and back in in eleven.',
    'sofie ★★★★ bought | Rides well | The back vent is deep enough for a bicycle saddle. Sleeves are long; I turned them up once and it looks intended.',
    'hana ★★ bought | wrong for me, maybe right for you | beautiful coat. i am 1.54 and i looked like two children pretending to be one detective. sent back, refund came in three days, no drama.',
  ],
  'linen-dress': [
    'salma ★★★★★ bought | Wrinkles with dignity | I stopped ironing it after the first wash, and it looks better for it. The pockets hold keys without pulling to one side.',
    'anouk ★★★★ bought | Paint came out | Wore it to “just look at” a wall. Cold water, soap, an hour of regret, gone. The waist is high; try before you cut the label.',
  ],
  'wool-scarf-rust': [
    'freya ★★★★★ bought | After cold water, this | I have tried towels, robes and a man called Anders. Nothing warms a neck after a four-degree swim like this scarf.',
    'kofi ★★★★ bought | Long enough for two | It is. Platform nine, twenty minutes late, tested with a stranger. It pills a little under a bag strap.',
  ],
  'wool-scarf-moss': [
    'tove ★★★★ bought | From someone who knits | I would not have bought a scarf in fifty years. But that green, and an even weave with proper ends. I looked for the mistake for an evening. There is one. I shall not say where.',
    'lars ★★★★★ bought | Pillow, towel, scarf | In that order on the last trip. Washed cold, dried flat on a tent, no change at all.',
  ],
  'market-bag': [
    'giulia ★★★★★ bought | It stands up by itself | You do not know how tired you are of bags lying down until one stands. Six jars of gouache, an easel leg, bread.',
    'yara ★★★ bought | Handsome, but heavy when empty | Leather is leather. With two bottles, two rain suits and a snack for each twin I feel it in the shoulder. For a person with one job it is perfect.',
  ],
  'sneakers-cloud': [
    'kwame ★★★★ bought | Honest everyday runner | Not a racing shoe and does not pretend. The knit breathes, the insole is replaceable, and the box is good cardboard. Yes, I rate the box.',
    'emeka ★★★★★ bought | Passed by a physio | Flexes where a foot flexes, holds where a heel needs holding. I stand nine hours a day on tiles and my knees have stopped sending letters.',
    'arjun ★★★★ bought | good for everything except skating | i tried skating. do not skate. walking, running for the bus, looking great: yes',
    'luca ★★★ bought | Half up for wide feet, believe it | I did not believe it. Exchanged for half a size up and now it is a four. Leaving the three for my own pride.',
  ],
  'sneakers-sage': [
    'thandi ★★★★★ bought | Danced a whole term | Gum sole turns on wood without squeaking. Colour still the colour after fourteen weeks.',
    'minh ★★★★ bought | People do ask | Twice on the stairs, once at a traffic light. I say “a website”, like an old man.',
  ],
  'ankle-boots': [
    'lucia ★★★★★ bought | I feel like the last page | Red, glossy, and I walked four kilometres home in them after missing the tram. No plaster.',
    'zeynep ★★★ bought | Cobbles are not their friend | A stacked heel is stable until the old town. Beautiful on floors. I asked the cobbler whose number is in the box for a rubber heel, and he knew exactly why.',
  ],
  wristwatch: [
    'pavel ★★★★★ bought | Reads itself at night | I have bought four watches for the observatory terrace. Three glowed so brightly they spoiled the eyes. This one glimmers, and no more.',
    'rafi ★★★★ bought | The only dumb thing I own | It cannot message me. It charges from the window. I check the time and nothing else happens. Extraordinary.',
  ],
  'merino-socks': [
    'freya ★★★★★ bought | Warm when wet, as promised | Fell through the ice up to the knee (mine, not the lake’s). Squelched for an hour, warm for an hour.',
    'oscar ★★★★ bought | Nobody stole them | Size 47 exists and is really 47. The dog took one but brought it back.',
    'tom ★★★★ bought | Better than the cheap ones | Bought one set to see. The heels on my old ones went in a month, these are fine after two.',
  ],
  'rose-hand-wash': [
    'mina ★★★★★ bought | Hands that get washed fifty times a day | I bring my own to work now. Knuckles have stopped cracking. The refill pouch fits in without a funnel.',
    'elif ★★★ bought | Lovely smell, moody pump | Second bottle: the pump sticks if you leave it a week. They sent a new one within days, so it is kindness four, pump two!',
  ],
  'olive-soap': [
    'leila ★★★★★ bought | From one soap maker about another | Properly cured: it is hard, it does not go to jelly in the dish, and the geranium is real oil. I am a little jealous and I will buy it again.',
    'bram ★★★★ bought | Gets soil off | And I do not smell like my grandmother. I smell like her garden, which is better.',
    'thandi ★★★★★ bought | Hotel sinks of the world | One bar, eleven weeks, nine hotels. It dries in its paper by checkout.',
  ],
  'brick-lipstick': [
    'amara ★★★★★ bought | My one red | I have put it on thirty clients, and it argues with none of them. Survives soup, coffee and one proposal.',
    'lucia ★★★★ bought | Through a whole novel | Put on at page one, still there at the end, and I start at the end, so make of that what you like.',
    'noor ★★★ bought | Colour ten, comfort six | The most beautiful brown-red. On me it is dry after three hours. With balm underneath it is fine, but I wanted not to need the balm.',
  ],
  'sea-sponge': [
    'salma ★★★★★ bought | Bucket, soap, this | The only bath sponge that makes foam like at the hammam. Hang it, as they say. Really hang it.',
    'bea ★★★ bought | Mine went grey | I did not hang it. That is on me. Three because the card that tells you to hang it is printed on the inside of the box.',
  ],
} as const satisfies ReviewBook;
