import type { DemoPerson } from './person.ts';

/** Handle, name, face, its ground, days since joining, interests, bio. */
const table = `
noor | Noor Rahmani | 🧕🏽 | #e9a95f | 402 | kitchen baking home-decor books coffee | Bakes on Fridays, reads on trains. Rotterdam.
mateo | Mateo Quiroga | 🧔🏼‍♂️ | #c7d2a8 | 388 | bbq kitchen music vinyl outdoors | Fire, smoke, patience. Also records.
yuki | Yuki Tanabe | 👩🏻 | #f3c6a8 | 371 | houseplants home-decor cats coffee arts-crafts | Forty-one plants, one cat, no free window.
zeynep | Zeynep Arslan | 👩🏼‍🦱 | #d7c39b | 350 | style beauty travel books sneakers | İzmir to anywhere with hand luggage.
lars | Lars Eide | 👨🏽 | #b8cdd0 | 341 | outdoors stargazing technology cycling coffee | I own more tents than chairs.
priya | Priya Nair | 👩🏾 | #f0b777 | 333 | kitchen garden books arts-crafts tv-bingewatching | Chutney, crosswords, one too many novels at once.
kofi | Kofi Asante | 👨🏿 | #e3d09b | 327 | music vinyl style sneakers coffee | Crate digger. Ask me about highlife.
elif | Elif Demirci | 🧕🏻 | #c9d8bb | 318 | garden houseplants kitchen pets cats | Balcony farmer, fourth floor, north-east.
hugo | Hugo Berthelot | 👨🏻‍🦱 | #efc3a2 | 309 | cycling coffee travel technology outdoors | Commutes by bike, complains by bike.
mei | Mei Hua | 👵🏻 | #ecd9a4 | 301 | kitchen arts-crafts board-games books baby-kids | Grandmother of three, undefeated at dice.
diego | Diego Farías | 🧑🏼‍🦱 | #b6c9b1 | 296 | fitness sneakers cycling outdoors music | Slow runner, fast talker.
anouk | Anouk Visser | 👩🏽 | #f2d2b6 | 288 | home-decor style arts-crafts houseplants books | Repaints the same wall every spring.
rafi | Rafi Cohen | 🧔🏻‍♂️ | #cdb692 | 280 | technology internet-of-things music tv-bingewatching coffee | My flat has opinions. I taught it some.
ola | Ola Wrona | 👱🏻‍♀️ | #e7bfa4 | 274 | baking kitchen baby-kids books garden | Two toddlers, one sourdough, all alive.
bram | Bram de Groot | 👨🏽‍🦳 | #c2cfc2 | 266 | garden outdoors books bbq pets | Retired. Busier than before.
leila | Leila Haddad | 👩🏼 | #f2c27a | 258 | beauty style home-decor travel arts-crafts | Soap maker by night, chemist by day.
tariq | Tariq Bello | 👨🏾‍🦱 | #d9b08c | 251 | baking coffee kitchen fitness books | Up at four for the bread. Asleep by nine.
nina | Nina Kovač | 👩🏻‍🦱 | #bfd0cc | 244 | cats pets books tv-bingewatching houseplants | Vet nurse. Yes, I will look at a photo of your cat.
jonas | Jonas Richter | 👨🏻 | #e0d2b0 | 239 | board-games toys-games technology books coffee | Owns the rules. Reads them aloud.
thandi | Thandi Mokoena | 👩🏿‍🦱 | #f0a97c | 231 | fitness travel music beauty outdoors | Dance teacher. Suitcase always half packed.
pavel | Pavel Hrubý | 👴🏻 | #c8c19e | 226 | stargazing technology outdoors books vinyl | Looking up since 1968.
carmen | Carmen Ibáñez | 👩🏼‍🦳 | #edc7a0 | 220 | garden kitchen home-decor pets arts-crafts | Geraniums on every flat surface.
minh | Minh Trần | 👨🏻‍🦰 | #bcd0a9 | 213 | coffee technology cycling kitchen sneakers | Drip coffee, code, noodles. In that order.
aroha | Aroha Ngata | 👩🏾‍🦱 | #b9cfc6 | 208 | outdoors stargazing travel pets music | South-facing, weather permitting.
sean | Seán Brannigan | 👨🏻‍🦳 | #d8cfa8 | 199 | music vinyl books bbq tv-bingewatching | Banjo owner; apologies in advance.
giulia | Giulia Ferrante | 👩🏻‍🎨 | #f1cdb0 | 191 | arts-crafts home-decor style travel kitchen | Paints postcards and actually posts them.
yara | Yara Nasser | 🧕🏼 | #cdd3af | 184 | baby-kids toys-games baking books beauty | Mum of twins. Coffee is a food group.
andre | André Baptiste | 👨🏿‍🦱 | #e8bd84 | 178 | bbq kitchen music fitness outdoors | Low, slow, and a bit loud.
hana | Hana Sato | 👧🏻 | #f4d6bd | 171 | cats style arts-crafts coffee tv-bingewatching | Student, knitter, staff to a ginger cat.
ivo | Ivo Petrov | 🧑🏼‍🦰 | #c4cfb8 | 165 | cycling technology internet-of-things outdoors coffee | Fixes bikes, then rides them until they need fixing.
salma | Salma Idrissi | 🧕🏾 | #ebb58e | 158 | home-decor kitchen travel style garden | Tiles, tea, terraces.
marisol | Marisol Vega | 👩🏾‍🏫 | #f3cf8f | 149 | baby-kids arts-crafts toys-games garden baking | Primary school teacher, glue in my hair.
dev | Dev Malhotra | 👨🏾 | #c3d3d3 | 143 | technology internet-of-things music tv-bingewatching board-games | Automates things nobody asked for.
freya | Freya Lund | 👱🏽‍♀️ | #d5dcc0 | 137 | outdoors cycling style pets coffee | Cold swims, warm socks, big dog.
kwame | Kwame Boateng | 🧔🏿‍♂️ | #e6ca92 | 130 | style sneakers fitness music travel | Keeps the boxes. All of them.
lucia | Lucia Moreau | 👩🏻‍🦰 | #efc5b2 | 118 | books coffee tv-bingewatching cats home-decor | Reads the last page first. Sorry.
emeka | Emeka Obi | 👨🏿‍🦲 | #bccbb0 | 104 | fitness cycling technology music travel | Physio. Please stretch.
tove | Tove Nyström | 👵🏽 | #e5d3b3 | 96 | arts-crafts garden baking books home-decor | If it holds still, I knit around it.
arjun | Arjun Rao | 👦🏾 | #f0c48b | 128 | sneakers toys-games music technology fitness | Skates badly with great joy.
mina | Mina Park | 👩🏻‍🍳 | #cfd9c9 | 140 | kitchen baking coffee beauty travel | Pastry cook. My days off smell of butter too.
oscar | Oscar Lindgren | 🐻 | #d9b893 | 110 | pets outdoors stargazing coffee books | Large, quiet, usually at the dog park.
bea | Bea Thornton | 🦊 | #d6dcb7 | 97 | garden style home-decor baking cats | New here. Be gentle with my dahlias.
samir | Samir Khoury | 🦉 | #c8d1cf | 95 | vinyl music technology coffee board-games | Night shift, day sleeper, jazz in between.
`;

/** Everyone who has a membership and no special role. */
export const members: readonly DemoPerson[] = table.trim().split('\n').map(memberOf);

function memberOf(line: string): DemoPerson {
  const [handle = '', name = '', emoji = '', ground = '', joinedDaysAgo = '', interests = '', bio = ''] =
    line.split(' | ');
  return {
    handle,
    name,
    bio,
    interests: interests.split(' '),
    isMember: true,
    joinedDaysAgo: Number(joinedDaysAgo),
    avatar: { emoji, ground },
  };
}
