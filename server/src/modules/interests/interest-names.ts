import { sourceLocale, type Locale } from '@spark/contract';

type Names = Readonly<Partial<Record<Locale, string>>>;

/** What the interests a community begins with are called in other languages, by their English name. */
const known: Readonly<Record<string, Names>> = {
  Books: { 'zh-CN': '阅读', ar: 'الكتب' },
  'Style & Fashion': { 'zh-CN': '穿搭时尚', ar: 'الأناقة والموضة' },
  Technology: { 'zh-CN': '数码科技', ar: 'التقنية' },
  'Home Decor': { 'zh-CN': '家居装饰', ar: 'ديكور المنزل' },
  Music: { 'zh-CN': '音乐', ar: 'الموسيقى' },
  Fitness: { 'zh-CN': '健身', ar: 'اللياقة' },
  'Toys & Games': { 'zh-CN': '玩具游戏', ar: 'الألعاب' },
  Kitchen: { 'zh-CN': '厨房', ar: 'المطبخ' },
  Beauty: { 'zh-CN': '美妆护肤', ar: 'الجمال' },
  Garden: { 'zh-CN': '园艺', ar: 'الحديقة' },
  Outdoors: { 'zh-CN': '户外', ar: 'الهواء الطلق' },
  'Baby & Kids': { 'zh-CN': '母婴亲子', ar: 'الرضّع والأطفال' },
  Pets: { 'zh-CN': '萌宠', ar: 'الحيوانات الأليفة' },
  Travel: { 'zh-CN': '旅行', ar: 'السفر' },
  'Art & Crafts': { 'zh-CN': '手工艺术', ar: 'الفنون والحِرف' },
  'TV Bingewatching': { 'zh-CN': '追剧', ar: 'متابعة المسلسلات' },
  Cats: { 'zh-CN': '猫', ar: 'القطط' },
  'Internet of Things': { 'zh-CN': '智能家居', ar: 'إنترنت الأشياء' },
  BBQ: { 'zh-CN': '烧烤', ar: 'الشواء' },
  Houseplants: { 'zh-CN': '绿植', ar: 'نباتات المنزل' },
  Coffee: { 'zh-CN': '咖啡', ar: 'القهوة' },
  Vinyl: { 'zh-CN': '黑胶唱片', ar: 'أسطوانات الفينيل' },
  'Board Games': { 'zh-CN': '桌游', ar: 'ألعاب الطاولة' },
  Sneakers: { 'zh-CN': '球鞋', ar: 'الأحذية الرياضية' },
  Baking: { 'zh-CN': '烘焙', ar: 'الخَبز' },
  Stargazing: { 'zh-CN': '观星', ar: 'مراقبة النجوم' },
  Cycling: { 'zh-CN': '骑行', ar: 'ركوب الدراجات' },
};

/** How an interest is kept: by its name in the language of the shop, and by all there are. */
export function namesOf(english: string, locale: Locale): { name: string; names: string } {
  const names: Names = { [sourceLocale]: english, ...known[english] };
  return { name: names[locale] ?? english, names: JSON.stringify(names) };
}
