import type { ReviewBook } from './review.ts';

/** What people think of pots, cups and things to eat. */
export const kitchenReviews = {
  'teapot-tomato': [
    'ines ★★★★★ bought | It does not dribble | I have poured for twelve, in a hurry, over a white tablecloth, on purpose. Nothing. The glaze pools darker at the foot and every guest has turned it over to look for the name.',
    'salma ★★★★ bought | Pours from high up | From forty centimetres, one clean line. The lid wants a finger on it when nearly empty, hence four.',
    'carmen ★★★★★ bought | Also waters geraniums | I know what it is for. I also know what it is perfect for.',
    'greta ★★★★ bought | Four cups means four small cups | Or two of mine. Keeps warm for about a chapter and a half.',
  ],
  'teapot-sage': [
    'kenji ★★★★★ bought | A quiet thing | I waited two months for this colour and would wait again. It is neither green nor grey, and by evening it is both.',
    'yuki ★★★★ bought | Matches nine plants | The strainer comes out in one go and does not drip on the way to the bin. Chipped mine on the tap; that was me.',
  ],
  'stoneware-mug': [
    'kenji ★★★★★ bought | About the lip | Thick at the base, thin where it meets you. Everything else about a cup is decoration. I own four.',
    'tariq ★★★★★ bought | Hot until the second batch | Poured at 4:15, forgotten, found at 4:50, still drinkable. In a bakery that is a miracle.',
    'minh ★★★ bought | Saucer is optional, and it should be | Great cup. But the saucer does not fit my machine’s tray, and I cannot buy the cup without it. I now own four biscuit plates.',
  ],
  'tea-infuser-cup': [
    'leila ★★★★ bought | Like a small experiment every morning | Watching leaves open is my whole job satisfaction. Double wall works: hot inside, cool outside. Hand-wash the oak.',
    'lucia ★★★★★ bought | I watch it instead of my phone | Three minutes. That is the review.',
  ],
  'espresso-beans': [
    'hugo ★★★★★ bought | Day six, as they say | I tried day two. I tried day four. On day six I said something out loud, alone, in my kitchen.',
    'samir ★★★★★ bought | Starts the night | Fig, orange, and then you are a doctor’s assistant until sunrise.',
    'tom ★★★★ bought | Good even in a cheap pot | I do not have a machine, just a stovetop pot from my gran. Chocolatey. Will buy again.',
    'rafi ★★★ bought | Good, but darker than I like | This is a matter of taste and mine is odd. Fresh, well packed, roast date on the bag. I like my coffee to taste like a lemon’s cousin.',
  ],
  'iron-skillet': [
    'mateo ★★★★★ bought | Give it three weeks | Week one: eggs stick, you swear. Week two: eggs think about it. Week three: they slide and you call your brother. A third lighter than my old one and my wrist knows it.',
    'andre ★★★★★ bought | Cornbread with a crust that talks back | From the coals to the table and nobody got a clean plate. The handle is long enough to stay sane.',
    'ola ★★★★ bought | Light enough to move with a child on one hip | Not recommended, but it is Tuesday and dinner is at five.',
    'anouk ★★ bought | I am the problem | It rusted. I left it in the sink. The instructions say in large letters not to leave it in the sink. Two stars for me, really. Kept it, scrubbed it, we are in counselling.',
  ],
  'stew-pot': [
    'carmen ★★★★★ bought | Sixteen people | Feeds six, they say. It fed sixteen, with bread and optimism. Nothing burned at the bottom.',
    'priya ★★★★ bought | Real handles | Both hands, with oven gloves on, and room to spare. The white inside stains with turmeric by the second dal. I call it seasoning.',
    'mei ★★★★ bought | Good bottom | Heavy where it should be heavy. My broth simmers for two days without a rattle. The lid is a little loud at night.',
  ],
  'chef-knife': [
    'mina ★★★★★ bought | I would take it to work | And then I did, and I had to bring it home again because everyone borrowed it. Holds an edge for a fortnight of croissant butter and shallots.',
    'mateo ★★★★★ bought | A little afraid of it | As one should be.',
    'hugo ★★★ bought | It told on me | I left it wet ONCE. There is now a spot shaped like Corsica. Cuts like nothing else. Needs an owner more grown-up than I am.',
  ],
  'storage-jar': [
    'tariq ★★★★★ bought | Fourteen of them | They stack. I checked with fourteen. The seal can be bought separately, which is the reason I did not buy the cheaper one.',
    'priya ★★★★ bought | Chutney proof | Six batches, no leaks, no smell in the cupboard. The label paper runs if you write on it with wet mango hands.',
    'luca ★★★★ | Got one full of biscuits | It was a present and it is no longer full of biscuits. Now it holds screws. Very tight lid.',
  ],
  'mixing-bowl': [
    'noor ★★★★★ bought | No drip down the side | The lip works. I have made pancakes every Saturday for two months to be scientific. The spoon is now the spoon.',
    'marisol ★★★ bought | Too good for a classroom | My fault for taking it. It is heavy for small arms, and one chip later it lives at home, where I am allowed to use it alone.',
  ],
  'picnic-basket': [
    'giulia ★★★★★ bought | Held a cake upright for an hour on a bus | The cake was admired by three passengers and blessed by one.',
    'thandi ★★★★ bought | Room for four plates and one speaker | It creaks when you carry it, in a friendly way. I would like a strap for the bottle.',
  ],
  'wine-glasses': [
    'ines ★★★★ bought | Thin without fear | Both still alive after five dinners and a dishwasher. Sold in twos, and I had to buy six times two.',
    'sean ★★★★★ bought | You can hear it | Ring the rim after dinner. It is a G sharp. I have accompanied it. There were complaints.',
  ],
  'fondue-set': [
    'hana ★★★★★ bought | someone does always take yours | my colour is yellow. everyone knows my colour is yellow. anyway: the burner holds steady for two hours, the pot washes easily, friendships vary',
    'jonas ★★★ bought | The rules are incomplete | A fine pot and a steady flame. But who loses their bread must do WHAT? The card says “a forfeit”. I have written an appendix of two pages and laminated it.',
  ],
  'lunch-box': [
    'minh ★★★★★ bought | Soup-adjacent food is safe | Rode ten kilometres with noodles in sauce. Nothing moved. The little walls can be put anywhere.',
    'mei ★★★★ bought | Good lacquer, small rooms | For an adult who eats like an adult, choose it and add a banana. For my granddaughter it is a palace.',
    'emeka ★★★★ bought | Makes me eat lunch | I see patients through lunch if nobody stops me. This stops me. Hand-wash only, be warned.',
  ],
  'heather-honey': [
    'noor ★★★★★ bought | Bitter in the right place | On challah, on yoghurt, on a spoon at the fridge with the door open at midnight.',
    'tove ★★★★★ bought | The pot is now a vase | And I have ordered another pot, because it needs a brother. Dark, set, tastes of hillside.',
    'yara ★★ bought | Not for children, say mine | I love it. The twins put down their spoons and looked at me as though I had sold the house. Two from them, five from me, they outvote me.',
  ],
  'oak-firewood': [
    'andre ★★★★★ bought | Dry as they say | I have a meter and I am that kind of person. Sixteen percent, all the way through. Lights without drama and burns without hiss.',
    'mateo ★★★★ bought | Good oak, cut a bit short | Fourteen hours from two boxes. For a long smoke I like longer splits, but I will not argue with this smell.',
    'aroha ★★★★ bought | Fire bowl, three evenings | No sparks in the blanket, no smoke in the eyes. Box is heavy; order it to the car, not the third floor.',
  ],
} as const satisfies ReviewBook;
