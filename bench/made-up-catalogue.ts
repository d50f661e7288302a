/** A product as the benchmark makes it up. */
export interface MadeUpProduct {
  external_id: string;
  group_id: string;
  title: string;
  description: string;
  brand: string;
  category: string;
  price_amount: number;
  sale_price_amount: number | null;
  availability: string;
  quantity: number | null;
  rating_sum: number;
  rating_count: number;
}

const things = [
  [
    'Technology > Audio',
    'headphones earbuds speaker soundbar microphone turntable amplifier',
    '耳机 音箱 麦克风',
  ],
  ['Technology > Phones', 'phone case charger cable holder screen protector', '手机 手机壳 充电器 数据线'],
  ['Home > Lamps', 'lamp lantern lampshade chandelier nightlight', '台灯 吊灯 落地灯 小夜灯'],
  ['Home > Kitchen', 'pan kettle knife teapot mug grinder toaster', '炒锅 水壶 菜刀 茶壶 杯子'],
  ['Style > Dresses', 'dress skirt gown kimono', '连衣裙 半身裙 旗袍'],
  ['Style > Shirts', 'shirt blouse hoodie sweater cardigan', '衬衫 毛衣 卫衣'],
  ['Style > Shoes', 'shoes sneakers boots sandals loafers', '运动鞋 靴子 凉鞋'],
  ['Fitness > Yoga', 'mat block strap bolster', '瑜伽垫 瑜伽砖 弹力带'],
  ['Toys > Games', 'puzzle dice board cards chess', '拼图 积木 象棋'],
  ['Beauty > Skin', 'cream serum cleanser sunscreen', '面霜 精华 防晒霜'],
] as const;
const qualities =
  'wireless cotton wooden portable waterproof vintage classic modern foldable mini large soft bright organic stainless handmade nordic travel gaming winter'.split(
    ' ',
  );
const colours = 'black white red blue green oak walnut grey beige silver'.split(' ');
const chineseQualities = '无线 蓝牙 纯棉 实木 便携 防水 复古 夏季 女士 男士 儿童 家用'.split(' ');
const filler =
  'with for and the a made to last every day in your home designed by people who care comes in premium quality fits'.split(
    ' ',
  );

/** Makes a catalogue up: the same one every time, every fifth product with a Chinese title. */
export function* makeUpCatalogue(count: number): Generator<MadeUpProduct> {
  const random = mulberry(2017);
  const pick = <T>(from: readonly T[]): T => {
    const picked = from[Math.floor(random() ** 1.5 * from.length)];
    if (picked === undefined) throw new Error('Nothing to pick from.');
    return picked;
  };
  // Names nobody else has make the dictionary as long as that of a real shop.
  const syllables = 'ba do ki lu me no ra si ta vo we zu fen lor mar nid'.split(' ');
  const coin = () => Array.from({ length: 3 }, () => pick(syllables)).join('');
  const brands = Array.from({ length: 800 }, () => coin().replace(/^./, (letter) => letter.toUpperCase()));
  for (let index = 0; index < count; index++) {
    const [category, english, chinese] = pick(things);
    const isChinese = index % 5 === 0;
    const brand = pick(brands);
    const title = isChinese
      ? `${pick(chineseQualities)}${pick(chineseQualities)}${pick(chinese.split(' '))} ${brand}`
      : `${brand} ${pick(qualities)} ${pick(qualities)} ${pick(english.split(' '))} ${coin()} ${pick(colours)}`;
    const said = Array.from({ length: 24 }, () => (random() < 0.3 ? pick(qualities) : pick(filler)));
    const amount = 500 + Math.floor(random() ** 3 * 100_000);
    const count = random() < 0.4 ? Math.floor(random() * 200) : 0;
    yield {
      external_id: `sku-${index}`,
      group_id: `group-${Math.floor(index / 3)}`,
      title,
      description: said.join(' '),
      brand,
      category: `${category} > ${pick(qualities)}`,
      price_amount: amount,
      sale_price_amount: random() < 0.1 ? Math.floor(amount * 0.8) : null,
      availability: random() < 0.12 ? 'out_of_stock' : 'in_stock',
      quantity: random() < 0.5 ? null : Math.floor(random() * 20),
      rating_sum: Math.round(count * (3 + random() * 2)),
      rating_count: count,
    };
  }
}

// Small, seeded, good enough for a catalogue.
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
